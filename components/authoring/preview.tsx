'use client';

import { useId, useState } from 'react';
import { AnswerFields } from '../question/answer-fields';
import { responseLines } from '../question/response';
import { Sources } from '../question/sources';
import { Stem } from '../question/stem';
import { RichLine, RichText } from '../ui/rich-text';
import { languages, type WrittenDraft } from './draft';
import { TickField } from './fields';
import { PreviewTurns } from './preview-turns';
import { bodyOf, reasonsOf, rightOf } from './preview-item';
import { useShelf } from './shelf';
import { SmallButton } from './small-button';

/** The question as readers will see it, in either language, and what follows their answer. */
export function Preview({ draft }: { readonly draft: WrittenDraft }) {
  const shelf = useShelf();
  const { texts } = shelf;
  const [language, setLanguage] = useState(shelf.locale);
  const [answered, setAnswered] = useState(false);
  const id = useId();
  const stem = draft.stem[language];
  return (
    <section
      aria-labelledby={`${id}-title`}
      className="min-w-0 rounded-md border border-line bg-paper p-4"
    >
      <div className="mb-4 flex flex-wrap items-center gap-2 border-b border-hair pb-3">
        <h2 id={`${id}-title`} className="mr-auto text-sm font-semibold text-soft">
          {texts.preview.title}
        </h2>
        {languages.map((each) => (
          <SmallButton
            key={each}
            lang={each}
            aria-pressed={each === language}
            className={each === language ? 'border-ink! font-semibold' : ''}
            onClick={() => {
              setLanguage(each);
            }}
          >
            {texts.language[each]}
          </SmallButton>
        ))}
      </div>
      <div lang={language}>
        {stem.trim() === '' ? (
          <p className="text-soft">{texts.preview.empty}</p>
        ) : (
          <Stem id={`${id}-stem`} text={stem} />
        )}
        <fieldset className="mt-4 min-w-0">
          <AnswerFields
            body={bodyOf(draft.answer, language)}
            texts={shelf.question}
            prefix={id}
            stateNames={shelf.states}
            invalid={null}
            feedback={null}
          />
        </fieldset>
      </div>
      <div className="mt-4 border-t border-hair pt-2">
        <TickField
          label={<span className="text-sm">{texts.preview.answered}</span>}
          checked={answered}
          onChange={setAnswered}
        />
        {answered && <Afterwards draft={draft} language={language} />}
      </div>
    </section>
  );
}

/** What is told after an answer: what is right, why, and what each wrong answer shows. */
function Afterwards({
  draft,
  language,
}: {
  readonly draft: WrittenDraft;
  readonly language: (typeof languages)[number];
}) {
  const { texts, question, misconceptions } = useShelf();
  const right = rightOf(draft.answer);
  const reasons = reasonsOf(draft.answer, language);
  const remember = draft.remember?.[language] ?? '';
  const nameOf = (id: string) => misconceptions.find((each) => each.id === id)?.name ?? id;
  return (
    <div lang={language} className="grid gap-4 pt-2">
      {right !== null && (
        <div className="border-l-4 border-correct pl-3">
          <p className="text-xs font-semibold text-soft">{question.fact}</p>
          {responseLines(bodyOf(draft.answer, language), right, question).map((line) => (
            <p key={line}>
              <RichLine text={line} />
            </p>
          ))}
        </div>
      )}
      {draft.answer.kind === 'free-text' && (
        <PreviewTurns turns={draft.answer.turns} language={language} />
      )}
      {draft.why[language].trim() !== '' && (
        <div>
          <h3 className="font-bold">{texts.preview.why}</h3>
          <RichText text={draft.why[language]} />
        </div>
      )}
      {remember.trim() !== '' && (
        <div className="border-l-4 border-ink bg-sunk px-4 py-3">
          <p className="text-xs font-semibold text-soft">{texts.preview.remember}</p>
          <RichText text={remember} />
        </div>
      )}
      {reasons.length > 0 && (
        <div>
          <h3 className="font-bold">{texts.preview.wrong}</h3>
          <dl className="grid gap-2">
            {reasons.map(({ what, misconception, why }) => (
              <div key={what} className="border-l-4 border-wrong pl-3">
                <dt className="font-semibold">
                  <RichLine text={what} />
                </dt>
                <dd className="text-sm">
                  {misconception !== null && <p>{nameOf(misconception)}</p>}
                  <RichText text={why} className="empty:hidden" />
                </dd>
              </div>
            ))}
          </dl>
        </div>
      )}
      <Sources title={question.sources} sources={draft.sources} />
    </div>
  );
}
