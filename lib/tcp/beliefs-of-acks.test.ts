import { expect, test } from 'vitest';
import { rfc9293, type Behaviour } from './behaviour';
import { Dialogue, endpointIn } from './dialogue';
import type { Magic } from './events';
import { believing, type MisconceptionRow } from './misconceptions';
import type { State } from './state';

const who = (row: MisconceptionRow) => believing(rfc9293, row);
const nothing: Magic = {
  actsOnSending: false,
  peerLearns: false,
  senderLearns: false,
  meant: null,
};

/** The third segment of a handshake, as the opener sends it. */
const third = (behaviour: Behaviour) => endpointIn('ESTABLISHED', behaviour).magic;
/** The last ACK of a close. */
const last = (behaviour: Behaviour) => endpointIn('TIME-WAIT', behaviour).magic;
/** The second FIN of a close. */
const secondFin = (behaviour: Behaviour) =>
  endpointIn('CLOSE-WAIT', behaviour).call({ name: 'CLOSE' }).magic;

test('no real endpoint needs magic', () => {
  for (const state of [
    'SYN-SENT',
    'SYN-RECEIVED',
    'ESTABLISHED',
    'LAST-ACK',
    'TIME-WAIT',
  ] as const) {
    expect(endpointIn(state).magic).toEqual([null]);
  }
});

test('D09: the third segment acts when it is sent, no other one does', () => {
  const acting = { ...nothing, actsOnSending: true };
  expect(third(who('D09'))).toEqual([acting]);
  expect(last(who('D09'))).toEqual([null]);
  expect(secondFin(who('D09'))).toEqual([null]);
  const later = endpointIn('ESTABLISHED', who('D09')).hears('ACK 301 ack 101 len 5');
  expect(later.magic).toEqual([null]);
  const talking = endpointIn('ESTABLISHED', who('D09')).call({ name: 'SEND', octets: 1 });
  expect(talking.magic).toEqual([null]);
  expect(talking.hears('ACK 200 ack 101').magic).toEqual([null]);
});

test('D09: a listener sends no third segment', () => {
  const listener = endpointIn('SYN-RECEIVED', who('D09')).hears('ACK 301 ack 101');
  expect(listener.hears('ACK 200 ack 101').magic).toEqual([null]);
});

test('D23: the last ACK acts when it is sent', () => {
  expect(last(who('D23'))).toEqual([{ ...nothing, actsOnSending: true }]);
  expect(third(who('D23'))).toEqual([null]);
});

test('D18: the other end learns of a FIN that was sent', () => {
  expect(secondFin(who('D18'))).toEqual([{ ...nothing, peerLearns: true }]);
  expect(third(who('D18'))).toEqual([null]);
});

test('D10: the opener learns that its third segment arrived, D22 that its last ACK did', () => {
  expect(third(who('D10'))).toEqual([{ ...nothing, senderLearns: true }]);
  expect(last(who('D10'))).toEqual([null]);
  expect(last(who('D22'))).toEqual([{ ...nothing, senderLearns: true }]);
  expect(third(who('D22'))).toEqual([null]);
});

test('D14: both ends learn of each pure ACK, and of nothing else', () => {
  expect(third(who('D14'))).toEqual([{ ...nothing, peerLearns: true, senderLearns: true }]);
  expect(secondFin(who('D14'))).toEqual([null]);
});

/** What it has sent last was seen by the other end; or the other end has sent `words`. */
const arrived = (end: Dialogue) =>
  end.step({ kind: 'telepathy', learns: 'mine-arrived', segment: end.lastSent });
const peerSent = (end: Dialogue, words: string) =>
  end.step({ kind: 'telepathy', learns: 'peer-sent', segment: end.segment(words) });

test('D10: SYN-RECEIVED until the third segment has arrived', () => {
  const end = endpointIn('ESTABLISHED', who('D10'));
  expect(end.state).toBe('SYN-RECEIVED');
  const sent = end.lastSent;
  expect(arrived(end).path).toEqual(['ESTABLISHED']);
  end.step({ kind: 'telepathy', learns: 'mine-arrived', segment: sent });
  expect(end.path).toEqual([]);
});

test('D22: TIME-WAIT ends when the last ACK has arrived, an earlier arrival ends nothing', () => {
  expect(arrived(endpointIn('TIME-WAIT', who('D22'))).state).toBe('CLOSED');
  expect(arrived(endpointIn('ESTABLISHED', who('D22'))).state).toBe('ESTABLISHED');
  expect(arrived(endpointIn('TIME-WAIT')).state).toBe('TIME-WAIT');
});

test('D18: FIN-WAIT-2 takes the name LAST-ACK while the second FIN is under way', () => {
  const end = endpointIn('FIN-WAIT-2', who('D18'));
  expect(peerSent(end, 'ACK 301 ack 102').path).toEqual([]);
  expect(peerSent(end, 'FIN,ACK 301 ack 102').path).toEqual(['LAST-ACK']);
  expect(end.hears('FIN,ACK 301 ack 102').state).toBe('TIME-WAIT');
  expect(peerSent(endpointIn('FIN-WAIT-2'), 'FIN,ACK 301 ack 102').path).toEqual([]);
  expect(peerSent(endpointIn('ESTABLISHED', who('D18')), 'FIN,ACK 301 ack 101').path).toEqual([]);
});

test('D14: a pure ACK stands on the queue and is repeated until it arrives', () => {
  const end = endpointIn('ESTABLISHED', who('D14'));
  expect(end.seen).toMatchObject({ outstanding: 1, timers: { retransmission: 1000 } });
  expect(end.waits(1000).says).toEqual(['ACK 101 ack 301']);
  arrived(end);
  expect(end.seen).toMatchObject({ outstanding: 0, timers: {} });
});

test('D14: an ACK that arrived takes away itself alone, and only if nothing came since', () => {
  const end = endpointIn('ESTABLISHED', who('D14')).call({ name: 'SEND', octets: 5 });
  arrived(end);
  expect(end.seen).toMatchObject({ outstanding: 1 });
  expect(end.seen?.timers.retransmission).toBeDefined();
  const stale = endpointIn('ESTABLISHED', who('D14'));
  const early = stale.lastSent;
  stale.hears('ACK 301 ack 101 len 5');
  stale.step({ kind: 'telepathy', learns: 'mine-arrived', segment: early });
  expect(stale.seen?.outstanding).toBe(2);
});

test('D14: who waits for an ACK that was sent leaves the repeating to its sender', () => {
  const closing = () => arrived(endpointIn('ESTABLISHED', who('D14'))).call({ name: 'CLOSE' });
  const end = closing();
  peerSent(end, 'ACK 301 ack 101');
  expect(end.seen?.timers.retransmission).toBeDefined();
  peerSent(end, 'ACK 301 ack 102');
  expect(end.seen?.timers.retransmission).toBeUndefined();
  const real = endpointIn('FIN-WAIT-1');
  expect(peerSent(real, 'ACK 301 ack 102').seen?.timers.retransmission).toBeDefined();
  expect(peerSent(closing(), 'FIN,ACK 301 ack 102').seen?.timers.retransmission).toBeDefined();
});

test('D14: nobody gives a connection up for an ACK that stays without an answer', () => {
  const end = endpointIn('ESTABLISHED', who('D14')).waits(1_000_000);
  expect(end.state).toBe('ESTABLISHED');
  expect(end.seen?.outstanding).toBe(0);
});

/** The acknowledgment number of what it says, and what is really meant by it. */
function acknowledges(row: MisconceptionRow, state: State, ...heard: string[]) {
  const end = endpointIn(state, who(row));
  for (const words of heard) end.hears(words);
  return [end.sent[0]?.ack, end.magic[0]?.meant?.ack];
}

test('D04: each acknowledgment is the number of the last segment plus one', () => {
  expect(acknowledges('D04', 'LISTEN', 'SYN 300')).toEqual([301, 301]);
  expect(acknowledges('D04', 'SYN-SENT', 'SYN,ACK 300 ack 101')).toEqual([301, 301]);
  expect(acknowledges('D04', 'ESTABLISHED', 'ACK 301 ack 101 len 10')).toEqual([302, 311]);
  const again = ['ACK 301 ack 101 len 10', 'ACK 296 ack 101 len 10'];
  expect(acknowledges('D04', 'ESTABLISHED', ...again)).toEqual([302, 311]);
});

test('D05: each segment counts one', () => {
  const texts = ['ACK 301 ack 101 len 10', 'ACK 311 ack 101 len 10'];
  expect(acknowledges('D05', 'ESTABLISHED', ...texts)).toEqual([303, 321]);
  const old = [...texts, 'ACK 301 ack 101 len 10'];
  expect(acknowledges('D05', 'ESTABLISHED', ...old)).toEqual([303, 321]);
  expect(acknowledges('D05', 'SYN-RECEIVED', 'SYN 300')).toEqual([301, 301]);
});

test('D06: the end of the last text that arrived, whatever is missing before it', () => {
  expect(acknowledges('D06', 'ESTABLISHED', 'ACK 311 ack 101 len 10')).toEqual([321, 301]);
  expect(acknowledges('D06', 'ESTABLISHED', 'ACK 301 ack 101 len 10')).toEqual([311, 311]);
  const holes = ['ACK 331 ack 101 len 10', 'ACK 311 ack 101 len 10'];
  expect(acknowledges('D06', 'ESTABLISHED', ...holes)).toEqual([341, 301]);
});

test('a believed acknowledgment stands on no RST and on no first SYN', () => {
  const opened = new Dialogue(who('D05')).call({ name: 'OPEN', active: true });
  expect(opened.sent[0]?.ack).toBe(0);
  expect(new Dialogue(who('D05')).hears('SYN 300 len 5').says).toEqual(['RST,ACK 0 ack 306']);
});

test('D08: a segment counts as acknowledged once its first number is', () => {
  const end = endpointIn('ESTABLISHED', who('D08'), { sndMss: 10 });
  end.call({ name: 'SEND', octets: 30 }).hears('ACK 301 ack 111');
  expect(end.seen).toMatchObject({ sndUna: 111, outstanding: 1 });
});

test('D28: no RST on a connection that has not seen a FIN', () => {
  const end = endpointIn('ESTABLISHED', who('D28')).call({ name: 'ABORT' });
  expect(end.says).toEqual([]);
  expect(endpointIn('FIN-WAIT-1', who('D28')).call({ name: 'ABORT' }).says).toEqual(['RST 102']);
  expect(endpointIn('CLOSE-WAIT', who('D28')).call({ name: 'ABORT' }).says).toEqual(['RST 101']);
  expect(endpointIn('SYN-SENT', who('D28')).hears('ACK 300 ack 77').says).toEqual([]);
});

test('a believer counts the first SYN whatever its number', () => {
  const far = 3_000_000_000;
  expect(acknowledges('D04', 'LISTEN', `SYN ${far}`)).toEqual([far + 1, far + 1]);
  expect(acknowledges('D05', 'LISTEN', `SYN ${far}`)).toEqual([far + 1, far + 1]);
  expect(acknowledges('D05', 'SYN-SENT', `SYN,ACK ${far} ack 101`)).toEqual([far + 1, far + 1]);
});

test('D05: an ACK alone is no segment to count', () => {
  const heard = ['ACK 301 ack 101', 'ACK 301 ack 101 len 10'];
  expect(acknowledges('D05', 'ESTABLISHED', ...heard)).toEqual([302, 311]);
});
