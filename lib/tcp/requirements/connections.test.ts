import { expect, test } from 'vitest';
import { rfc9293, type Behaviour } from '../behaviour';
import { Dialogue, endpointIn } from '../dialogue';
import { seq } from '../seq';
import { usualSettings } from '../settings';

/** An endpoint whose receive buffer is full: RCV.NXT is 311, RCV.WND 0. */
const shut = () =>
  endpointIn('ESTABLISHED', rfc9293, { rcvBuffer: 10, readsAtOnce: false }).hears(
    'ACK 301 ack 101 len 10',
  );

test('a zero receive window lets ACK, RST and URG through, and no text (MUST-66)', () => {
  expect(shut().hears('RST 311').state).toBe('CLOSED');
  expect(shut().hears('RST 311 len 5').state).toBe('CLOSED');
  const end = shut().hears('URG,ACK 311 ack 101 len 1 up 5 wnd 77');
  expect(end.signals).toEqual(['urgent data']);
  expect(end.seen).toMatchObject({ rcvNxt: 311, unread: 10, sndWnd: 77 });
  expect(end.says).toEqual(['ACK 101 ack 311']);
});

test('two ends that open at the same time come to one connection (MUST-10)', () => {
  const left = new Dialogue(rfc9293).call({ name: 'OPEN', active: true });
  const right = new Dialogue(rfc9293, { localPort: 2, remotePort: 1, iss: 300 });
  right.call({ name: 'OPEN', active: true });
  expect([left.says, right.says]).toEqual([['SYN 100'], ['SYN 300']]);
  left.hears('SYN 300');
  right.hears('SYN 100');
  expect([left.says, right.says]).toEqual([['SYN,ACK 100 ack 301'], ['SYN,ACK 300 ack 101']]);
  left.hears('SYN,ACK 300 ack 101');
  right.hears('SYN,ACK 100 ack 301');
  expect([left.state, right.state]).toEqual(['ESTABLISHED', 'ESTABLISHED']);
  expect([left.says, right.says]).toEqual([[], []]);
});

test('SYN-RECEIVED knows whether it came from LISTEN or from SYN-SENT (MUST-11)', () => {
  const passive = endpointIn('SYN-RECEIVED').hears('RST 301');
  expect([passive.state, passive.signals]).toEqual(['LISTEN', []]);
  const active = endpointIn('SYN-SENT').hears('SYN 300').hears('RST 301');
  expect([active.state, active.signals]).toEqual(['CLOSED', ['connection refused']]);
  const turned = endpointIn('LISTEN').call({ name: 'OPEN', active: true }).hears('SYN 300');
  expect(turned.state).toBe('SYN-RECEIVED');
  expect(turned.hears('RST 301').signals).toEqual(['connection refused']);
});

test('the user hears whether the other end closed or broke off (MUST-12)', () => {
  const closed = endpointIn('ESTABLISHED').hears('FIN,ACK 301 ack 101');
  expect(closed.signals).toEqual(['connection closing']);
  const broken = endpointIn('ESTABLISHED').hears('RST 301');
  expect(broken.signals).toEqual(['connection reset']);
});

test('a RST may carry text, which changes nothing about it (SHLD-2)', () => {
  const end = endpointIn('ESTABLISHED').hears('RST 301 len 20');
  expect([end.state, end.signals, end.results]).toEqual(['CLOSED', ['connection reset'], []]);
  const challenged = endpointIn('ESTABLISHED').hears('RST 310 len 20');
  expect(challenged.says).toEqual(['ACK 101 ack 301']);
});

test('who closes first waits for two maximum segment lifetimes, four minutes (MUST-13)', () => {
  const end = endpointIn('TIME-WAIT');
  expect(end.waits(2 * 120_000 - 1).state).toBe('TIME-WAIT');
  expect(end.waits(1).state).toBe('CLOSED');
});

test('who closes in both directions reads no more; who closes one reads on (MAY-1)', () => {
  const gone = endpointIn('ESTABLISHED').call({ name: 'CLOSE', release: true });
  expect(gone.hears('ACK 301 ack 102 len 5').says).toEqual(['RST 102']);
  const half = endpointIn('ESTABLISHED').call({ name: 'CLOSE' });
  expect(half.hears('ACK 301 ack 102 len 5').results).toContain('RECEIVE 5');
});

const by6191: Behaviour = { ...rfc9293, synInTimeWait: 'rfc6191' };
const ts = (value: number) => ({ mss: 1460, timestamps: { value: seq(value), echo: seq(0) } });

/** TIME-WAIT after a connection with timestamps, the last of them 5000, or without; RCV.NXT is 302. */
function timeWait(stamps: boolean): Dialogue {
  const settings = { ...usualSettings, timestamps: stamps };
  const options = stamps ? ts(5000) : { mss: 1460 };
  const end = new Dialogue(by6191, { settings }).call({ name: 'OPEN', active: true });
  end.hears('SYN,ACK 300 ack 101', options).call({ name: 'CLOSE' });
  return end.hears('FIN,ACK 301 ack 102', options);
}
const reopens = (end: Dialogue): boolean => end.reasons.includes('behaviour:synInTimeWait');

test('RFC 6191: a newer timestamp opens anew from TIME-WAIT whatever the numbers (SHLD-4)', () => {
  expect(timeWait(true).state).toBe('TIME-WAIT');
  expect(reopens(timeWait(true).hears('SYN 7', ts(5001)))).toBe(true);
  expect(reopens(timeWait(true).hears('SYN 302', ts(5000)))).toBe(true);
  for (const [syn, options] of [
    ['SYN 301', ts(5000)],
    ['SYN 900', ts(4999)],
    ['SYN 301', { mss: 1460 }],
  ] as const) {
    const old = timeWait(true).hears(syn, options);
    expect([old.state, old.says], syn).toEqual(['TIME-WAIT', []]);
  }
});

test('RFC 6191 without timestamps before: new timestamps or a higher number open anew (SHLD-4)', () => {
  expect(reopens(timeWait(false).hears('SYN 7', ts(1)))).toBe(true);
  expect(reopens(timeWait(false).hears('SYN 302', { mss: 1460 }))).toBe(true);
  expect(timeWait(false).hears('SYN 301', { mss: 1460 }).state).toBe('TIME-WAIT');
});
