import { expect, test } from 'vitest';
import { linux, rfc9293 } from '../behaviour';
import { endpointIn } from '../dialogue';

const refusal = 'rfc9293:3.10.7.4:first';

/** An endpoint whose receive window is `wnd`, and its RCV.NXT. */
function withWindow(wnd: number) {
  const options = { rcvBuffer: wnd === 0 ? 10 : wnd, readsAtOnce: false };
  const end = endpointIn('ESTABLISHED', rfc9293, options);
  return wnd === 0 ? { end: end.hears('ACK 301 ack 101 len 10'), nxt: 311 } : { end, nxt: 301 };
}

/** RFC 9293 §3.10.7.4 Table 6, row by row. */
function table6(seq: number, len: number, nxt: number, wnd: number): boolean {
  const inside = (number: number) => nxt <= number && number < nxt + wnd;
  if (len === 0 && wnd === 0) return seq === nxt;
  if (len === 0) return inside(seq);
  if (wnd === 0) return false;
  return inside(seq) || inside(seq + len - 1);
}

test.each([1, 2, 100])('a segment is acceptable as Table 6 has it, with a window of %i', (wnd) => {
  for (const offset of [-6, -5, -4, -2, -1, 0, 1, 2, 3, 98, 99, 100, 101]) {
    for (const len of [0, 1, 2, 5]) {
      const { end, nxt } = withWindow(wnd);
      end.hears(`ACK ${nxt + offset} ack 101 len ${len}`);
      const words = `${len} octets at RCV.NXT${offset >= 0 ? '+' : ''}${offset}`;
      expect(!end.reasons.includes(refusal), words).toBe(table6(nxt + offset, len, nxt, wnd));
    }
  }
});

test.each([
  [0, 0],
  [-1, 0],
  [1, 0],
  [-1, 1],
  [1, 1],
  [-5, 5],
])('a zero window: %i octets beside RCV.NXT with %i octets of text, by Table 6', (offset, len) => {
  const { end, nxt } = withWindow(0);
  end.hears(`ACK ${nxt + offset} ack 101 len ${len}`);
  expect(!end.reasons.includes(refusal)).toBe(table6(nxt + offset, len, nxt, 0));
});

test('a zero window takes no text, but the ACK that comes with it (MUST-66)', () => {
  const { end } = withWindow(0);
  end.call({ name: 'SEND', octets: 10 }).hears('ACK 311 ack 111 len 5 wnd 500');
  expect(end.seen).toMatchObject({ sndUna: 111, sndWnd: 500, rcvNxt: 311, unread: 10 });
  expect(end.says).toEqual(['ACK 111 ack 311']);
  expect(end.reasons).not.toContain(refusal);
});

test('the allowance at a zero window is none for other numbers, for a SYN or without an ACK', () => {
  for (const words of ['ACK 312 ack 111 len 5', 'SYN,ACK 311 ack 111 len 5', 'PSH 311 len 5']) {
    const { end } = withWindow(0);
    end.call({ name: 'SEND', octets: 10 }).hears(words);
    expect(end.reasons[0], words).toBe(refusal);
    expect(end.seen?.sndUna, words).toBe(101);
  }
});

test('what is not acceptable goes no further: its ACK and window do not count', () => {
  const end = endpointIn('ESTABLISHED').call({ name: 'SEND', octets: 10 });
  end.hears('ACK 200 ack 111 wnd 7');
  expect(end.seen).toMatchObject({ sndUna: 101, sndWnd: 1000 });
  expect(end.says).toEqual(['ACK 111 ack 301']);
});

const crossing = (behaviour = rfc9293) => endpointIn('SYN-SENT', behaviour).hears('SYN 300');

test('simultaneous open: the SYN,ACK has to be of the same SYN and to acknowledge ours', () => {
  for (const words of ['SYN,ACK 299 ack 101', 'SYN,ACK 300 ack 100', 'SYN,ACK 300 ack 102']) {
    const end = crossing().hears(words);
    expect(end.state, words).toBe('SYN-RECEIVED');
    expect(end.says, words).toEqual(['ACK 101 ack 301']);
  }
});

test('§3.10.7.4 first by the letter answers the SYN,ACK of a simultaneous open and drops it', () => {
  const end = crossing({ ...rfc9293, synAckInSynReceived: 'literal' }).hears('SYN,ACK 300 ack 101');
  expect(end.says).toEqual(['ACK 101 ack 301']);
  expect(end.state).toBe('SYN-RECEIVED');
});

test('only an opener takes the SYN,ACK of a SYN that it has: not a listener, not later', () => {
  const listener = endpointIn('SYN-RECEIVED').hears('SYN,ACK 300 ack 101');
  expect(listener.reasons).toEqual([refusal]);
  expect(listener.state).toBe('SYN-RECEIVED');
  const later = endpointIn('ESTABLISHED').call({ name: 'SEND', octets: 5 });
  expect(later.hears('SYN,ACK 300 ack 103').reasons).toEqual([refusal]);
});

test('Linux repeats its SYN,ACK for the same SYN alone, and at most twice a second', () => {
  const end = endpointIn('SYN-RECEIVED', linux);
  expect(end.hears('SYN 300').says).toEqual(['SYN,ACK 100 ack 301']);
  expect(end.waits(499).hears('SYN 300').says).toEqual([]);
  expect(end.waits(1).hears('SYN 300').says).toEqual(['SYN,ACK 100 ack 301']);
  expect(end.state).toBe('SYN-RECEIVED');
  const others = ['SYN 299', 'SYN,ACK 300 ack 101', 'ACK 300 ack 101'];
  for (const words of others) {
    expect(endpointIn('SYN-RECEIVED', linux).hears(words).says, words).toEqual(['ACK 101 ack 301']);
  }
  expect(endpointIn('ESTABLISHED', linux).hears('SYN 300').says).toEqual(['ACK 101 ack 301']);
});

test('a RST one before RCV.NXT ends a connection whose peer has finished, with Linux only [w1]', () => {
  expect(endpointIn('CLOSE-WAIT', linux).hears('RST 301').state).toBe('CLOSED');
  expect(endpointIn('CLOSE-WAIT', linux).hears('RST 300').state).toBe('CLOSE-WAIT');
  expect(endpointIn('CLOSE-WAIT').hears('RST 301').state).toBe('CLOSE-WAIT');
  expect(endpointIn('ESTABLISHED', linux).hears('RST 300').state).toBe('ESTABLISHED');
  expect(endpointIn('TIME-WAIT', linux).hears('RST 301').state).toBe('TIME-WAIT');
});

test('a RST at the right edge of the window is answered by Linux only [j5]', () => {
  const options = { rcvBuffer: 100 };
  const answer = (behaviour: typeof rfc9293, words: string) =>
    endpointIn('ESTABLISHED', behaviour, options).hears(words).says;
  expect(answer(linux, 'RST 401')).toEqual(['ACK 101 ack 301']);
  expect(answer(linux, 'RST 402')).toEqual([]);
  expect(answer(rfc9293, 'RST 401')).toEqual([]);
});

test('TIME-WAIT is restarted by the FIN it has had, not by another one and never by a SYN', () => {
  const ends = (words: string, behaviour = rfc9293) =>
    endpointIn('TIME-WAIT', behaviour).waits(1000).hears(words).seen?.timers['time-wait'];
  expect(ends('FIN,ACK 301 ack 102')).toBe(241_000);
  expect(ends('FIN,ACK 299 ack 102')).toBe(240_000);
  expect(ends('SYN,ACK 300 ack 102', linux)).toBe(60_000);
  expect(ends('FIN 299', linux)).toBe(60_000);
});

test('only TIME-WAIT has its timer: an old segment starts none elsewhere', () => {
  expect(endpointIn('ESTABLISHED', linux).hears('ACK 200 ack 101').seen?.timers).toEqual({});
});
