import { AnswerEditor } from './answer-editor';
import { BothField } from './both-field';
import { isEmpty, noText, type WrittenDraft } from './draft';
import { ChoiceField } from './fields';
import { SettingFields } from './setting-fields';
import { SourcesField } from './sources-field';
import { useShelf } from './shelf';

const presets = ['none', 'rfc9293', 'linux'] as const;

/** The fields of a written question, what is needed first, what may be left out at the end. */
export function WrittenFields({
  draft,
  onChange,
}: {
  readonly draft: WrittenDraft;
  readonly onChange: (draft: WrittenDraft) => void;
}) {
  const { texts } = useShelf();
  return (
    <>
      <SettingFields draft={draft} onChange={onChange} />
      <BothField
        path="stem"
        label={texts.question.stem}
        hint={texts.question.stemHint}
        rows={4}
        value={draft.stem}
        onChange={(stem) => {
          onChange({ ...draft, stem });
        }}
      />
      <AnswerEditor
        answer={draft.answer}
        onChange={(answer) => {
          onChange({ ...draft, answer });
        }}
      />
      <BothField
        path="why"
        label={texts.question.why}
        rows={3}
        value={draft.why}
        onChange={(why) => {
          onChange({ ...draft, why });
        }}
      />
      <details className="border-y border-hair py-3">
        <summary className="cursor-pointer font-semibold">{texts.question.more}</summary>
        <div className="mt-4 grid gap-6">
          <BothField
            path="remember"
            label={texts.question.remember}
            value={draft.remember ?? noText()}
            onChange={(remember) => {
              onChange({ ...draft, remember: isEmpty(remember) ? null : remember });
            }}
          />
          <SourcesField
            sources={draft.sources}
            onChange={(sources) => {
              onChange({ ...draft, sources });
            }}
          />
          <ChoiceField
            path="preset"
            label={texts.preset}
            value={draft.preset ?? 'none'}
            options={presets.map((id) => ({ id, name: texts.presets[id] }))}
            onChange={(preset) => {
              onChange({ ...draft, preset: preset === 'none' ? null : preset });
            }}
          />
        </div>
      </details>
    </>
  );
}
