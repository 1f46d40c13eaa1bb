import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { saverOf } from './saver';
import { sentOf, type Sent } from './send';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const fine: Sent<unknown> = { ok: true, value: null };
const refused = sentOf(409, { error: { code: 'draft-changed', message: 'changed' } });

test('what is written in one go is saved once, the newest of it', async () => {
  const sent: string[] = [];
  const saver = saverOf<string>((value) => {
    sent.push(value);
    return Promise.resolve(fine);
  });
  saver.change('a');
  saver.change('ab');
  expect(saver.state().at).toBe('waiting');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(sent).toEqual(['ab']);
  expect(saver.state().at).toBe('saved');
});

test('what changes while a save is on its way is saved after it, never at the same time', async () => {
  const sent: string[] = [];
  const answers: (() => void)[] = [];
  const saver = saverOf<string>(
    (value) =>
      new Promise((resolve) => {
        sent.push(value);
        answers.push(() => {
          resolve(fine);
        });
      }),
  );
  saver.change('a');
  const all = saver.flush();
  saver.change('b');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(sent).toEqual(['a']);
  answers[0]?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(sent).toEqual(['a', 'b']);
  answers[1]?.();
  await expect(all).resolves.toBe(true);
});

test('what did not get through is tried again by itself', async () => {
  const answers: Sent<unknown>[] = [sentOf(0, null), sentOf(503, null), fine];
  const saver = saverOf<string>(() => Promise.resolve(answers.shift() ?? fine));
  saver.change('a');
  await expect(saver.flush()).resolves.toBe(false);
  expect(saver.state().at).toBe('unreachable');
  await vi.advanceTimersByTimeAsync(7_000);
  expect(saver.state().at).toBe('saved');
  expect(answers).toEqual([]);
});

test('what is refused is told, and nothing more is sent over it', async () => {
  let asked = 0;
  const saver = saverOf<string>(() => {
    asked += 1;
    return Promise.resolve(refused);
  });
  saver.change('a');
  await expect(saver.flush()).resolves.toBe(false);
  expect(saver.state()).toEqual({ at: 'stopped', message: 'changed' });
  saver.change('b');
  await vi.advanceTimersByTimeAsync(10_000);
  await expect(saver.flush()).resolves.toBe(false);
  expect(asked).toBe(1);
});
