import { expect, test } from 'vitest';
import type { Outcome, Saved } from './attempt-api';
import { memoryOutbox, type OutboxEntry } from './outbox';
import { sendLeft } from './send-left';

const entry = (attempt: string, position: number): OutboxEntry => ({
  ...{ attempt, position, response: { kind: 'numeric', value: '1' }, locale: 'en' },
  ...{
    idempotencyKey: `${attempt}-${position}`,
    givenAt: `2026-01-0${position + 1}`,
    elapsedMs: 0,
  },
});
const done: Outcome<Saved> = {
  ...{ kind: 'done', sample: null },
  value: {
    saved: { position: 0, revision: 1, late: true },
    ...{ serverNow: 0, deadlineAt: null, status: 'submitted' },
  },
};
async function filled() {
  const store = memoryOutbox();
  for (const one of [entry('mine', 0), entry('mine', 1), entry('other', 2)]) await store.put(one);
  return store;
}

test('what is confirmed leaves the outbox; what is somebody else’s stays', async () => {
  const store = await filled();
  const send = (one: OutboxEntry): Promise<Outcome<Saved>> =>
    Promise.resolve(one.attempt === 'mine' ? done : { kind: 'signed-out' });
  expect(await sendLeft(store, send)).toBe(2);
  expect(await store.list()).toEqual([entry('other', 2)]);
});

test('only one attempt’s answers are sent where one is named', async () => {
  const store = await filled();
  expect(await sendLeft(store, () => Promise.resolve(done), 'other')).toBe(1);
  expect(await store.list()).toHaveLength(2);
});

test('when the server is away nothing is lost', async () => {
  const store = await filled();
  const away: Outcome<Saved> = { kind: 'unreachable', message: null, waitMs: null };
  expect(await sendLeft(store, () => Promise.resolve(away))).toBe(0);
  expect(await store.list()).toHaveLength(3);
});
