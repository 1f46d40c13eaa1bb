import { expect, test } from 'vitest';
import { generate, generatorIds } from '@/lib/generators';
import { canonicalRun, varietyOf } from './item-variety';

const runOf = (generator: string, params: Readonly<Record<string, unknown>>): string => {
  const item = generate({ generator, seed: '1', difficulty: 3, params, locale: 'en' });
  if (!item.ok) throw new Error(item.error.message);
  return canonicalRun(item.value.key.evidence).told;
};

test('a run with other numbers and times is the same run; one with another loss is not', () => {
  const lost = { form: 'moment', lost: 'ack', times: 1, speaksAfterMs: 0 };
  const one = runOf('F06', { ...lost, delayMs: 10, issA: 100, issB: 5_000 });
  expect(runOf('F06', { ...lost, delayMs: 80, issA: 2 ** 32 - 1, issB: 7 })).toBe(one);
  expect(runOf('F06', { ...lost, lost: 'syn', delayMs: 10, issA: 100, issB: 5_000 })).not.toBe(one);
});

test('a segment at the edge of the window and one behind it are two runs, wherever the window lies', () => {
  const place = { form: 'outcome', receiver: 'B', buffer: 500, full: false, len: 0, ackAhead: 0 };
  const last = runOf('F04', { ...place, place: 'last', issA: 100 });
  expect(runOf('F04', { ...place, place: 'last', issA: 90_000 })).toBe(last);
  expect(runOf('F04', { ...place, place: 'beyond', by: 30, issA: 100 })).not.toBe(last);
});

/** What is there to ask about a plain handshake is soon told: 100 seeds show a third of it at most. */
const fewest = (id: string): number => (id === 'F05' ? 30 : 40);

test.each(generatorIds)(
  '%s: of 100 seeds at least 40 (F05: 30) differ in what must be reasoned about',
  (id) => {
    expect(varietyOf(id, 100).questions).toBeGreaterThanOrEqual(fewest(id));
  },
);
