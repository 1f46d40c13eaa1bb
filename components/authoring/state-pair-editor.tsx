import type { StateName } from '@/lib/questions';
import { fill } from '../ui/fill';
import { BothField } from './both-field';
import type { AnswerOf } from './draft';
import { FaultList } from './fault-list';
import { ChoiceField } from './fields';
import { useShelf } from './shelf';

type Answer = AnswerOf<'state-pair'>;
const ends = ['A', 'B'] as const;

/** What the two ends are called, the state of each, and the pairs that are wrong in a known way. */
export function StatePairEditor({
  answer,
  onChange,
}: {
  readonly answer: Answer;
  readonly onChange: (answer: Answer) => void;
}) {
  const { texts } = useShelf();
  return (
    <>
      <section aria-labelledby="ends" className="grid gap-4">
        <h2 id="ends" className="text-lg font-bold">
          {texts.question.ends}
        </h2>
        {ends.map((end) => (
          <BothField
            key={end}
            path={`answer.ends.${end}`}
            rows={1}
            label={fill(texts.question.end, { end })}
            value={answer.ends[end]}
            onChange={(name) => {
              onChange({ ...answer, ends: { ...answer.ends, [end]: name } });
            }}
          />
        ))}
        <StateFields
          path="answer.states"
          states={answer.states}
          onChange={(states) => {
            onChange({ ...answer, states });
          }}
        />
      </section>
      <FaultList<Answer['faults'][number]>
        faults={answer.faults}
        fresh={() => ({ states: answer.states })}
        onChange={(faults) => {
          onChange({ ...answer, faults });
        }}
      >
        {(fault, path, onFault) => (
          <StateFields
            path={`${path}.states`}
            states={fault.states}
            onChange={(states) => {
              onFault({ ...fault, states });
            }}
          />
        )}
      </FaultList>
    </>
  );
}

function StateFields({
  path,
  states,
  onChange,
}: {
  readonly path: string;
  readonly states: Answer['states'];
  readonly onChange: (states: Answer['states']) => void;
}) {
  const shelf = useShelf();
  const options = shelf.states.map((state: StateName) => ({ id: state, name: state }));
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {ends.map((end) => (
        <ChoiceField
          key={end}
          path={`${path}.${end}`}
          label={fill(shelf.texts.question.state, { end })}
          value={states[end]}
          options={options}
          onChange={(state) => {
            onChange({ ...states, [end]: state });
          }}
        />
      ))}
    </div>
  );
}
