import { expect, test } from 'vitest';
import { linux, rfc9293, type Behaviour } from './behaviour';
import { Dialogue, endpointIn } from './dialogue';

/** When it sends again while nobody answers, and when it gives up, in ms after the first transmission. */
function silence(end: Dialogue): { sentAt: number[]; gaveUpAt: number } {
  const start = end.nowMs;
  const sentAt: number[] = [];
  while (end.state !== 'CLOSED' && end.nowMs - start < 2_000_000) {
    end.waits(1000);
    sentAt.push(...end.says.map(() => end.nowMs - start));
  }
  return { sentAt, gaveUpAt: end.nowMs - start };
}

test('a SYN is repeated at 1, 3, 7 … s and given up after more than 3 minutes (MUST-23)', () => {
  expect(silence(endpointIn('SYN-SENT'))).toEqual({
    sentAt: [1, 3, 7, 15, 31, 63, 123].map((s) => s * 1000),
    gaveUpAt: 183_000,
  });
});

test('Linux repeats a SYN after 1, 2, 3, 4, 5, 7, 11, 19, 35, 67 s and gives up after 131 s [h1]', () => {
  expect(silence(endpointIn('SYN-SENT', linux))).toEqual({
    sentAt: [1, 2, 3, 4, 5, 7, 11, 19, 35, 67].map((s) => s * 1000),
    gaveUpAt: 131_000,
  });
});

test('Linux repeats a SYN,ACK five times and gives up after 63 s [h4]', () => {
  expect(silence(endpointIn('SYN-RECEIVED', linux))).toEqual({
    sentAt: [1, 3, 7, 15, 31].map((s) => s * 1000),
    gaveUpAt: 63_000,
  });
});

test('a FIN is repeated and given up after R2, at least 100 s (SHLD-11)', () => {
  const end = endpointIn('FIN-WAIT-1').waits(1000);
  expect(end.says).toEqual(['FIN,ACK 101 ack 301']);
  const { gaveUpAt } = silence(end);
  expect(gaveUpAt + 1000).toBe(123_000);
});

test('giving up tells the user', () => {
  const end = endpointIn('SYN-SENT').waits(183_000);
  expect(end.signals).toEqual(['connection aborted due to user timeout']);
});

test('only the earliest segment is repeated, with the current acknowledgment (RFC 6298 §5.4)', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, { sndMss: 10 });
  end.call({ name: 'SEND', octets: 20 }).hears('ACK 301 ack 101 len 7');
  end.waits(1000);
  expect(end.says).toEqual(['ACK 101 ack 308 len 10']);
});

test('an acknowledgment of all stops the timer, of a part restarts it (RFC 6298 §5.2, §5.3)', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, { sndMss: 10 });
  end.call({ name: 'SEND', octets: 20 }).waits(500).hears('ACK 301 ack 111');
  expect(end.seen).toMatchObject({ outstanding: 1, timers: { retransmission: 1500 } });
  end.hears('ACK 301 ack 121');
  expect(end.seen).toMatchObject({ outstanding: 0, timers: {} });
});

test('a partial acknowledgment leaves the rest to be repeated', () => {
  const end = endpointIn('ESTABLISHED').call({ name: 'SEND', octets: 20 });
  end.hears('ACK 301 ack 106').waits(1000);
  expect(end.says).toEqual(['PSH,ACK 106 ack 301 len 15']);
});

test('the RTO follows the measured round trip, never of a repeated segment (RFC 6298 §2, §3)', () => {
  const after = (behaviour: Behaviour, ms: number) => {
    const end = new Dialogue(behaviour).call({ name: 'OPEN', active: true }).waits(ms);
    return end.hears('SYN,ACK 300 ack 101').seen;
  };
  expect(after(rfc9293, 600)).toMatchObject({ srttMs: 600, rtoMs: 1800 });
  expect(after(rfc9293, 100)).toMatchObject({ srttMs: 100, rtoMs: 1000 });
  expect(after(linux, 30)).toMatchObject({ srttMs: 30, rtoMs: 230 });
  expect(after(rfc9293, 1500)).toMatchObject({ srttMs: null });
});

test('after a lost SYN data begin with an RTO of 3 s (RFC 6298 §5.7)', () => {
  const end = endpointIn('SYN-SENT').waits(1500).hears('SYN,ACK 300 ack 101');
  expect(end.seen?.rtoMs).toBe(3000);
});

test('believers: constant intervals, and one retry fewer (D39)', () => {
  const constant: Behaviour = { ...linux, rtoBackoff: 'constant' };
  expect(silence(endpointIn('SYN-RECEIVED', constant)).gaveUpAt).toBe(6000);
  const counting: Behaviour = { ...linux, retriesCount: 'transmissions' };
  expect(silence(endpointIn('SYN-RECEIVED', counting)).gaveUpAt).toBe(31_000);
});
