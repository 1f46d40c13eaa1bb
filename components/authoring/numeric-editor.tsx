import { BothField } from './both-field';
import { isEmpty, noText, type AnswerOf } from './draft';
import { FaultList } from './fault-list';
import { NumberField } from './fields';
import { without } from './reason-fields';
import { useShelf } from './shelf';

/** The number, its unit, how far off is still right, and the near misses. */
export function NumericEditor({
  answer,
  onChange,
}: {
  readonly answer: AnswerOf<'numeric'>;
  readonly onChange: (answer: AnswerOf<'numeric'>) => void;
}) {
  const { texts } = useShelf();
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <NumberField
          path="answer.value"
          label={texts.question.value}
          value={answer.value}
          onChange={(value) => {
            onChange({ ...answer, value });
          }}
        />
        <NumberField
          path="answer.tolerance"
          label={texts.question.tolerance}
          value={answer.tolerance}
          onChange={(tolerance) => {
            onChange({ ...answer, tolerance: Math.max(0, tolerance ?? 0) });
          }}
        />
      </div>
      <BothField
        path="answer.unit"
        rows={1}
        label={
          <>
            {texts.question.unit} <span className="font-normal text-soft">({texts.optional})</span>
          </>
        }
        hint={texts.question.unitHint}
        value={answer.unit ?? noText()}
        onChange={(unit) => {
          onChange(without(answer, 'unit', isEmpty(unit) ? {} : { unit }));
        }}
      />
      <FaultList<AnswerOf<'numeric'>['faults'][number]>
        faults={answer.faults}
        fresh={() => ({ value: null })}
        onChange={(faults) => {
          onChange({ ...answer, faults });
        }}
      >
        {(fault, path, onFault) => (
          <NumberField
            path={`${path}.value`}
            label={texts.question.value}
            value={fault.value}
            onChange={(value) => {
              onFault({ ...fault, value });
            }}
          />
        )}
      </FaultList>
    </>
  );
}
