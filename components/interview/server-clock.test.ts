import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clockFromPage, learn, serverTime } from './server-clock';

test('whatever the delays of the samples, the error stays below half of the smallest round trip', () => {
  const delay = fc.integer({ min: 0, max: 3000 });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(delay, delay), { minLength: 1, maxLength: 20 }),
      fc.integer({ min: -1e9, max: 1e12 }),
      (delays, offset) => {
        let clock = clockFromPage(offset - 5000, 0);
        delays.forEach(([there, back], index) => {
          const sentAt = 10_000 * (index + 1);
          const serverNow = sentAt + there + offset;
          clock = learn(clock, { serverNow, sentAt, gotAt: sentAt + there + back });
        });
        const best = Math.min(...delays.map(([there, back]) => there + back));
        expect(Math.abs(serverTime(clock, 0) - offset)).toBeLessThanOrEqual(best / 2 + 1e-3);
      },
    ),
  );
});

test('after a sleep, in which the monotonic clock stood still, the newest sample counts', () => {
  const before = learn(clockFromPage(1000, 0), { serverNow: 1010, sentAt: 0, gotAt: 20 });
  const after = learn(before, { serverNow: 601_030, sentAt: 20, gotAt: 40 });
  expect(serverTime(after, 40)).toBe(601_040);
});
