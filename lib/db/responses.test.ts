import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../cli/fresh-database';
import {
  beliefsShown,
  closeDatabase,
  createGuest,
  createPerson,
  findAnswer,
  isAnswerTo,
  latestAnswers,
  mergeGuest,
  recentAnswers,
  recordAnswer,
  topicTotals,
  type Answered,
  type NewAnswer,
} from '.';
import { prisma, query } from './client';
import { loadBank } from './bank';
import { findVersion, offeredQuestions } from './questions';
import type { UserId } from '@/lib/kit';

let database: FreshDatabase;
let authored: Answered;

beforeAll(async () => {
  database = await freshDatabase();
  const item = { public: { v: 1, stem: 'Why?' } };
  await loadBank('tcpdrill', [
    {
      ...{ slug: 'one', topic: 'handshake', kind: 'numeric', difficulty: 2, preset: null },
      ...{ schemaVersion: 1, body: {}, sources: ['RFC 9293 §3.5'], contentHash: 'h1' },
      itemsOf: () => [
        { locale: 'en', item },
        { locale: 'zh-CN', item },
      ],
    },
  ]);
  const stored = await findVersion('tcpdrill', 'one', 1, 'en');
  if (!stored) throw new Error('the question was loaded');
  authored = { kind: 'authored', versionId: stored.versionId };
});
afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const generated = (seed: string): Answered => ({
  kind: 'generated',
  provenance: {
    ...{ kind: 'generated', generator: 'F06', version: 1, seed, difficulty: 3 },
    params: {},
  },
});

let names = 0;
const newGuest = () => createGuest(`hash-${(names += 1)}`, new Date(Date.now() + 60_000));
async function newPerson(): Promise<UserId> {
  const email = `person${(names += 1)}@example.org`;
  const made = await createPerson(null, { email, name: null, passwordHash: null });
  if (!made.ok) throw new Error('the address is free');
  return made.value.id;
}

const answer = (userId: UserId, change: Partial<NewAnswer> = {}): NewAnswer => ({
  ...{ userId, idempotencyKey: 'key-1', question: authored, topic: 'handshake', locale: 'en' },
  ...{ schemaVersion: 1, response: { kind: 'numeric', value: '1' }, score: 1, misconceptions: [] },
  ...{ elapsedMs: 1200, givenAt: new Date(), ...change },
});

test('an answer is recorded, and the totals of its topic count it', async () => {
  const user = await newGuest();
  expect(await recordAnswer(answer(user), 'handshake')).toEqual({
    ...{ recorded: true, totals: { answered: 1, right: 1 } },
  });
  const wrong = answer(user, { idempotencyKey: 'key-2', score: 0.5, misconceptions: ['D03'] });
  expect(await recordAnswer(wrong, null)).toEqual({
    ...{ recorded: true, totals: { answered: 2, right: 1 } },
  });
  expect(await topicTotals(user)).toEqual(new Map([['handshake', { answered: 2, right: 1 }]]));
  expect(await beliefsShown(user)).toMatchObject([{ misconception: 'D03', count: 1 }]);
});

test('an answer sent twice counts once, and the first one stands', async () => {
  const user = await newGuest();
  await recordAnswer(answer(user), null);
  const again = answer(user, { score: 0, response: { kind: 'numeric', value: '2' } });
  expect(await recordAnswer(again, null)).toEqual({
    ...{ recorded: false, totals: { answered: 1, right: 1 } },
  });
  const stands = await findAnswer(user, 'key-1');
  expect(stands).toMatchObject({ score: 1, response: { value: '1' } });
});

test('the same answer sent many times at once counts once', async () => {
  const user = await newGuest();
  const sent = Array.from({ length: 12 }, () =>
    recordAnswer(answer(user, { question: generated('at0once') }), null),
  );
  const recorded = (await Promise.all(sent)).filter((result) => result.recorded);
  expect(recorded).toHaveLength(1);
  expect(await topicTotals(user)).toEqual(new Map([['handshake', { answered: 1, right: 1 }]]));
});

test('a generated question is one row, however many answer it at once', async () => {
  const users = await Promise.all([newGuest(), newGuest(), newGuest()]);
  const question = generated('shared1');
  await Promise.all(users.map((user) => recordAnswer(answer(user, { question }), null)));
  const rows = await query(`SELECT 1 FROM "Variant" WHERE seed = 'shared1'`);
  expect(rows).toHaveLength(1);
});

test('an answer knows the question it was given to', async () => {
  const user = await newGuest();
  await recordAnswer(answer(user, { question: generated('known1') }), null);
  const recorded = await findAnswer(user, 'key-1');
  expect(recorded && isAnswerTo(recorded, generated('known1'))).toBe(true);
  expect(recorded && isAnswerTo(recorded, generated('other1'))).toBe(false);
  expect(recorded && isAnswerTo(recorded, authored)).toBe(false);
});

test('the latest answers come newest first, within a topic or over all', async () => {
  const user = await newGuest();
  await recordAnswer(answer(user, { idempotencyKey: 'a' }), null);
  const other = { idempotencyKey: 'b', question: generated('later1'), topic: 'states', score: 0 };
  await recordAnswer(answer(user, other), null);
  const versionId = authored.kind === 'authored' ? authored.versionId : null;
  expect(await latestAnswers(user, null, 10)).toEqual([
    { versionId: null, generator: 'F06', score: 0 },
    { versionId, generator: null, score: 1 },
  ]);
  expect(await latestAnswers(user, 'handshake', 10)).toHaveLength(1);
  expect(await recentAnswers(user, 'zh-CN', 10)).toMatchObject([
    { authored: null, generated: { generator: 'F06', seed: 'later1', difficulty: 3, version: 1 } },
    { authored: { slug: 'one', number: 1 }, generated: null },
  ]);
});

test('an answer is never changed or removed', async () => {
  const user = await newGuest();
  await recordAnswer(answer(user), null);
  await expect(
    query(`UPDATE "Response" SET score = 0 WHERE "userId" = $1`, [user]),
  ).rejects.toThrow(/append-only/);
  await expect(query(`DELETE FROM "Response" WHERE "userId" = $1`, [user])).rejects.toThrow(
    /append-only/,
  );
});

test('an answer of a named user cannot be moved to somebody else', async () => {
  const [user, other] = [await newPerson(), await newPerson()];
  await recordAnswer(answer(user), null);
  const moved = query(`UPDATE "Response" SET "userId" = $2 WHERE "userId" = $1`, [user, other]);
  await expect(moved).rejects.toThrow(/append-only/);
});

test('merging a guest moves its answers, but for those the named user has already', async () => {
  const [guest, user] = [await newGuest(), await newPerson()];
  await recordAnswer(answer(guest, { idempotencyKey: 'both' }), null);
  await recordAnswer(answer(guest, { idempotencyKey: 'mine' }), null);
  await recordAnswer(answer(user, { idempotencyKey: 'both' }), null);
  await mergeGuest(guest, user);
  expect((await topicTotals(user)).get('handshake')).toEqual({ answered: 2, right: 2 });
  expect(await prisma().user.findUnique({ where: { id: guest } })).toMatchObject({
    mergedIntoId: user,
  });
  await mergeGuest(guest, await newPerson());
  expect((await topicTotals(user)).get('handshake')).toEqual({ answered: 2, right: 2 });
});

test('an answer on its way while its guest is merged reaches the named user', async () => {
  const [guest, user] = [await newGuest(), await newPerson()];
  const sent = Array.from({ length: 10 }, (_, index) =>
    recordAnswer(answer(guest, { idempotencyKey: `way-${index}` }), null),
  );
  await Promise.all([...sent.slice(0, 5), mergeGuest(guest, user), ...sent.slice(5)]);
  expect((await topicTotals(user)).get('handshake')).toEqual({ answered: 10, right: 10 });
  expect(await findAnswer(guest, 'way-3')).not.toBeNull();
});

test('nobody who does not exist has answers written', async () => {
  const nobody = 'nobody' as UserId;
  expect(await recordAnswer(answer(nobody), null)).toEqual({
    ...{ recorded: false, totals: { answered: 0, right: 0 } },
  });
});

test('a loaded question is offered', async () => {
  expect(await offeredQuestions('tcpdrill')).toMatchObject([
    { slug: 'one', number: 1, topic: 'handshake', difficulty: 2 },
  ]);
});
