import { expect, test } from 'vitest';
import { rightResponse } from '@/lib/graders';
import { assert } from '@/lib/kit';
import { myProgress, nextItem, openItem, signIn, submitAnswer, topicOverview } from '.';
import { offered } from './practice';
import { findQuestion } from './question';
import {
  actorOf,
  browser,
  codeOf,
  enter,
  generated,
  password,
  rightAnswer,
  signedUp,
  submit,
  value,
} from './testing/browsers';
import { testDatabase } from './testing/database';

testDatabase('content');

test('a visitor gets a question of the topic asked for, without a key, and stays a visitor', async () => {
  const who = browser();
  for (let draw = 0; draw < 20; draw += 1) {
    const item = value(await nextItem(await actorOf(who), { topic: 'states', locale: 'en' }));
    expect(item.public.topic).toBe('states');
    expect(Object.keys(item)).toEqual(['ref', 'public']);
    expect(value(await openItem(await actorOf(who), { ref: item.ref, locale: 'zh-CN' })).ref).toBe(
      item.ref,
    );
  }
  expect((await actorOf(who)).kind).toBe('visitor');
});

test('practice mixes authored and generated questions', async () => {
  const actor = await actorOf(browser());
  const kinds = new Set<string>();
  for (let draw = 0; draw < 30; draw += 1) {
    kinds.add(value(await nextItem(actor, { topic: 'all', locale: 'en' })).ref.slice(0, 2));
  }
  expect([...kinds].sort()).toEqual(['a.', 'g.']);
});

test.each([
  'a.no-such-question.1',
  'a.x.99',
  'g.F99.1.3.seed',
  'g.F05.99.3.seed',
  'nonsense',
  '..%2f',
])('a made-up address (%s) is not found, whether opened or answered', async (ref) => {
  const actor = await actorOf(browser());
  expect(codeOf(await openItem(actor, { ref, locale: 'en' }))).toBe('no-such-question');
  const submission = { ...(await rightAnswer()), ref };
  const answered = await submitAnswer(actor, submission);
  expect(answered).toMatchObject({ ok: false, error: { status: 404, code: 'no-such-question' } });
});

test('a question in free text is neither offered nor opened nor graded in practice: its key stays for interviews', async () => {
  const ref = 'a.handshake-ask-walk.1';
  const known = await findQuestion(ref, 'en');
  assert(known?.item.key.body.kind === 'free-text', 'a question in free text');
  expect((await offered()).map(({ kind }) => kind)).not.toContain('free-text');
  const actor = await actorOf(browser());
  expect(codeOf(await openItem(actor, { ref, locale: 'en' }))).toBe('no-such-question');
  const response = rightResponse(known.item.key);
  const submission = { ...(await rightAnswer()), ref, response };
  expect(codeOf(await submitAnswer(actor, submission))).toBe('no-such-question');
});

test('the first answer makes a guest, whose answers are remembered', async () => {
  const who = browser();
  const feedback = await submit(who, await rightAnswer());
  expect(feedback).toMatchObject({
    grade: { score: 1 },
    progress: { answered: 1, right: 1 },
    beliefs: [],
  });
  expect(feedback.evidence).not.toBeNull();
  expect((await actorOf(who)).kind).toBe('guest');
  expect(await submit(who, await rightAnswer())).toMatchObject({
    progress: { answered: 2, right: 2 },
  });
  expect(
    value(await openItem(await actorOf(who), { ref: feedback.nextRef, locale: 'en' })),
  ).toBeTruthy();
});

test('an answer that shows a misconception says which', async () => {
  const who = browser();
  const ref = 'g.F06.1.1.landing3';
  const question = await findQuestion(ref, 'en');
  assert(question?.item.key.body.kind === 'single-choice', 'a choice');
  const [choice, fault] = Object.entries(question.item.key.body.faults).find(
    ([, { misconception }]) => misconception !== null,
  ) ?? ['', null];
  const response = { kind: 'single-choice', choice };
  const feedback = await submit(who, await rightAnswer(ref, { response }));
  expect(feedback.grade.score).toBe(0);
  expect(feedback.beliefs.map(({ id }) => id)).toEqual([fault?.misconception]);
  const progress = value(await myProgress(await actorOf(who), 'zh-CN'));
  expect(progress.beliefs).toMatchObject([{ id: fault?.misconception, count: 1 }]);
  expect(progress.recent).toMatchObject([{ ref, score: 0 }]);
  expect(progress.total).toEqual({ answered: 1, right: 0 });
});

test('an answer sent twice at once, or again with another choice, counts once', async () => {
  const { who, actor } = await signedUp();
  const submission = await rightAnswer();
  await Promise.all([1, 2, 3].map(() => submitAnswer(actor, submission)));
  const changed = { kind: 'single-choice', choice: 'zzz' };
  const again = value(await submitAnswer(actor, { ...submission, response: submission.response }));
  expect(again).toMatchObject({ grade: { score: 1 }, progress: { answered: 1, right: 1 } });
  expect(value(await submitAnswer(actor, { ...submission, response: changed }))).toMatchObject({
    grade: { status: 'invalid' },
  });
  expect(
    value(await topicOverview(await actorOf(who), 'en')).reduce((sum, t) => sum + t.answered, 0),
  ).toBe(1);
});

test('a key that marks an answer to another question is refused', async () => {
  const { actor } = await signedUp();
  const submission = await rightAnswer();
  await submitAnswer(actor, submission);
  const other = await rightAnswer('g.F05.1.2.services2', {
    idempotencyKey: submission.idempotencyKey,
  });
  expect(codeOf(await submitAnswer(actor, other))).toBe('key-reused');
});

test.each([
  [{ kind: 'numeric', value: 'zwölf' }],
  [{ kind: 'essay', text: 'x' }],
  [null],
  ['text'],
  [{ kind: 'single-choice', choice: 'no-such-option' }],
  [{ kind: 'state-pair', states: { A: 'ESTABLISHED' } }],
])('a response that does not fit its question (%j) is not recorded', async (response) => {
  const who = browser();
  const submission = await rightAnswer('g.F06.1.1.landing3', { response, locale: 'zh-CN' });
  const feedback = value(await submitAnswer(await actorOf(who), submission));
  expect(feedback).toMatchObject({ grade: { status: 'invalid' } });
  expect(Object.keys(feedback)).toEqual(['grade']);
  expect(JSON.stringify(feedback)).toMatch(/[一-鿿]/);
  expect((await actorOf(who)).kind).toBe('visitor');
});

test('an answer from a page of an ended sign-in is not recorded for anybody', async () => {
  const { who, actor } = await signedUp();
  const as = actor.id;
  who.session = undefined;
  const submission = await rightAnswer(generated, { as });
  expect(await submitAnswer(await actorOf(who), submission)).toMatchObject({
    ...{ ok: false, error: { status: 401, code: 'sign-in-expired' } },
  });
  expect((await actorOf(who)).kind).toBe('visitor');
});

test('an answer from a page of a guest who signed in meanwhile is the user’s', async () => {
  const who = browser();
  await submit(who, await rightAnswer());
  const as = (await actorOf(who)).id;
  const { email } = await signedUp();
  await enter(who, signIn(await actorOf(who), { email, password }, 'en'));
  const feedback = await submit(who, await rightAnswer(generated, { as }));
  expect(feedback.progress.answered).toBe(2);
});

test('writes are limited for each person, and the limit says when to come back', async () => {
  const { actor } = await signedUp();
  const submission = await rightAnswer();
  const codes: (string | null)[] = [];
  for (let sent = 0; sent < 121; sent += 1)
    codes.push(codeOf(await submitAnswer(actor, submission)));
  expect(codes.slice(0, 120).filter((code) => code !== null)).toEqual([]);
  expect(await submitAnswer(actor, submission)).toMatchObject({
    ...{ ok: false, error: { status: 429, code: 'too-many' } },
  });
  const { actor: other } = await signedUp();
  expect(codeOf(await submitAnswer(other, await rightAnswer()))).toBeNull();
});

test.each(['\u0000', '1\u0000', '\ud800', '١٢', '1e999', '😀'.repeat(20)])(
  'text that no database takes or no number is (%j) is refused or graded, never a failure',
  async (odd) => {
    const actor = await actorOf(browser());
    const refs = Array.from({ length: 12 }, (_, index) => `g.F05.1.3.odd${index}`);
    for (const ref of [...refs, 'g.F09.1.3.odd', 'g.F13.1.3.odd']) {
      const given = await rightAnswer(ref);
      const { kind } = given.response as { kind: string };
      const responses: Record<string, object> = {
        numeric: { kind, value: odd },
        'header-fields': { kind, fields: { seq: odd, ack: odd, len: odd } },
        'state-pair': { kind, states: { A: odd, B: 'ESTABLISHED' } },
        'single-choice': { kind, choice: odd },
        'multiple-choice': { kind, choices: [odd] },
      };
      const feedback = await submitAnswer(actor, { ...given, response: responses[kind] });
      expect(feedback.ok).toBe(true);
    }
  },
);
