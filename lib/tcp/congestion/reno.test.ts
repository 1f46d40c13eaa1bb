import { expect, test } from 'vitest';
import { seq } from '../seq';
import { startCongestion, type Congestion } from './congestion';
import * as reno from './reno';

const mss = 100;
const state = (known: Partial<Congestion>): Congestion => ({ ...startCongestion(), ...known });

/** A state after something happened to it. */
function after(known: Partial<Congestion>, happens: (state: Congestion) => void): Congestion {
  const changed = state(known);
  happens(changed);
  return changed;
}

test('the initial window: ten segments, not more than 14,600 octets, but two segments (RFC 6928 §2)', () => {
  expect(reno.initialWindow(100)).toBe(1000);
  expect(reno.initialWindow(1460)).toBe(14_600);
  expect(reno.initialWindow(2000)).toBe(14_600);
  expect(reno.initialWindow(9000)).toBe(18_000);
});

test('slow start adds what is acknowledged, up to a bound (RFC 5681 §3.1)', () => {
  const grown = (octets: number) =>
    after({ cwnd: 1000 }, (each) => {
      reno.onAcknowledged(each, octets, mss, mss);
    });
  expect(grown(60)).toMatchObject({ cwnd: 1060, acknowledged: 0 });
  expect(grown(300).cwnd).toBe(1100);
});

test('before anything is known the first acknowledgment counts from the initial window', () => {
  expect(
    after({}, (each) => {
      reno.onAcknowledged(each, 50, mss, mss);
    }).cwnd,
  ).toBe(1050);
  expect(
    after({}, (each) => {
      reno.inflate(each, mss);
    }).cwnd,
  ).toBe(1100);
  expect(
    after({}, (each) => {
      reno.onPartial(each, 100, mss);
    }).cwnd,
  ).toBe(1000);
});

test('congestion avoidance from ssthresh on: one segment for each window acknowledged', () => {
  const each = state({ cwnd: 1000, ssthresh: 1000 });
  for (let n = 0; n < 9; n += 1) reno.onAcknowledged(each, 100, mss, mss);
  expect(each.cwnd).toBe(1000);
  reno.onAcknowledged(each, 150, mss, mss);
  expect(each).toMatchObject({ cwnd: 1100, acknowledged: 50 });
  reno.onAcknowledged(each, 1049, mss, mss);
  expect(each.cwnd).toBe(1100);
  reno.onAcknowledged(each, 1, mss, mss);
  expect(each.cwnd).toBe(1200);
});

test('new text acknowledged ends a row of duplicates', () => {
  const each = after({ cwnd: 1000, duplicates: 2 }, (it) => {
    reno.onAcknowledged(it, 100, mss, mss);
  });
  expect(each.duplicates).toBe(0);
});

test('fast retransmit halves the flight, two segments at least, and counts the three that left', () => {
  const lost = (flight: number) =>
    after({ cwnd: 1000 }, (each) => {
      reno.enterRecovery(each, flight, mss, seq(77));
    });
  expect(lost(1001)).toMatchObject({ ssthresh: 500, cwnd: 800, recover: 77 });
  expect(lost(300)).toMatchObject({ ssthresh: 200, cwnd: 500 });
});

test('each further duplicate lets one more segment go', () => {
  expect(
    after({ cwnd: 800 }, (each) => {
      reno.inflate(each, mss);
    }).cwnd,
  ).toBe(900);
});

test('a partial acknowledgment takes its octets off and gives one segment back (RFC 6582 §3.2)', () => {
  const partial = (octets: number) =>
    after({ cwnd: 800 }, (each) => {
      reno.onPartial(each, octets, mss);
    }).cwnd;
  expect(partial(100)).toBe(800);
  expect(partial(300)).toBe(600);
  expect(partial(99)).toBe(701);
  expect(partial(5000)).toBe(100);
});

test('the end of a recovery: the window is ssthresh, two segments at least, nothing is left of it', () => {
  const left = (ssthresh: number) =>
    after({ cwnd: 900, ssthresh, recover: seq(7), duplicates: 5 }, (each) => {
      reno.leaveRecovery(each, mss);
    });
  expect(left(500)).toMatchObject({ cwnd: 500, recover: null, duplicates: 0 });
  expect(left(50).cwnd).toBe(200);
});

test('a timeout: one segment; ssthresh falls at the first retransmission only (RFC 5681 §3.1)', () => {
  const known = { cwnd: 900, ssthresh: 700, recover: seq(7), duplicates: 2, acknowledged: 30 };
  const expired = (first: boolean) =>
    after(known, (each) => {
      reno.onTimeout(each, 1000, mss, first);
    });
  const reset = { cwnd: 100, recover: null, duplicates: 0, acknowledged: 0 };
  expect(expired(true)).toEqual({ ...reset, ssthresh: 500 });
  expect(expired(false)).toEqual({ ...reset, ssthresh: 700 });
});
