import { expect, test } from 'vitest';
import type { SimpleResponseBody } from '@/lib/questions';
import { parts as item } from '../items.cases';
import { rightAnswerTo, shownParts } from './shown-parts';

const chosen = (choice: string): { id: string; response: SimpleResponseBody } => ({
  ...{ id: 'who', response: { kind: 'single-choice', choice } },
});
const shown = (...answers: Parameters<typeof shownParts>[1][number][]) => {
  const { body, goesOn } = shownParts(item.key.body, answers, 'en');
  return [body.parts.map(({ id }) => id), goesOn];
};

test('a question in parts shows them up to the one that an answer has yet to decide', () => {
  const [first, waits] = shown();
  expect(waits).toBe(true);
  expect(first).toContain('who');
  expect(first).not.toContain('hint');
  expect(shown(chosen('a'))).toEqual([expect.arrayContaining(['hint']), false]);
  expect(shown(chosen('c'))).toEqual([expect.not.arrayContaining(['hint', 'deeper']), false]);
});

test('an answer more only adds parts at the end', () => {
  const [before] = shown();
  for (const choice of ['a', 'b', 'c']) {
    const [after] = shown(chosen(choice));
    expect((after as string[]).slice(0, (before as string[]).length)).toEqual(before);
  }
});

test('what is right is told of every part that was asked, also of a follow-up to a wrong answer', () => {
  const right = rightAnswerTo(item.key, { kind: 'multi-part', parts: [chosen('a')] }, 'en');
  expect(right).toMatchObject({
    parts: expect.arrayContaining([expect.objectContaining({ id: 'hint' })]) as unknown,
  });
});

test('what is shown holds nothing of the key', () => {
  const text = JSON.stringify(shownParts(item.key.body, [chosen('a')], 'en'));
  expect(text).not.toMatch(/faults|misconception|correct|"key"|"when":\{|D\d\d/);
});
