import { expect, test } from 'vitest';
import { linux, rfc9293, type Behaviour } from './behaviour';
import { endpointIn, type Dialogue } from './dialogue';
import type { IcmpError } from './events';
import { seq } from './seq';
import { plainSettings } from './settings';
import type { State } from './state';

const settings = { ...plainSettings, reports: true };
const inState = (state: State, behaviour: Behaviour = rfc9293) =>
  endpointIn(state, behaviour, { settings });
const told = (end: Dialogue, error: IcmpError, quoted: number) =>
  end.step({ kind: 'icmp', error, quotedSeq: seq(quoted) });

const soft: readonly IcmpError[] = [
  'network unreachable',
  'host unreachable',
  'source route failed',
  'time exceeded',
  'parameter problem',
];
const hard: readonly IcmpError[] = [
  'protocol unreachable',
  'port unreachable',
  'fragmentation needed',
];

test.each(soft)('«%s» is a soft error: told, and nothing ends (MUST-56)', (error) => {
  const end = told(inState('SYN-SENT'), error, 100);
  expect(end.signals).toEqual(['network error']);
  expect(end.state).toBe('SYN-SENT');
});

test.each(hard)('«%s» is a hard error: it ends the connection (SHLD-26)', (error) => {
  const end = told(inState('SYN-SENT'), error, 100);
  expect(end.signals).toEqual(['destination unreachable']);
  expect(end.state).toBe('CLOSED');
});

test('a source quench is discarded (MUST-55)', () => {
  const end = told(inState('SYN-SENT'), 'source quench', 100);
  expect(end.signals).toEqual([]);
  expect(end.state).toBe('SYN-SENT');
});

test('only what quotes a number under way is believed (RFC 5927 §4.1)', () => {
  const sent = () => inState('ESTABLISHED').call({ name: 'SEND', octets: 10 });
  for (const quoted of [101, 110]) {
    expect(told(sent(), 'port unreachable', quoted).state, String(quoted)).toBe('CLOSED');
  }
  for (const quoted of [100, 111]) {
    expect(told(sent(), 'port unreachable', quoted).state, String(quoted)).toBe('ESTABLISHED');
  }
});

test('a listener’s attempt goes back to LISTEN, an opener’s ends', () => {
  const listener = told(inState('SYN-RECEIVED'), 'port unreachable', 100);
  expect(listener.state).toBe('LISTEN');
  expect(listener.signals).toEqual([]);
  const opener = told(inState('SYN-SENT').hears('SYN 300'), 'port unreachable', 100);
  expect(opener.state).toBe('CLOSED');
  expect(opener.signals).toEqual(['destination unreachable']);
  const accepted = endpointIn('SYN-RECEIVED', rfc9293, { settings }).hears('ACK 301 ack 101');
  accepted.call({ name: 'SEND', octets: 5 });
  expect(told(accepted, 'port unreachable', 101).state).toBe('CLOSED');
});

test('Linux goes by the state: any error ends an attempt to open, none an open connection', () => {
  expect(told(inState('SYN-SENT', linux), 'host unreachable', 100).state).toBe('CLOSED');
  expect(told(inState('SYN-RECEIVED', linux), 'host unreachable', 100).state).toBe('LISTEN');
  const open = inState('ESTABLISHED', linux).call({ name: 'SEND', octets: 5 });
  expect(told(open, 'port unreachable', 101).signals).toEqual(['network error']);
  expect(open.state).toBe('ESTABLISHED');
});

test('who did not ask for reports hears of no soft error (SHLD-20)', () => {
  const end = told(endpointIn('SYN-SENT'), 'host unreachable', 100);
  expect(end.signals).toEqual([]);
});

test('a RECEIVE that waits ends with the connection', () => {
  const end = endpointIn('SYN-SENT', rfc9293, { readsAtOnce: false });
  end.call({ name: 'RECEIVE', octets: 1 });
  expect(told(end, 'port unreachable', 100).results).toEqual(['RECEIVE connection reset']);
});

test('in CLOSED there is nobody to tell', () => {
  expect(told(inState('CLOSED'), 'port unreachable', 100).reasons).toEqual([]);
});
