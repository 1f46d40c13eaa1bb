import { BothField } from './both-field';
import { ChoiceField, NumberField } from './fields';
import type { InterviewDraft } from './interview-draft';
import { useShelf } from './shelf';

const levels = ['junior', 'mid', 'senior'] as const;
const navigations = ['forward', 'free'] as const;
const outages = ['give-back', 'keep-going'] as const;

/** What holds for the whole interview. */
export function InterviewFields({
  definition,
  onChange,
}: {
  readonly definition: InterviewDraft;
  readonly onChange: (definition: InterviewDraft) => void;
}) {
  const { texts } = useShelf();
  const t = texts.interview;
  return (
    <div className="grid gap-5">
      <BothField
        path="title"
        rows={1}
        label={t.title}
        value={definition.title}
        onChange={(title) => {
          onChange({ ...definition, title });
        }}
      />
      <BothField
        path="lead"
        label={t.lead}
        value={definition.lead}
        onChange={(lead) => {
          onChange({ ...definition, lead });
        }}
      />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <ChoiceField
          path="level"
          label={t.level}
          value={definition.level}
          options={levels.map((id) => ({ id, name: t.levels[id] }))}
          onChange={(level) => {
            onChange({ ...definition, level });
          }}
        />
        <NumberField
          path="minutes"
          label={t.minutes}
          hint={t.minutesHint}
          value={definition.minutes}
          onChange={(minutes) => {
            onChange({ ...definition, minutes });
          }}
        />
        <ChoiceField
          path="navigation"
          label={t.navigation}
          value={definition.navigation}
          options={navigations.map((id) => ({ id, name: t.navigations[id] }))}
          onChange={(navigation) => {
            onChange({ ...definition, navigation });
          }}
        />
        <ChoiceField
          path="outage"
          label={t.outage}
          value={definition.outage}
          options={outages.map((id) => ({ id, name: t.outages[id] }))}
          onChange={(outage) => {
            onChange({ ...definition, outage });
          }}
        />
      </div>
    </div>
  );
}
