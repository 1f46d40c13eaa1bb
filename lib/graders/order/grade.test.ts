import fc from 'fast-check';
import { expect, test } from 'vitest';
import { grade, type Graded } from '../grade';
import { order as item } from '../items.cases';
import { settledPairs } from './precedence';

const answer = (order: readonly string[], question: Graded = item) =>
  grade(question, { kind: 'order', order: [...order] }, 'en');
const total: Graded = {
  ...item,
  key: { body: { ...item.key.body, before: null, faults: [] } },
};

test('every order that keeps the precedences scores 1', () => {
  for (const order of ['a b c d e', 'a c b d e', 'e a b c d', 'a e b c d', 'a c e b d']) {
    expect(answer(order.split(' '))).toMatchObject({ score: 1, why: null });
  }
});

test('what follows from two precedences is settled as well: a before d', () => {
  const pairs = settledPairs(['a', 'b', 'c', 'd', 'e'], item.key.body.before);
  expect(pairs.map((pair) => pair.join(''))).toEqual(['ab', 'ac', 'ad', 'bd', 'cd']);
});

test('a broken pair takes away what a kept one gives', () => {
  // Of five settled pairs one is broken: (4 − 1) / 5.
  expect(answer(['b', 'a', 'c', 'd', 'e'])).toMatchObject({
    score: 3 / 5,
    parts: [
      { part: 'd', right: true },
      { part: 'b', right: false },
      { part: 'e', right: true },
      { part: 'c', right: true },
      { part: 'a', right: false },
    ],
    why: expect.stringContaining('“text a” comes before “text b”') as unknown,
  });
});

test('the order turned round scores 0, not less', () => {
  expect(answer(['e', 'd', 'c', 'b', 'a'])).toMatchObject({ score: 0, misconceptions: ['D09'] });
});

test('without precedences the order of the key is the only right one', () => {
  expect(answer(['a', 'b', 'c', 'd', 'e'], total)).toMatchObject({ score: 1 });
  expect(answer(['b', 'a', 'c', 'd', 'e'], total)).toMatchObject({ score: 8 / 10 });
});

test('an order at random earns nothing on average before it is cut off at 0', () => {
  const orders = fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e'], { minLength: 5 });
  const scores = fc.sample(orders, { numRuns: 400, seed: 7 }).map((order) => {
    const found = answer(order, total);
    return found.status === 'graded' ? found.score : 1;
  });
  expect(scores.reduce((sum, score) => sum + score, 0) / scores.length).toBeLessThan(0.25);
});

test('a step that is missing, strange or there twice is invalid', () => {
  for (const order of [
    ['a', 'b', 'c', 'd'],
    ['a', 'b', 'c', 'd', 'x'],
    ['a', 'b', 'c', 'd', 'd'],
    [],
  ]) {
    expect(answer(order)).toMatchObject({ status: 'invalid', field: 'order' });
  }
});
