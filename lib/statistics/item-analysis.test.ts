import fc from 'fast-check';
import { expect, test } from 'vitest';
import { correlation, facility, itemFigures, type ScoreRow } from '.';

/** People as lines, items as columns named 0, 1, …; null: did not have the item. */
const rows = (
  table: readonly (readonly (number | null)[])[],
  points?: readonly number[],
): ScoreRow[] =>
  table.map(
    (scores) =>
      new Map(
        scores.flatMap((score, item) =>
          score === null ? [] : [[String(item), { score, points: points?.[item] ?? 1 }] as const],
        ),
      ),
  );

test('facility is the mean score, and nothing when nobody had the item', () => {
  expect(facility([1, 0, 0.5, 1])).toBe(0.625);
  expect(facility([])).toBeNull();
  expect(itemFigures(rows([[1]]), '7')).toEqual({ n: 0, facility: null, discrimination: null });
});

test('discrimination leaves the item out of the total (computed by hand)', () => {
  // Item 0: 1 1 0 0; the rest (items 1 and 2): 2 1 1 0 of 2, so 1 .5 .5 0.
  // Deviations .5 .5 −.5 −.5 and .5 0 0 −.5: Σxy = .5, Σx² = 1, Σy² = .5, r = .5 / √.5 = .7071.
  const people = rows([
    [1, 1, 1],
    [1, 0, 1],
    [0, 1, 0],
    [0, 0, 0],
  ]);
  expect(itemFigures(people, '0')).toEqual({
    ...{ n: 4, facility: 0.5 },
    discrimination: expect.closeTo(Math.SQRT1_2, 12) as number,
  });
  // Item 1: 1 0 1 0; the rest: 2 2 0 0. Deviations .5 −.5 .5 −.5 and 1 1 −1 −1 (halved): Σxy = 0.
  expect(itemFigures(people, '1').discrimination).toBe(0);
});

test('an item that the strong miss discriminates negatively', () => {
  const people = rows([
    [0, 1, 1],
    [0, 1, 1],
    [1, 0, 0],
  ]);
  expect(itemFigures(people, '0').discrimination).toBeCloseTo(-1, 12);
});

test('the rest counts by points', () => {
  // The rest of item 0 is (3·s1 + 1·s2) / 4: .75 .25 0, item 0: 1 0 0.
  // Means 1/3 and 1/3; Σxy = 2/3·5/12 − 1/3·(−1/12) − 1/3·(−1/3) = 5/12, Σx² = 2/3, Σy² = 42/144; r = .9449.
  const people = rows(
    [
      [1, 1, 0],
      [0, 0, 1],
      [0, 0, 0],
    ],
    [1, 3, 1],
  );
  expect(itemFigures(people, '0').discrimination).toBeCloseTo(
    5 / 12 / Math.sqrt((2 / 3) * (42 / 144)),
    12,
  );
});

test.each([
  [
    'two people',
    [
      [1, 1],
      [0, 0],
    ],
  ],
  [
    'an item that all have right',
    [
      [1, 1],
      [1, 0],
      [1, 0.5],
    ],
  ],
  [
    'a rest that is the same for all',
    [
      [1, 1],
      [0, 1],
      [0, 1],
    ],
  ],
  ['no other item', [[1], [0], [1]]],
])('with %s there is no discrimination', (_what, table) => {
  expect(itemFigures(rows(table), '0').discrimination).toBeNull();
});

test('only those who had an item count for it', () => {
  const people = rows([
    [1, 1],
    [null, 1],
    [0, 0],
    [1, 1],
  ]);
  expect(itemFigures(people, '0')).toMatchObject({ n: 3, facility: 2 / 3 });
  expect(itemFigures(people, '0').discrimination).toBeCloseTo(1, 12);
});

test('a correlation lies between −1 and 1, is symmetric, and is 1 with itself', () => {
  const list = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
    minLength: 3,
    maxLength: 40,
  });
  fc.assert(
    fc.property(list, list, (xs, ys) => {
      const length = Math.min(xs.length, ys.length);
      const [a, b] = [xs.slice(0, length), ys.slice(0, length)];
      const r = correlation(a, b);
      expect(r === null || (r >= -1 && r <= 1)).toBe(true);
      expect(correlation(b, a)).toEqual(r);
      const self = correlation(a, a);
      expect(self === null || Math.abs(self - 1) < 1e-9).toBe(true);
    }),
  );
});
