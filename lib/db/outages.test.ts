import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../cli/fresh-database';
import { begin, planOfSet, type Plan } from '@/lib/interviews';
import { beat, closeDatabase, createGuest, findAnyAttempt, outagesBetween, recordStart } from '.';
import { prisma, query } from './client';

let database: FreshDatabase;
let setId: string;
beforeAll(async () => {
  database = await freshDatabase();
  const ownerId = await createGuest('owner', new Date(Date.now() + 60_000));
  const title = { en: 'T', 'zh-CN': '题' };
  const made = await prisma().questionSet.create({ data: { ownerId, title } });
  setId = made.id;
});
afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const second = 1000;
const minute = 60 * second;
/** The moment at which all was well for the last time. */
const t0 = Date.UTC(2026, 0, 1);
const at = (ms: number): Date => new Date(t0 + ms);
beforeEach(async () => {
  await query(`DELETE FROM "Heartbeat"`);
  await query(
    `UPDATE "Attempt" SET status = 'submitted', "finishedAt" = now() WHERE status = 'running'`,
  );
  await beat(at(0));
});

let names = 0;
/** An attempt of two items, ten minutes for the whole and four for each, begun at a moment. */
async function begun(startedAt: number, change: Partial<Plan> = {}): Promise<string> {
  const userId = await createGuest(`hash-${(names += 1)}`, new Date(Date.now() + 60_000));
  const title = { en: 'T', 'zh-CN': '题' };
  const plan: Plan = {
    ...planOfSet(title, [1, 1]),
    minutes: 10,
    items: [1, 1].map((points) => ({ points, minutes: 4 })),
    ...change,
  };
  const variant = (seed: string) => ({
    topic: 'handshake',
    provenance: {
      ...{ kind: 'generated' as const, generator: 'F05', version: 1, seed, difficulty: 2 },
      params: {},
    },
  });
  const id = await recordStart({
    ...{
      userId,
      startKey: 'start-00001',
      subject: { kind: 'set', setId },
      assignmentId: null,
      plan,
    },
    state: begin(plan, startedAt),
    items: [1, 2].map((n) => ({ versionId: null, variant: variant(`seed${names}x${n}`) })),
  });
  if (!id) throw new Error('it was started');
  return id;
}
async function stateOf(id: string) {
  const found = await findAnyAttempt(id);
  if (!found) throw new Error('an attempt');
  return found.state;
}

test('a regular heartbeat is no outage, nor is a silence of five seconds', async () => {
  for (const ms of [700, 1400, 6400]) expect(await beat(at(ms))).toBeNull();
  expect(await outagesBetween(at(0), at(minute))).toEqual([]);
});

test('after a longer silence there was an outage; what ran gets its length back, in every deadline that still counts', async () => {
  const id = await begun(t0 - minute);
  expect(await beat(at(3 * minute))).toEqual({ startedAt: at(0), endedAt: at(3 * minute) });
  const state = await stateOf(id);
  expect(state).toMatchObject({
    ...{ status: 'running', deadlineAt: t0 + 12 * minute, givenBackMs: 3 * minute },
  });
  expect(state.items.map(({ deadlineAt }) => deadlineAt)).toEqual([t0 + 6 * minute, null]);
  expect(await outagesBetween(at(minute), at(2 * minute))).toHaveLength(1);
  await query(`UPDATE "Heartbeat" SET at = at`);
});

test('whoever began within the silence gets back only what lies after that', async () => {
  const id = await begun(t0 + minute);
  await beat(at(3 * minute));
  expect(await stateOf(id)).toMatchObject({
    ...{ deadlineAt: t0 + 13 * minute, givenBackMs: 2 * minute },
  });
});

test('what was over before stays over, and where the time goes on, it goes on', async () => {
  const over = await begun(t0 - 11 * minute);
  const goesOn = await begun(t0 - minute, { outage: 'keep-going' });
  await beat(at(3 * minute));
  expect(await stateOf(over)).toMatchObject({ deadlineAt: t0 - minute, givenBackMs: 0 });
  expect(await stateOf(goesOn)).toMatchObject({ deadlineAt: t0 + 9 * minute, givenBackMs: 0 });
});

test('an item whose own time was over before gets nothing back', async () => {
  const id = await begun(t0 - 5 * minute);
  await beat(at(2 * minute));
  const state = await stateOf(id);
  expect(state.items[0]?.deadlineAt).toBe(t0 - minute);
  expect(state.deadlineAt).toBe(t0 + 7 * minute);
});

test('many processes that come back at once see one outage, and give it back once', async () => {
  const id = await begun(t0 - minute);
  const seen = await Promise.all(
    Array.from({ length: 8 }, (_, n) => beat(at(2 * minute + n * 10))),
  );
  expect(seen.filter((outage) => outage !== null)).toHaveLength(1);
  const { givenBackMs, deadlineAt } = await stateOf(id);
  expect(givenBackMs).toBeGreaterThanOrEqual(2 * minute);
  expect(givenBackMs).toBeLessThan(2 * minute + 100);
  expect(deadlineAt).toBe(t0 + 9 * minute + givenBackMs);
});

test('two outages are both given back', async () => {
  const id = await begun(t0 - minute);
  await beat(at(minute));
  await beat(at(minute + 500));
  await beat(at(2 * minute + 500));
  expect(await stateOf(id)).toMatchObject({ givenBackMs: 2 * minute });
});
