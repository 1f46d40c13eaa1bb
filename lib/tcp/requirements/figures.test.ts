import { expect, test } from 'vitest';
import { linux } from '../behaviour';
import { Dialogue, endpointIn } from '../dialogue';
import type { State } from '../state';

/*
 * The figures of RFC 9293 §3.5 and §3.6, line by line: two endpoints, each told what the other one said. What a figure
 * delays or duplicates is told by hand.
 */

const peer = (iss: number): Dialogue => new Dialogue(undefined, { iss });
const active = (iss: number): Dialogue => peer(iss).call({ name: 'OPEN', active: true });
const passive = (iss: number): Dialogue => peer(iss).call({ name: 'OPEN', active: false });
const statesOf = (...ends: Dialogue[]): State[] => ends.map(({ state }) => state);

/** Two connected endpoints: A's next number is 101, B's 301. */
function connected(): [Dialogue, Dialogue] {
  const a = active(100);
  const b = passive(300).hears('SYN 100');
  a.hears('SYN,ACK 300 ack 101');
  b.hears('ACK 101 ack 301');
  return [a, b];
}

test('Figure 6: the three-way handshake (§3.5 Figure 6)', () => {
  const [a, b] = [active(100), passive(300)];
  expect(a.says).toEqual(['SYN 100']);
  expect(b.hears('SYN 100').says).toEqual(['SYN,ACK 300 ack 101']);
  expect(a.hears('SYN,ACK 300 ack 101').says).toEqual(['ACK 101 ack 301']);
  expect(statesOf(a, b.hears('ACK 101 ack 301'))).toEqual(['ESTABLISHED', 'ESTABLISHED']);
  expect(a.call({ name: 'SEND', octets: 5 }).says).toEqual(['PSH,ACK 101 ack 301 len 5']);
});

test('Figure 8: an old duplicate SYN is undone by a RST, and the real one connects (§3.5 Figure 8)', () => {
  const [a, b] = [active(100), passive(300)];
  expect(b.hears('SYN 90').says).toEqual(['SYN,ACK 300 ack 91']);
  expect(a.hears('SYN,ACK 300 ack 91').says).toEqual(['RST 91']);
  expect(statesOf(a, b.hears('RST 91'))).toEqual(['SYN-SENT', 'LISTEN']);
  expect(b.hears('SYN 100').says).toEqual(['SYN,ACK 300 ack 101']);
  expect(a.hears('SYN,ACK 300 ack 101').says).toEqual(['ACK 101 ack 301']);
  expect(statesOf(a, b.hears('ACK 101 ack 301'))).toEqual(['ESTABLISHED', 'ESTABLISHED']);
});

test('Figure 9: who starts again finds the old connection, and its RST ends that (§3.5.1 Figure 9)', () => {
  const [, b] = connected();
  const reborn = active(400);
  expect(b.hears('SYN 400').says).toEqual(['ACK 301 ack 101']);
  expect(reborn.hears('ACK 301 ack 101').says).toEqual(['RST 101']);
  expect(b.hears('RST 101').signals).toEqual(['connection reset']);
  expect(statesOf(reborn, b)).toEqual(['SYN-SENT', 'CLOSED']);
  expect(reborn.waits(1000).says).toEqual(['SYN 400']);
});

test('Figure 10: text for a connection that is forgotten draws a RST, which is believed (§3.5.1 Figure 10)', () => {
  const [, b] = connected();
  const text = b.call({ name: 'SEND', octets: 10 }).says;
  expect(text).toEqual(['PSH,ACK 301 ack 101 len 10']);
  const reset = peer(100).hears(text[0] ?? '').says;
  expect(reset).toEqual(['RST 101']);
  expect([b.hears('RST 101').state, b.signals]).toEqual(['CLOSED', ['connection reset']]);
});

test('Figure 11: an old SYN between two listeners leaves both in LISTEN (§3.5.1 Figure 11)', () => {
  const [a, b] = [passive(100), passive(300)];
  expect(b.hears('SYN 90').says).toEqual(['SYN,ACK 300 ack 91']);
  expect(a.hears('SYN,ACK 300 ack 91').says).toEqual(['RST 91']);
  expect(statesOf(a, b.hears('RST 91'))).toEqual(['LISTEN', 'LISTEN']);
});

test('Figure 12: the normal close (§3.6 Figure 12)', () => {
  const [a, b] = connected();
  expect(a.call({ name: 'CLOSE' }).says).toEqual(['FIN,ACK 101 ack 301']);
  expect(b.hears('FIN,ACK 101 ack 301').says).toEqual(['ACK 301 ack 102']);
  expect(statesOf(a.hears('ACK 301 ack 102'), b)).toEqual(['FIN-WAIT-2', 'CLOSE-WAIT']);
  expect(b.call({ name: 'CLOSE' }).says).toEqual(['FIN,ACK 301 ack 102']);
  expect(a.hears('FIN,ACK 301 ack 102').says).toEqual(['ACK 102 ack 302']);
  expect(statesOf(a, b.hears('ACK 102 ack 302'))).toEqual(['TIME-WAIT', 'CLOSED']);
  expect(a.waits(240_000).state).toBe('CLOSED');
});

test('Figure 13: both close at once (§3.6 Figure 13)', () => {
  const [a, b] = connected();
  a.call({ name: 'CLOSE' });
  b.call({ name: 'CLOSE' });
  expect(a.hears('FIN,ACK 301 ack 101').says).toEqual(['ACK 102 ack 302']);
  expect(b.hears('FIN,ACK 101 ack 301').says).toEqual(['ACK 302 ack 102']);
  expect(statesOf(a, b)).toEqual(['CLOSING', 'CLOSING']);
  a.hears('ACK 302 ack 102');
  b.hears('ACK 102 ack 302');
  expect(statesOf(a, b)).toEqual(['TIME-WAIT', 'TIME-WAIT']);
});

test('a reset answers: anything where nothing is; an unacceptable ACK before the connection stands; nothing after (§3.5.2)', () => {
  for (const state of ['LISTEN', 'SYN-SENT', 'SYN-RECEIVED'] as const) {
    const end = endpointIn(state).hears('ACK 301 ack 777');
    expect([end.says, end.state], state).toEqual([['RST 777'], state]);
  }
  for (const words of ['ACK 301 ack 777', 'ACK 9 ack 101 len 1', 'PSH,ACK 99999 ack 101']) {
    const end = endpointIn('ESTABLISHED').hears(words);
    expect([end.says, end.state], words).toEqual([['ACK 101 ack 301'], 'ESTABLISHED']);
  }
  expect(endpointIn('CLOSED').hears('SYN 300 len 4').says).toEqual(['RST,ACK 0 ack 305']);
});

test('a RST is judged by its number, in SYN-SENT by its ACK, and ignored in LISTEN (§3.5.3)', () => {
  expect(endpointIn('LISTEN').hears('RST 0').state).toBe('LISTEN');
  expect(endpointIn('SYN-SENT').hears('RST 0').state).toBe('SYN-SENT');
  expect(endpointIn('SYN-SENT').hears('RST,ACK 0 ack 101').state).toBe('CLOSED');
  expect(endpointIn('SYN-RECEIVED').hears('RST 301').state).toBe('LISTEN');
  expect(endpointIn('ESTABLISHED').hears('RST 300').state).toBe('ESTABLISHED');
  expect(endpointIn('ESTABLISHED').hears('RST 301').state).toBe('CLOSED');
});

test('challenge ACKs are throttled, those of text are not (RFC 5961 §7)', () => {
  const end = endpointIn('ESTABLISHED', linux);
  expect(end.hears('RST 310').says).toEqual(['ACK 101 ack 301']);
  for (const words of ['RST 310', 'SYN 310', 'ACK 301 ack 777', 'ACK 99999 ack 101']) {
    expect(end.hears(words).says, words).toEqual([]);
  }
  expect(end.hears('ACK 99999 ack 101 len 1').says).toEqual(['ACK 101 ack 301']);
  expect(end.waits(499).hears('SYN 310').says).toEqual([]);
  expect(end.waits(1).hears('SYN 310').says).toEqual(['ACK 101 ack 301']);
  const unlimited = endpointIn('ESTABLISHED');
  for (let n = 0; n < 3; n += 1) expect(unlimited.hears('RST 310').says).toHaveLength(1);
});
