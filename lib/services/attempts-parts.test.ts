import { expect, test } from 'vitest';
import type { Actor } from '@/lib/auth';
import type { QuestionDraft } from '@/lib/questions';
import {
  createSet,
  lockTurn,
  openItem,
  readAttempt,
  readReport,
  saveAnswer,
  startAttempt,
  submitAnswer,
  submitAttempt,
  updateSet,
} from '.';
import { published, withRole } from './testing/authors';
import { actorOf, browser, codeOf, value } from './testing/browsers';
import { newKey } from './testing/takers';
import { testDatabase } from './testing/database';

testDatabase('content');

const both = (text: string) => ({ en: text, 'zh-CN': `${text}（中文）` });
const number = (right: number) => ({
  ...{ kind: 'numeric', value: right, tolerance: 0, faults: [] },
});

/** First a number, then another one for those who had it right, and a third for the others. */
const draft = {
  ...{ v: 1, kind: 'multi-part', topic: 'states', difficulty: 2, preset: null, remember: null },
  ...{ stem: both('How many?'), why: both('Three.'), sources: [] },
  answer: {
    kind: 'multi-part',
    parts: [
      { id: 'many', answer: number(3) },
      {
        id: 'on',
        ask: both('And then?'),
        when: { part: 'many', score: 'full' },
        answer: number(4),
      },
      {
        id: 'back',
        ask: both('Before?'),
        when: { part: 'many', score: 'less' },
        answer: number(2),
      },
    ],
  },
} as QuestionDraft;

const answer = (...given: readonly (readonly [id: string, value: string])[]) => ({
  kind: 'multi-part',
  parts: given.map(([id, typed]) => ({ id, response: { kind: 'numeric', value: typed } })),
});

/** An attempt at a set of that one question, by its author. */
async function begun() {
  const author = await withRole('learner');
  const { versionId } = await published(author, draft);
  const title = both('A set');
  const { id: set } = value(await createSet(author, title, 'en'));
  const items = [{ versionId, points: 1 }];
  value(await updateSet(author, set, { title, lead: null, visibility: 'private', items }, 'en'));
  const start = { startKey: newKey(), locale: 'en', subject: { set } } as const;
  const { id } = value(await startAttempt(author, start));
  return { author, id };
}

const saveIn = (taker: Actor, id: string, response: unknown) =>
  saveAnswer(taker, id, {
    ...{ position: 0, response, idempotencyKey: newKey(), givenAt: new Date() },
    ...{ elapsedMs: 1000, locale: 'en' },
  });

test('in a set a follow-up shows once the answer that leads to it stands, and not before', async () => {
  const { author, id } = await begun();
  const read = async () => value(await readAttempt(author, id, 'en')).open;
  const shown = async () => {
    const body = (await read())?.public.body;
    return body?.kind === 'multi-part' ? body.parts.map((part) => part.id) : [];
  };
  const send = (response: unknown) => saveIn(author, id, response);
  const lock = (turn: string) => lockTurn(author, id, { position: 0, turn, locale: 'en' });

  expect(await shown()).toEqual(['many']);
  expect((await read())?.parts).toEqual({ locked: [], goesOn: true });
  expect(codeOf(await lock('many'))).toBe('turn-not-open');
  value(await send(answer(['many', '5'])));
  // Saved, but free to change: nothing may be told of it yet, in whatever way it is asked.
  expect(await shown()).toEqual(['many']);
  expect(codeOf(await send(answer(['many', '5'], ['back', '2'])))).toBe('turn-not-open');
  expect(codeOf(await send(answer(['many', '3'], ['on', '2'])))).toBe('turn-not-open');

  value(await lock('many'));
  expect(await shown()).toEqual(['many', 'back']);
  expect((await read())?.parts).toEqual({ locked: ['many'], goesOn: false });
  expect(codeOf(await send(answer(['many', '3'], ['back', '2'])))).toBe('turn-locked');
  value(await send(answer(['many', '5'], ['back', '2'])));

  value(await submitAttempt(author, id, 'en'));
  const [item] = value(await readReport(author, id, 'en')).items;
  expect(item?.score).toBe(0.5);
  expect(item?.public.body).toMatchObject({ parts: [{ id: 'many' }, { id: 'back' }] });
  expect(item?.feedback.right).toEqual({
    kind: 'multi-part',
    parts: [
      { id: 'many', response: { kind: 'numeric', value: 3 } },
      { id: 'back', response: { kind: 'numeric', value: 2 } },
    ],
  });
});

test('in practice a question in parts goes on with the follow-up, and is recorded when all is answered', async () => {
  const who = browser();
  const ref = 'a.teardown-half-closed-in-parts.1';
  const opened = value(await openItem(await actorOf(who), { ref, locale: 'en' }));
  expect(opened.public.body).toMatchObject({ parts: [{ id: 'may' }] });
  const may = { id: 'may', response: { kind: 'single-choice', choice: 'b' } };
  const submission = {
    ...{
      ref,
      topic: 'teardown' as const,
      locale: 'en' as const,
      idempotencyKey: newKey(),
      elapsedMs: 1,
    },
    ...{ givenAt: new Date(), as: null },
  } as const;
  const send = async (...parts: unknown[]) =>
    value(
      await submitAnswer(await actorOf(who), {
        ...submission,
        response: { kind: 'multi-part', parts },
      }),
    );
  const first = await send(may);
  expect(Object.keys(first)).toEqual(['more']);
  expect(first).toMatchObject({ more: { parts: [{ id: 'may' }, { id: 'deeper' }] } });
  // The part that was shown before looks as it did: its options in the same order.
  expect('more' in first && first.more.parts[0]).toEqual(
    opened.public.body.kind === 'multi-part' && opened.public.body.parts[0],
  );
  expect((await actorOf(who)).kind).toBe('visitor');
  const whole = await send(may, { id: 'deeper', response: { kind: 'numeric', value: '310' } });
  expect(whole).toMatchObject({ grade: { status: 'graded', score: 1 } });
  expect((await actorOf(who)).kind).toBe('guest');
});
