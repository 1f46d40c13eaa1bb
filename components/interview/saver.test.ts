import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Outcome, Saved } from './attempt-api';
import { memoryOutbox, type OutboxEntry, type OutboxStore } from './outbox';
import { makeSaver, type SaverState } from './saver';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

let keys = 0;
const entry = (position: number, value: string): OutboxEntry => ({
  ...{ attempt: 'a1', position, response: { kind: 'numeric', value } },
  ...{ idempotencyKey: `key-${(keys += 1)}`, elapsedMs: 0, locale: 'en' },
  givenAt: new Date(Date.now()).toISOString(),
});
const valueOf = ({ response }: OutboxEntry) => (response.kind === 'numeric' ? response.value : '');
const unreachable: Outcome<Saved> = { kind: 'unreachable', message: null, waitMs: null };

/** A server that keeps revisions by key, as far away as a test says. */
function scene(store: OutboxStore = memoryOutbox()) {
  const arrived: OutboxEntry[] = [];
  let answer: (entry: OutboxEntry) => Outcome<Saved> | null = () => null;
  let delayMs = 10;
  const states: SaverState[] = [];
  const saver = makeSaver({
    attempt: 'a1',
    store,
    send: async (sent) => {
      await new Promise((done) => setTimeout(done, delayMs));
      const other = answer(sent);
      if (other !== null) return other;
      arrived.push(sent);
      const revision = arrived.filter(({ position }) => position === sent.position).length;
      const saved = { position: sent.position, revision, late: false };
      const value: Saved = { saved, serverNow: 0, deadlineAt: null, status: 'running' };
      return { kind: 'done', value, sample: null };
    },
    onChange: (state) => states.push(state),
    onSaved: () => undefined,
  });
  return {
    ...{ saver, store, arrived, states },
    answers: (how: typeof answer) => (answer = how),
    takes: (ms: number) => (delayMs = ms),
  };
}

test('an answer is sent within a second, also while it goes on changing', async () => {
  const { saver, arrived } = scene();
  for (let n = 0; n < 30; n += 1) {
    saver.put(entry(0, String(n)));
    await vi.advanceTimersByTimeAsync(100);
    if (n === 10) expect(arrived.length).toBeGreaterThan(0);
  }
  await vi.advanceTimersByTimeAsync(1000);
  expect(valueOf(arrived.at(-1) ?? entry(0, ''))).toBe('29');
  expect(arrived.length).toBeLessThan(8);
});

test('it says saved only when the newest answer is confirmed, not an older one', async () => {
  const { saver, takes } = scene();
  takes(500);
  saver.put(entry(0, '1'));
  await vi.advanceTimersByTimeAsync(350);
  saver.put(entry(0, '2'));
  await vi.advanceTimersByTimeAsync(500);
  expect(saver.state().items.get(0)).toEqual({ at: 'pending' });
  await vi.advanceTimersByTimeAsync(1000);
  expect(saver.state().items.get(0)).toEqual({ at: 'saved', revision: 2, late: false });
});

test('while the server is away answers stay in the outbox, and go when it is back, each item’s newest once', async () => {
  const { saver, store, arrived, answers } = scene();
  answers(() => unreachable);
  saver.put(entry(0, '1'));
  saver.put(entry(1, '2'));
  saver.put(entry(0, '3'));
  await vi.advanceTimersByTimeAsync(30_000);
  expect(saver.state().trouble).toEqual({ kind: 'unreachable', message: null });
  expect((await store.list('a1')).map(valueOf).sort()).toEqual(['2', '3']);
  answers(() => null);
  await vi.advanceTimersByTimeAsync(16_000);
  expect(arrived.map(valueOf).sort()).toEqual(['2', '3']);
  expect(saver.state().trouble).toBeNull();
  expect(await store.list()).toEqual([]);
});

test('what an earlier page left behind is sent under its own key', async () => {
  const store = memoryOutbox();
  const left = entry(4, '7');
  await store.put(left);
  const { saver, arrived } = scene(store);
  await saver.restore();
  expect(saver.kept(4)).toEqual(left);
  await vi.advanceTimersByTimeAsync(100);
  expect(arrived).toEqual([left]);
});

test('a sign-out keeps everything; nothing is lost and nothing is sent again by itself', async () => {
  const { saver, store, answers, arrived } = scene();
  answers(() => ({ kind: 'signed-out' }));
  saver.put(entry(0, '1'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(saver.state().trouble).toEqual({ kind: 'signed-out' });
  expect(await store.list()).toHaveLength(1);
  answers(() => null);
  void saver.flush();
  await vi.advanceTimersByTimeAsync(100);
  expect(arrived).toHaveLength(1);
});

test('a refused answer is told and holds up no other; changing it sends it again', async () => {
  const { saver, answers, arrived } = scene();
  answers((sent) =>
    valueOf(sent) === 'a lot'
      ? { kind: 'refused', code: 'invalid-response', message: 'no number', field: 'value' }
      : null,
  );
  saver.put(entry(0, 'a lot'));
  saver.put(entry(1, '2'));
  await vi.advanceTimersByTimeAsync(1000);
  const refused = { at: 'refused', message: 'no number', field: 'value' };
  expect(saver.state().items.get(0)).toEqual(refused);
  expect(saver.kept(0)).not.toBeNull();
  expect(arrived.map(valueOf)).toEqual(['2']);
  saver.put(entry(0, '63'));
  await vi.advanceTimersByTimeAsync(1000);
  expect(arrived.map(valueOf)).toEqual(['2', '63']);
});

test('a browser that refuses to store still saves, and says that it keeps nothing', async () => {
  const refuse = () => Promise.reject(new DOMException('no', 'QuotaExceededError'));
  const { saver, arrived } = scene({ put: refuse, remove: refuse, list: refuse });
  saver.put(entry(0, '1'));
  await vi.advanceTimersByTimeAsync(1000);
  expect(arrived).toHaveLength(1);
  expect(saver.state().durable).toBe(false);
});

test('an answer taken back before it was sent never arrives', async () => {
  const { saver, arrived, store } = scene();
  saver.put(entry(0, '1'));
  saver.withdraw(0);
  await vi.advanceTimersByTimeAsync(5000);
  expect(arrived).toEqual([]);
  expect(await store.list()).toEqual([]);
});
