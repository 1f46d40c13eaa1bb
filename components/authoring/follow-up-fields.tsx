import { BothField } from './both-field';
import { noText, type TurnDraft } from './draft';
import { ChoiceField } from './fields';
import { without } from './reason-fields';
import { useShelf } from './shelf';

const conditions = ['either', 'said', 'unsaid'] as const;
type Condition = (typeof conditions)[number];

const conditionOf = (turn: TurnDraft, point: string): Condition =>
  turn.when?.said.includes(point)
    ? 'said'
    : turn.when?.unsaid.includes(point)
      ? 'unsaid'
      : 'either';

/** The turn asked under another condition; without any it is asked always. */
function withCondition(turn: TurnDraft, point: string, condition: Condition): TurnDraft {
  const others = (list: readonly string[] = []) => list.filter((id) => id !== point);
  const said = [...others(turn.when?.said), ...(condition === 'said' ? [point] : [])];
  const unsaid = [...others(turn.when?.unsaid), ...(condition === 'unsaid' ? [point] : [])];
  return without(turn, 'when', said.length + unsaid.length === 0 ? {} : { when: { said, unsaid } });
}

/** What a follow-up asks, and after which answers. */
export function FollowUpFields({
  path,
  turn,
  earlier,
  onChange,
}: {
  readonly path: string;
  readonly turn: TurnDraft;
  readonly earlier: readonly TurnDraft[];
  readonly onChange: (turn: TurnDraft) => void;
}) {
  const { texts, locale } = useShelf();
  const points = earlier.flatMap(({ rubric }) => rubric);
  return (
    <>
      <BothField
        path={`${path}.ask`}
        label={texts.question.ask}
        value={turn.ask ?? noText()}
        onChange={(ask) => {
          onChange({ ...turn, ask });
        }}
      />
      {points.length > 0 && (
        <fieldset className="min-w-0">
          <legend className="text-sm font-semibold">{texts.question.when}</legend>
          <p className="mb-2 text-sm text-soft">{texts.question.whenHint}</p>
          <div className="grid gap-3 sm:grid-cols-2">
            {points.map((point) => (
              <ChoiceField
                key={point.id}
                path={`${path}.when.${point.id}`}
                label={point.text[locale] === '' ? point.id : point.text[locale].slice(0, 120)}
                value={conditionOf(turn, point.id)}
                options={conditions.map((id) => ({ id, name: texts.question[id] }))}
                onChange={(condition) => {
                  onChange(withCondition(turn, point.id, condition));
                }}
              />
            ))}
          </div>
        </fieldset>
      )}
    </>
  );
}
