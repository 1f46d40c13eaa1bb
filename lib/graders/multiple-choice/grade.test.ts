import fc from 'fast-check';
import { expect, test } from 'vitest';
import { grade } from '../grade';

const ids = ['a', 'b', 'c', 'd', 'e'];
const item = {
  public: {
    body: { kind: 'multiple-choice' as const, options: ids.map((id) => ({ id, text: id })) },
  },
  key: {
    body: {
      kind: 'multiple-choice' as const,
      correct: ['a', 'b', 'c'],
      faults: {
        a: { misconception: null, why: 'You left out a.' },
        d: { misconception: 'D09', why: null },
      },
    },
  },
};
const choose = (choices: string[]) => grade(item, { kind: 'multiple-choice', choices }, 'en');

test.each([
  [['a', 'b', 'c'], 1],
  [['c', 'a', 'b', 'a'], 1],
  [['a', 'b'], 2 / 3],
  [['a', 'b', 'c', 'd'], 2 / 3],
  [['a', 'd'], 0],
  [['d', 'e'], 0],
  [['a', 'b', 'c', 'd', 'e'], 1 / 3],
  [[], 0],
])('choosing %j of the right a, b, c scores %d', (choices, score) => {
  expect(choose(choices)).toMatchObject({ status: 'graded', score });
});

test('only exactly the right options score 1', () => {
  fc.assert(
    fc.property(fc.subarray(ids), (choices) => {
      const verdict = choose(choices);
      const exact = choices.join() === 'a,b,c';
      expect(verdict.status === 'graded' && verdict.score === 1).toBe(exact);
    }),
  );
});

test('each option tells whether it was treated rightly', () => {
  expect(choose(['a', 'd'])).toMatchObject({
    parts: [
      { part: 'a', right: true },
      { part: 'b', right: false },
      { part: 'c', right: false },
      { part: 'd', right: false },
      { part: 'e', right: true },
    ],
  });
});

test('a wrong choice reports its misconception, a right option left out says its reason', () => {
  const verdict = choose(['b', 'c', 'd']);
  expect(verdict).toMatchObject({
    misconceptions: ['D09'],
    why: expect.stringContaining('You left out a.') as unknown,
  });
});

test('an option that the question does not have is invalid and names the field', () => {
  expect(choose(['a', 'z'])).toMatchObject({ status: 'invalid', field: 'choices' });
});
