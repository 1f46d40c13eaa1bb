import { expect, test } from 'vitest';
import { linux, rfc9293, type Behaviour } from '../behaviour';
import { Dialogue, endpointIn } from '../dialogue';
import type { IcmpError } from '../events';
import { seq } from '../seq';
import { plainSettings } from '../settings';
import { states, type State } from '../state';
import { createTcb } from '../create-tcb';
import { step } from '../step';
import { urgentLeft } from '../urgent';

const reports = { settings: { ...plainSettings, reports: true } };

test('text of many SENDs that waited goes out in segments as large as may be, PSH on the last (MUST-60, MUST-61, SHLD-27, SHLD-28, MAY-16)', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, { sndMss: 500 }).hears('ACK 301 ack 101 wnd 0');
  for (let n = 0; n < 6; n += 1) end.call({ name: 'SEND', octets: 200 });
  expect(end.hears('ACK 301 ack 101 wnd 9000').says).toEqual([
    'ACK 101 ack 301 len 500',
    'ACK 601 ack 301 len 500',
    'PSH,ACK 1101 ack 301 len 200',
  ]);
});

test('urgent text of any length: the pointer goes as far ahead as its 16 bits reach (MUST-30, MUST-31)', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, { sndMss: 20_000 });
  end.hears('ACK 301 ack 101 wnd 60000').call({ name: 'SEND', octets: 100_000, urgent: true });
  expect(end.sent.map(({ up }) => up)).toEqual([65_535, 65_535, 60_000]);
  end.hears('ACK 301 ack 60101 wnd 60000');
  expect(end.sent.map(({ up }) => up)).toEqual([40_000, 20_000]);
});

test('the user hears of an urgent pointer that is new or goes ahead, whatever the numbers (MUST-32)', () => {
  for (const irs of [300, 3_000_000_000]) {
    const end = new Dialogue(rfc9293).call({ name: 'OPEN', active: true });
    end.hears(`SYN,ACK ${irs} ack 101`);
    const heard = [20, 20, 30].map(
      (up) => end.hears(`URG,ACK ${irs + 1} ack 101 up ${up}`).signals,
    );
    expect(heard).toEqual([['urgent data'], [], ['urgent data']]);
    const other = new Dialogue(rfc9293).call({ name: 'OPEN', active: false }).hears(`SYN ${irs}`);
    other.hears(`URG,ACK ${irs + 1} ack 101 up 20`);
    expect(other.signals).toEqual(['urgent data']);
  }
});

test('an application learns how much urgent text it has not read (MUST-33)', () => {
  const options = { localPort: 1, remotePort: 2, iss: 100, readsAtOnce: false };
  const tcb = createTcb({ behaviour: rfc9293, ...options });
  const common = { srcPort: 2, dstPort: 1, ack: seq(101), wnd: 1000, len: 0 };
  step(tcb, { kind: 'call', call: { name: 'OPEN', active: true } }, 0);
  step(tcb, { kind: 'segment', segment: { ...common, seq: seq(300), ctl: 0x12 } }, 0);
  expect(urgentLeft(tcb)).toBe(0);
  const urgent = { ...common, seq: seq(301), ctl: 0x30, len: 10, up: 25 };
  step(tcb, { kind: 'segment', segment: urgent }, 0);
  expect(urgentLeft(tcb)).toBe(25);
  step(tcb, { kind: 'call', call: { name: 'RECEIVE', octets: 10 } }, 0);
  expect(urgentLeft(tcb)).toBe(15);
  step(tcb, { kind: 'segment', segment: { ...common, seq: seq(311), ctl: 0x11, len: 20 } }, 0);
  expect(urgentLeft(tcb)).toBe(15);
  step(tcb, { kind: 'call', call: { name: 'RECEIVE', octets: 20 } }, 0);
  expect(urgentLeft(tcb)).toBe(0);
});

test.each(states.filter((state) => state !== 'CLOSED'))(
  'a passive OPEN leaves a connection in %s as it is (MUST-41)',
  (state) => {
    const end = endpointIn(state);
    const before = end.seen;
    end.call({ name: 'OPEN', active: false });
    expect(end.results).toEqual(['OPEN connection already exists']);
    expect(end.seen).toEqual(before);
  },
);

test('soft errors are reported and urgent pointers told; reports are off unless asked for (MUST-47, SHLD-20)', () => {
  const lost = { kind: 'icmp', error: 'host unreachable', quotedSeq: seq(101) } as const;
  const asked = endpointIn('ESTABLISHED', rfc9293, reports).call({ name: 'SEND', octets: 5 });
  expect(asked.step(lost).signals).toEqual(['network error']);
  expect(asked.waits(7000).signals).toEqual(['delivery problem']);
  expect(asked.hears('URG,ACK 301 ack 101 up 5').signals).toEqual(['urgent data']);
  const quiet = endpointIn('ESTABLISHED').call({ name: 'SEND', octets: 5 });
  expect(quiet.step(lost).signals).toEqual([]);
  expect(quiet.waits(7000).signals).toEqual([]);
});

/** The state after an ICMP message about the oldest number under way, and what the user heard. */
function told(state: State, error: IcmpError, behaviour: Behaviour = rfc9293): [State, string[]] {
  const end = endpointIn(state, behaviour, reports);
  if (state === 'ESTABLISHED') end.call({ name: 'SEND', octets: 5 });
  end.step({ kind: 'icmp', error, quotedSeq: seq(end.seen?.sndUna ?? 0) });
  return [end.state, end.signals];
}
const soft = [
  'network unreachable',
  'host unreachable',
  'source route failed',
  'time exceeded',
  'parameter problem',
] as const;
const hard = ['protocol unreachable', 'port unreachable', 'fragmentation needed'] as const;

test.each(soft)('ICMP «%s» ends nothing and is told (MUST-54, MUST-56, SHLD-25)', (error) => {
  for (const state of ['SYN-SENT', 'SYN-RECEIVED', 'ESTABLISHED', 'FIN-WAIT-1'] as const) {
    expect(told(state, error)).toEqual([state, ['network error']]);
  }
});

test.each(hard)('ICMP «%s» ends the connection (SHLD-26)', (error) => {
  for (const state of ['SYN-SENT', 'ESTABLISHED', 'FIN-WAIT-1', 'LAST-ACK'] as const) {
    expect(told(state, error)).toEqual(['CLOSED', ['destination unreachable']]);
  }
  expect(told('SYN-RECEIVED', error)).toEqual(['LISTEN', []]);
});

test('ICMP source quench is discarded (MUST-55)', () => {
  expect(told('SYN-SENT', 'source quench')).toEqual(['SYN-SENT', []]);
  expect(told('ESTABLISHED', 'source quench', linux)).toEqual(['ESTABLISHED', []]);
});

test('an ICMP message that quotes nothing under way is ignored (MUST-54, RFC 5927 §4.1)', () => {
  for (const quoted of [100, 106]) {
    const end = endpointIn('ESTABLISHED', rfc9293, reports).call({ name: 'SEND', octets: 5 });
    end.step({ kind: 'icmp', error: 'port unreachable', quotedSeq: seq(quoted) });
    expect([end.state, end.signals]).toEqual(['ESTABLISHED', []]);
  }
});

test('an ICMP message after the end finds no connection (MUST-54)', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, reports).call({ name: 'SEND', octets: 5 });
  end.call({ name: 'ABORT' });
  end.step({ kind: 'icmp', error: 'port unreachable', quotedSeq: seq(101) });
  expect([end.state, end.signals]).toEqual(['CLOSED', []]);
});

test('Linux: any unreachable ends an attempt to open, none an open connection', () => {
  expect(told('SYN-SENT', 'host unreachable', linux)).toEqual([
    'CLOSED',
    ['destination unreachable'],
  ]);
  expect(told('ESTABLISHED', 'port unreachable', linux)).toEqual([
    'ESTABLISHED',
    ['network error'],
  ]);
});
