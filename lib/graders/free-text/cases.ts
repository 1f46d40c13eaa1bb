import type { BodyOf, FreeTextTurn, KeyBody, PointWeight } from '@/lib/questions';

type When = FreeTextTurn['when'];

/** A turn whose points are named by their weight and place: `must`, `must-2`, `plus` … behind the turn's id. */
export const turn = (
  id: string,
  weights: readonly PointWeight[],
  when: When = null,
): FreeTextTurn => ({
  ...{ id, ask: id === 'first' ? null : `and ${id}?`, when, model: `the model of ${id}` },
  rubric: weights.map((weight, index) => ({
    ...{ id: `${id}-${weight}-${String(index)}`, weight, text: `says ${weight} ${String(index)}` },
    misconception: weight === 'trap' ? 'D09' : null,
  })),
});

export const keyOf = (...turns: FreeTextTurn[]): BodyOf<KeyBody, 'free-text'> => ({
  kind: 'free-text',
  turns,
});

/** Two musts, two pluses and a trap; then by what was said a deeper question or a hint, and a last one for all. */
export const branching = keyOf(
  turn('first', ['must', 'must', 'plus', 'plus', 'trap']),
  turn('deeper', ['must', 'plus'], { said: ['first-must-0'], unsaid: ['first-trap-4'] }),
  turn('hint', ['must'], { said: [], unsaid: ['first-must-0'] }),
  turn('last', ['must', 'trap']),
);

export const answered = (id: string, ticked: string[] | null, text = 'some words') => ({
  ...{ id, text, ticked },
});
