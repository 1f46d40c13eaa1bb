import { expect, test } from 'vitest';
import { grade } from '../grade';
import { match as item } from '../items.cases';

const answer = (pairs: Readonly<Record<string, string>>) =>
  grade(item, { kind: 'match', pairs }, 'en');

test('each left item with its partner counts the same; one without a partner earns nothing', () => {
  expect(answer({ a: 'w', b: 'x', c: 'x', d: 'y' })).toMatchObject({ score: 1 });
  expect(answer({ a: 'w', b: 'x' })).toMatchObject({
    score: 2 / 4,
    why: '2 of 4 matched rightly.',
  });
  expect(answer({})).toMatchObject({ score: 0 });
});

test('a pair that a misconception makes reports it', () => {
  expect(answer({ a: 'z', b: 'x', c: 'x', d: 'y' })).toMatchObject({
    score: 3 / 4,
    misconceptions: ['D17'],
  });
});

test('an item that is not there is invalid and named', () => {
  expect(answer({ q: 'w' })).toMatchObject({ status: 'invalid', field: 'pairs' });
  expect(answer({ a: 'q' })).toMatchObject({ status: 'invalid', field: 'pairs.a' });
  expect(answer({ constructor: 'w' })).toMatchObject({ status: 'invalid', field: 'pairs' });
});
