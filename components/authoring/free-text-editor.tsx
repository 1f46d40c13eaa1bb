import { fill } from '../ui/fill';
import { BothField } from './both-field';
import { freeId, noText, replaced, type AnswerOf, type TurnDraft } from './draft';
import { FollowUpFields } from './follow-up-fields';
import { RubricEditor } from './rubric-editor';
import { fieldId, useShelf } from './shelf';
import { SmallButton } from './small-button';

type Answer = AnswerOf<'free-text'>;

/** The turns of a free-text question: what each asks, its model answer, and the rubric the answer is held against. */
export function FreeTextEditor({
  answer,
  onChange,
}: {
  readonly answer: Answer;
  readonly onChange: (answer: Answer) => void;
}) {
  const { texts } = useShelf();
  const taken = answer.turns.flatMap(({ id, rubric }) => [id, ...rubric.map((point) => point.id)]);
  return (
    <>
      {answer.turns.map((turn, index) => (
        <TurnEditor
          key={turn.id}
          {...{ turn, index, taken }}
          earlier={answer.turns.slice(0, index)}
          onChange={(changed) => {
            onChange({ ...answer, turns: replaced(answer.turns, index, changed) });
          }}
        />
      ))}
      {answer.turns.length < 8 && (
        <p>
          <SmallButton
            onClick={() => {
              const turn = {
                id: freeId('turn-', taken),
                ask: noText(),
                model: noText(),
                rubric: [],
              };
              onChange({ ...answer, turns: [...answer.turns, turn] });
            }}
          >
            + {texts.question.addTurn}
          </SmallButton>
        </p>
      )}
    </>
  );
}

function TurnEditor({
  turn,
  index,
  earlier,
  taken,
  onChange,
}: {
  readonly turn: TurnDraft;
  readonly index: number;
  readonly earlier: readonly TurnDraft[];
  /** The ids that turns and points have. */
  readonly taken: readonly string[];
  readonly onChange: (turn: TurnDraft | null) => void;
}) {
  const { texts } = useShelf();
  const path = `answer.turns.${index}`;
  const name = index === 0 ? texts.question.firstTurn : fill(texts.question.turn, { n: index + 1 });
  return (
    <section
      id={fieldId(path)}
      aria-label={name}
      className="grid gap-4 border-l-4 border-line py-1 pl-4"
    >
      <div className="flex items-center justify-between gap-4">
        <h2 className="text-lg font-bold">{name}</h2>
        {index > 0 && (
          <SmallButton
            aria-label={`${texts.remove}: ${name}`}
            onClick={() => {
              onChange(null);
            }}
          >
            {texts.remove}
          </SmallButton>
        )}
      </div>
      {index > 0 && <FollowUpFields {...{ path, turn, earlier, onChange }} />}
      <BothField
        path={`${path}.model`}
        label={texts.question.model}
        rows={4}
        value={turn.model}
        onChange={(model) => {
          onChange({ ...turn, model });
        }}
      />
      <RubricEditor
        path={`${path}.rubric`}
        rubric={turn.rubric}
        taken={taken}
        onChange={(rubric) => {
          onChange({ ...turn, rubric });
        }}
      />
    </section>
  );
}
