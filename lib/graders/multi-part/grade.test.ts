import { expect, test } from 'vitest';
import type { SimpleResponseBody } from '@/lib/questions';
import { grade } from '../grade';
import { parts as item } from '../items.cases';
import { reachedBodies } from './reached-bodies';

const chosen = (choice: string) => ({
  ...{ id: 'who', response: { kind: 'single-choice' as const, choice } },
});
const typed = (value: number | string) => ({
  ...{ id: 'when', response: { kind: 'numeric' as const, value } },
});
const states = (A: string) => ({
  ...{ id: 'hint', response: { kind: 'state-pair' as const, states: { A, B: 'CLOSE-WAIT' } } },
});
type Answers = { id: string; response: SimpleResponseBody }[];
const answer = (...parts: Answers) => grade(item, { kind: 'multi-part', parts }, 'en');
const asked = (...answers: Answers) =>
  reachedBodies(item.key.body, answers, 'en').parts.map(({ id }) => id);

test('a follow-up is asked by the score and the misconception of an earlier part', () => {
  expect(asked()).toEqual(['who', 'when']);
  expect(asked(chosen('b'))).toEqual(['who', 'when', 'deeper']);
  expect(asked(chosen('a'))).toEqual(['who', 'when', 'hint']);
  // Wrong for another reason: the hint is for those who believe D14.
  expect(asked(chosen('c'))).toEqual(['who', 'when']);
});

test('the score is the mean over the parts asked; one that is not answered earns nothing', () => {
  expect(answer(chosen('c'), typed(63))).toMatchObject({
    score: 1 / 2,
    parts: [
      { part: 'who', right: false },
      { part: 'when', right: true },
    ],
    why: expect.stringMatching(/^1 of 2 parts right\.\n\nNo\.$/) as unknown,
  });
  expect(answer(chosen('b'), typed(63))).toMatchObject({ score: 2 / 3 });
  expect(answer(typed(63))).toMatchObject({ score: 1 / 2 });
  expect(answer(chosen('a'), typed(63), states('FIN-WAIT-2'))).toMatchObject({
    score: 2 / 3,
    misconceptions: ['D14'],
  });
});

test('an answer that does not fit its part is invalid, with the field of that part', () => {
  expect(answer(chosen('b'), typed('x'))).toMatchObject({
    status: 'invalid',
    field: 'parts.1.response.value',
  });
  expect(answer({ ...chosen('b'), id: 'when' })).toMatchObject({
    field: 'parts.0.response.kind',
  });
});

test('a part that is not asked, is not there or comes twice is invalid', () => {
  expect(answer(chosen('b'), states('FIN-WAIT-2'))).toMatchObject({ field: 'parts.1.id' });
  expect(answer({ ...chosen('b'), id: 'x' })).toMatchObject({ field: 'parts.0.id' });
  expect(answer(chosen('b'), chosen('b'))).toMatchObject({ field: 'parts.1.id' });
});

test('what is shown of the parts reached holds nothing of their keys', () => {
  const shown = JSON.stringify(reachedBodies(item.key.body, [chosen('a')], 'en'));
  expect(shown).not.toMatch(/faults|misconception|correct|"key"|"when":\{|D\d\d/);
});
