import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linux, rfc9293 } from './behaviour';
import { backOff, measure, recompute } from './rto';
import { createTcb } from './create-tcb';

const tcbOf = (behaviour = rfc9293) =>
  createTcb({ behaviour, localPort: 1, remotePort: 2, iss: 100 });

test('the first measurement R: SRTT = R, RTTVAR = R/2, RTO = 3 R (RFC 6298 §2.2)', () => {
  const tcb = tcbOf();
  measure(tcb, 2000);
  expect(tcb).toMatchObject({ srttMs: 2000, rttvarMs: 1000, rtoMs: 6000 });
});

test('the next ones move the mean by an eighth and the deviation by a quarter (RFC 6298 §2.3)', () => {
  const tcb = tcbOf();
  measure(tcb, 2000);
  measure(tcb, 1200);
  expect(tcb).toMatchObject({ rttvarMs: 950, srttMs: 1900, rtoMs: 5700 });
  measure(tcb, 2700);
  expect(tcb).toMatchObject({ rttvarMs: 912.5, srttMs: 2000, rtoMs: 5650 });
});

test('the RTO lies between its bounds, whatever is measured (RFC 6298 §2.4, §2.5)', () => {
  const trips = fc.array(fc.integer({ min: 0, max: 200_000 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(trips, (measured) => {
      const strict = tcbOf();
      const other = tcbOf(linux);
      for (const rttMs of measured) {
        measure(strict, rttMs);
        measure(other, rttMs);
      }
      expect(strict.rtoMs).toBeGreaterThanOrEqual(1000);
      expect(strict.rtoMs).toBeLessThanOrEqual(60_000);
      expect(other.rtoMs).toBeGreaterThanOrEqual(Math.min((other.srttMs ?? 0) + 200, 120_000));
      expect(other.rtoMs).toBeLessThanOrEqual(120_000);
    }),
  );
});

test('the clock’s granularity is the least of the variance term', () => {
  const tcb = tcbOf();
  for (let n = 0; n < 60; n += 1) measure(tcb, 3000);
  expect(tcb.rtoMs).toBe(3001);
});

test('with Linux the minimum bounds the variance term only', () => {
  const tcb = tcbOf(linux);
  for (let n = 0; n < 60; n += 1) measure(tcb, 3000);
  expect(tcb.rtoMs).toBe(3200);
});

test('before the first measurement there is nothing to compute from', () => {
  const tcb = tcbOf();
  recompute(tcb);
  expect(tcb).toMatchObject({ srttMs: null, rtoMs: 1000 });
});

test('backing off doubles, up to the greatest RTO; a believer’s RTO stays (D39)', () => {
  const tcb = tcbOf();
  const seen = Array.from({ length: 8 }, () => {
    backOff(tcb);
    return tcb.rtoMs;
  });
  expect(seen).toEqual([2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000]);
  const constant = tcbOf({ ...rfc9293, rtoBackoff: 'constant' });
  backOff(constant);
  expect(constant.rtoMs).toBe(1000);
});
