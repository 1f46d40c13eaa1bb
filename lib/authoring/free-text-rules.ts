import type { AuthoredQuestion } from '@/lib/questions';
import { remark, type Path, type Remark } from './finding';

type Turns = Extract<AuthoredQuestion['answer'], { kind: 'free-text' }>['turns'];
type Turn = Turns[number];

/**
 * What a schema cannot say of a free-text answer: ids are unique, the first turn asks the stem, every other one asks
 * something, a condition names points that can have been ticked by then, and every turn has something to say.
 */
export function freeTextRemarks(turns: Turns, path: Path): Remark[] {
  return turns.flatMap((turn, index) => {
    const at = [...path, 'turns', index];
    const earlier = turns.slice(0, index);
    return [
      ...idRemarks(turn, earlier, at),
      ...(index === 0 ? firstRemarks(turn, at) : followUpRemarks(turn, earlier, at)),
      ...rubricRemarks(turn, index === 0, at),
    ];
  });
}

/** Turns are unique among turns, points among the points of all turns: conditions name them without their turn. */
function idRemarks(turn: Turn, earlier: Turns, at: Path): Remark[] {
  const known = new Set(pointsOf(earlier));
  return [
    ...(earlier.some(({ id }) => id === turn.id)
      ? [remark([...at, 'id'], 'duplicate-turn', { turn: turn.id })]
      : []),
    ...turn.rubric.flatMap(({ id }, index) => {
      if (!known.has(id)) {
        known.add(id);
        return [];
      }
      return [remark([...at, 'rubric', index, 'id'], 'duplicate-point', { point: id })];
    }),
  ];
}

const firstRemarks = (turn: Turn, at: Path): Remark[] =>
  (['ask', 'when'] as const)
    .filter((key) => turn[key] !== undefined)
    .map((key) => remark([...at, key], 'first-turn', { key }));

function followUpRemarks({ ask, when }: Turn, earlier: Turns, at: Path): Remark[] {
  const known = new Set(pointsOf(earlier));
  const unknown = (['said', 'unsaid'] as const).flatMap((side) =>
    (when?.[side] ?? []).flatMap((point, index) =>
      known.has(point) ? [] : [remark([...at, 'when', side, index], 'later-point', { point })],
    ),
  );
  const both = (when?.said ?? []).flatMap((point, index) =>
    when?.unsaid.includes(point)
      ? [remark([...at, 'when', 'said', index], 'said-and-unsaid', { point })]
      : [],
  );
  return [
    ...(ask === undefined ? [remark([...at, 'ask'], 'missing-key', { key: 'ask' })] : []),
    ...unknown,
    ...both,
  ];
}

function rubricRemarks({ rubric }: Turn, first: boolean, at: Path): Remark[] {
  const needed = rubric.some(({ weight }) => weight === 'must' || (weight === 'plus' && !first));
  const idle = rubric.flatMap(({ id, weight, misconception }, index) =>
    weight === 'trap' || misconception === undefined
      ? []
      : [remark([...at, 'rubric', index, 'misconception'], 'belief-of-right', { point: id })],
  );
  const missing = first ? 'no-must' : 'only-traps';
  return [...(needed ? [] : [remark([...at, 'rubric'], missing)]), ...idle];
}

const pointsOf = (turns: Turns): string[] =>
  turns.flatMap(({ rubric }) => rubric.map(({ id }) => id));
