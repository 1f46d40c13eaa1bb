import { expect, test } from 'vitest';
import { rfc9293 } from '../behaviour';
import { endpointIn } from '../dialogue';
import { states, type State } from '../state';

/** What a user call leads to, by state: results, segments, the states that follow, signals. */
type Told = readonly [
  results: readonly string[],
  says: readonly string[],
  path: readonly State[],
  signals?: readonly string[],
];

function after(state: State, call: Parameters<ReturnType<typeof endpointIn>['call']>[0]): Told {
  const end = endpointIn(state).call(call);
  return [end.results, end.says, end.path, end.signals];
}

const exists: Told = [['OPEN connection already exists'], [], [], []];
const actively: Told = [[], ['SYN 100'], ['SYN-SENT'], []];
const open: Readonly<Record<State, Told>> = {
  CLOSED: actively,
  LISTEN: actively,
  'SYN-SENT': exists,
  'SYN-RECEIVED': exists,
  ESTABLISHED: exists,
  'FIN-WAIT-1': exists,
  'FIN-WAIT-2': exists,
  'CLOSE-WAIT': exists,
  CLOSING: exists,
  'LAST-ACK': exists,
  'TIME-WAIT': exists,
};
test.each(states)('active OPEN in %s (§3.10.1)', (state) => {
  expect(after(state, { name: 'OPEN', active: true })).toEqual(open[state]);
});

test('passive OPEN in CLOSED waits in LISTEN and sends nothing (§3.10.1 CLOSED)', () => {
  expect(after('CLOSED', { name: 'OPEN', active: false })).toEqual([[], [], ['LISTEN'], []]);
});

test('active OPEN in CLOSED sends <SEQ=ISS><CTL=SYN>; without a remote socket it fails (§3.10.1 CLOSED)', () => {
  const end = endpointIn('CLOSED').call({ name: 'OPEN', active: true });
  expect(end.seen).toMatchObject({ state: 'SYN-SENT', iss: 100, sndUna: 100, sndNxt: 101 });
  const nobody = endpointIn('CLOSED', rfc9293, { remotePort: 0 });
  nobody.call({ name: 'OPEN', active: true });
  expect(nobody.results).toEqual(['OPEN remote socket unspecified']);
  expect(nobody.state).toBe('CLOSED');
});

test('active OPEN in LISTEN turns to SYN-SENT; without a remote socket it fails (§3.10.1 LISTEN)', () => {
  const end = endpointIn('LISTEN').call({ name: 'OPEN', active: true });
  expect(end.seen).toMatchObject({ state: 'SYN-SENT', origin: 'active', sndUna: 100, sndNxt: 101 });
  expect(end.hears('SYN,ACK 300 ack 101').state).toBe('ESTABLISHED');
  const any = endpointIn('LISTEN', rfc9293, { remotePort: 0 });
  expect(any.call({ name: 'OPEN', active: true }).results).toEqual([
    'OPEN remote socket unspecified',
  ]);
  expect(any.state).toBe('LISTEN');
});

test('OPEN in every other state fails (§3.10.1 other states)', () => {
  const others = states.filter((state) => state !== 'CLOSED' && state !== 'LISTEN');
  for (const state of others) {
    for (const active of [true, false]) {
      expect(after(state, { name: 'OPEN', active }), state).toEqual(exists);
    }
  }
});

const sent = (words: string): Told => [['SEND 5'], [words], [], []];
const queued: Told = [['SEND 5'], [], [], []];
const sendTooLate: Told = [['SEND connection closing'], [], [], []];
const send: Readonly<Record<State, Told>> = {
  CLOSED: [['SEND connection does not exist'], [], [], []],
  LISTEN: [['SEND 5'], ['SYN 100'], ['SYN-SENT'], []],
  'SYN-SENT': queued,
  'SYN-RECEIVED': queued,
  ESTABLISHED: sent('PSH,ACK 101 ack 301 len 5'),
  'FIN-WAIT-1': sendTooLate,
  'FIN-WAIT-2': sendTooLate,
  'CLOSE-WAIT': sent('PSH,ACK 101 ack 302 len 5'),
  CLOSING: sendTooLate,
  'LAST-ACK': sendTooLate,
  'TIME-WAIT': sendTooLate,
};
test.each(states)('SEND in %s (§3.10.2)', (state) => {
  expect(after(state, { name: 'SEND', octets: 5 })).toEqual(send[state]);
});

test('SEND in LISTEN opens actively, its text follows; without a remote socket it fails (§3.10.2 LISTEN)', () => {
  const end = endpointIn('LISTEN').call({ name: 'SEND', octets: 5, urgent: true });
  end.hears('SYN,ACK 300 ack 101');
  expect(end.says).toEqual(['URG,ACK 101 ack 301', 'PSH,URG,ACK 101 ack 301 len 5']);
  expect(end.sent[1]?.up).toBe(5);
  const any = endpointIn('LISTEN', rfc9293, { remotePort: 0 });
  expect(any.call({ name: 'SEND', octets: 5 }).results).toEqual(['SEND remote socket unspecified']);
  expect(any.state).toBe('LISTEN');
});

test('SEND before ESTABLISHED waits for it (§3.10.2 SYN-SENT, SYN-RECEIVED)', () => {
  const active = endpointIn('SYN-SENT').call({ name: 'SEND', octets: 5 });
  expect(active.hears('SYN,ACK 300 ack 101').says).toEqual([
    'ACK 101 ack 301',
    'PSH,ACK 101 ack 301 len 5',
  ]);
  const passive = endpointIn('SYN-RECEIVED').call({ name: 'SEND', octets: 5, urgent: true });
  expect(passive.hears('ACK 301 ack 101').says).toEqual(['PSH,URG,ACK 101 ack 301 len 5']);
  expect(passive.sent[0]?.up).toBe(5);
});

test('SEND is cut into segments with the current acknowledgment (§3.10.2 ESTABLISHED, CLOSE-WAIT)', () => {
  for (const [state, ack] of [
    ['ESTABLISHED', 301],
    ['CLOSE-WAIT', 302],
  ] as const) {
    const end = endpointIn(state, rfc9293, { sndMss: 300 }).call({ name: 'SEND', octets: 500 });
    expect(end.says).toEqual([`ACK 101 ack ${ack} len 300`, `PSH,ACK 401 ack ${ack} len 200`]);
    expect(end.results).toEqual(['SEND 500']);
  }
});

test('SEND after CLOSE fails, even while the FIN still waits (§3.10.2 closing states)', () => {
  for (const state of ['FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSING', 'LAST-ACK', 'TIME-WAIT'] as const) {
    expect(after(state, { name: 'SEND', octets: 5 }), state).toEqual(sendTooLate);
  }
  for (const state of ['SYN-RECEIVED', 'CLOSE-WAIT'] as const) {
    const end = endpointIn(state).hears('ACK 302 ack 101 wnd 0');
    if (state === 'SYN-RECEIVED') expect(end.state).toBe('ESTABLISHED');
    end.call({ name: 'SEND', octets: 5 }).call({ name: 'CLOSE' });
    expect(end.call({ name: 'SEND', octets: 5 }).results).toEqual(['SEND connection closing']);
  }
});

const waits: Told = [[], [], [], []];
const noMore: Told = [['RECEIVE connection closing'], [], [], []];
const receive: Readonly<Record<State, Told>> = {
  CLOSED: [['RECEIVE connection does not exist'], [], [], []],
  LISTEN: waits,
  'SYN-SENT': waits,
  'SYN-RECEIVED': waits,
  ESTABLISHED: waits,
  'FIN-WAIT-1': waits,
  'FIN-WAIT-2': waits,
  'CLOSE-WAIT': noMore,
  CLOSING: noMore,
  'LAST-ACK': noMore,
  'TIME-WAIT': noMore,
};
test.each(states)('RECEIVE in %s without text (§3.10.3)', (state) => {
  expect(after(state, { name: 'RECEIVE', octets: 5 })).toEqual(receive[state]);
});

const slow = { readsAtOnce: false };

test('RECEIVE before ESTABLISHED waits for text (§3.10.3 LISTEN, SYN-SENT, SYN-RECEIVED)', () => {
  const listening = endpointIn('LISTEN', rfc9293, slow).call({ name: 'RECEIVE', octets: 5 });
  listening.hears('SYN 300').hears('ACK 301 ack 101').hears('PSH,ACK 301 ack 101 len 9');
  expect(listening.results).toEqual(['RECEIVE 5']);
  const opening = endpointIn('SYN-SENT', rfc9293, slow).call({ name: 'RECEIVE', octets: 5 });
  opening.hears('SYN,ACK 300 ack 101').hears('PSH,ACK 301 ack 101 len 9');
  expect(opening.results).toEqual(['RECEIVE 5']);
});

test.each(['ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2'] as const)(
  'RECEIVE in %s takes what is there or waits, in order (§3.10.3 ESTABLISHED, FIN-WAIT-1, FIN-WAIT-2)',
  (state) => {
    const end = endpointIn(state, rfc9293, slow);
    const ack = end.seen?.sndUna ?? 0;
    end.call({ name: 'RECEIVE', octets: 4 }).call({ name: 'RECEIVE', octets: 4 });
    end.hears(`PSH,ACK 301 ack ${ack} len 6`);
    expect(end.results).toEqual(['RECEIVE 4', 'RECEIVE 2']);
    end.hears(`PSH,ACK 307 ack ${ack} len 6`);
    expect(end.results).toEqual([]);
    expect(end.call({ name: 'RECEIVE', octets: 9 }).results).toEqual(['RECEIVE 6']);
  },
);

test('RECEIVE after the peer’s FIN takes what is left, then fails (§3.10.3 CLOSE-WAIT)', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, slow).hears('FIN,PSH,ACK 301 ack 101 len 6');
  const results = [4, 4, 4].map((octets) => end.call({ name: 'RECEIVE', octets }).results);
  expect(results).toEqual([['RECEIVE 4'], ['RECEIVE 2'], ['RECEIVE connection closing']]);
});

test('RECEIVE fails once both ends have closed, unread text or not (§3.10.3 closing states)', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, slow).hears('FIN,PSH,ACK 301 ack 101 len 6');
  end.call({ name: 'CLOSE' });
  expect(end.call({ name: 'RECEIVE', octets: 4 }).results).toEqual(['RECEIVE connection closing']);
});

const closes = (words: string, to: State): Told => [[], [words], [to], []];
const closeTwice: Told = [['CLOSE connection closing'], [], [], []];
const close: Readonly<Record<State, Told>> = {
  CLOSED: [['CLOSE connection does not exist'], [], [], []],
  LISTEN: [[], [], ['CLOSED'], []],
  'SYN-SENT': [[], [], ['CLOSED'], []],
  'SYN-RECEIVED': closes('FIN,ACK 101 ack 301', 'FIN-WAIT-1'),
  ESTABLISHED: closes('FIN,ACK 101 ack 301', 'FIN-WAIT-1'),
  'FIN-WAIT-1': closeTwice,
  'FIN-WAIT-2': closeTwice,
  'CLOSE-WAIT': closes('FIN,ACK 101 ack 302', 'LAST-ACK'),
  CLOSING: closeTwice,
  'LAST-ACK': closeTwice,
  'TIME-WAIT': closeTwice,
};
test.each(states)('CLOSE in %s (§3.10.4)', (state) => {
  expect(after(state, { name: 'CLOSE' })).toEqual(close[state]);
});

test.each(['LISTEN', 'SYN-SENT'] as const)(
  'CLOSE in %s ends the RECEIVEs that wait with «closing» (§3.10.4 LISTEN, SYN-SENT)',
  (state) => {
    const end = endpointIn(state).call({ name: 'RECEIVE', octets: 1 }).call({ name: 'CLOSE' });
    expect([end.results, end.says, end.seen]).toEqual([['RECEIVE closing'], [], null]);
  },
);

test('CLOSE in SYN-RECEIVED waits for ESTABLISHED when text does (§3.10.4 SYN-RECEIVED)', () => {
  const end = endpointIn('SYN-RECEIVED').call({ name: 'SEND', octets: 5 }).call({ name: 'CLOSE' });
  expect([end.state, end.says]).toEqual(['SYN-RECEIVED', []]);
  end.hears('ACK 301 ack 101');
  expect(end.says).toEqual(['PSH,ACK 101 ack 301 len 5', 'FIN,ACK 106 ack 301']);
  expect(end.state).toBe('FIN-WAIT-1');
});

test('CLOSE lets all text go first; the state changes at once (§3.10.4 ESTABLISHED)', () => {
  const end = endpointIn('ESTABLISHED').hears('ACK 301 ack 101 wnd 0');
  end.call({ name: 'SEND', octets: 5 }).call({ name: 'CLOSE' });
  expect([end.state, end.says]).toEqual(['FIN-WAIT-1', []]);
  end.hears('ACK 301 ack 101 wnd 1000');
  expect(end.says).toEqual(['PSH,ACK 101 ack 301 len 5', 'FIN,ACK 106 ack 301']);
});

test('CLOSE in CLOSE-WAIT lets all text go first; LAST-ACK comes with the FIN (§3.10.4 CLOSE-WAIT)', () => {
  const end = endpointIn('CLOSE-WAIT').hears('ACK 302 ack 101 wnd 0');
  end.call({ name: 'SEND', octets: 5 }).call({ name: 'CLOSE' });
  expect([end.state, end.says]).toEqual(['CLOSE-WAIT', []]);
  end.hears('ACK 302 ack 101 wnd 1000');
  expect(end.says).toEqual(['PSH,ACK 101 ack 302 len 5', 'FIN,ACK 106 ack 302']);
  expect(end.state).toBe('LAST-ACK');
});

test('CLOSE after CLOSE fails and emits no second FIN (§3.10.4 closing states)', () => {
  for (const state of ['FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSING', 'LAST-ACK', 'TIME-WAIT'] as const) {
    expect(after(state, { name: 'CLOSE' }), state).toEqual(closeTwice);
  }
});

const resets = (seq: number): Told => [[], [`RST ${seq}`], ['CLOSED'], []];
const ends: Told = [['ABORT 0'], [], ['CLOSED'], []];
const abort: Readonly<Record<State, Told>> = {
  CLOSED: [['ABORT connection does not exist'], [], [], []],
  LISTEN: [[], [], ['CLOSED'], []],
  'SYN-SENT': [[], [], ['CLOSED'], []],
  'SYN-RECEIVED': resets(101),
  ESTABLISHED: resets(101),
  'FIN-WAIT-1': resets(102),
  'FIN-WAIT-2': resets(102),
  'CLOSE-WAIT': resets(101),
  CLOSING: ends,
  'LAST-ACK': ends,
  'TIME-WAIT': ends,
};
test.each(states)('ABORT in %s (§3.10.5)', (state) => {
  expect(after(state, { name: 'ABORT' })).toEqual(abort[state]);
});

test.each(['LISTEN', 'SYN-SENT'] as const)(
  'ABORT in %s ends the RECEIVEs that wait with «connection reset» (§3.10.5 LISTEN, SYN-SENT)',
  (state) => {
    const end = endpointIn(state).call({ name: 'RECEIVE', octets: 1 }).call({ name: 'ABORT' });
    expect([end.results, end.says, end.seen]).toEqual([['RECEIVE connection reset'], [], null]);
  },
);

test.each(['SYN-RECEIVED', 'ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2'] as const)(
  'ABORT in %s sends <SEQ=SND.NXT><CTL=RST>, flushes, ends RECEIVEs (§3.10.5 synchronized states)',
  (state) => {
    const end = endpointIn(state, rfc9293, slow).call({ name: 'RECEIVE', octets: 1 });
    const { sndNxt } = end.seen ?? { sndNxt: 0 };
    end.call({ name: 'ABORT' });
    expect([end.says, end.results]).toEqual([[`RST ${sndNxt}`], ['RECEIVE connection reset']]);
    expect(end.waits(1_000_000).says).toEqual([]);
  },
);

test('ABORT in the last states answers «ok» and sends nothing (§3.10.5 closing states)', () => {
  for (const state of ['CLOSING', 'LAST-ACK', 'TIME-WAIT'] as const) {
    const end = endpointIn(state).call({ name: 'ABORT' });
    expect([end.results, end.says, end.seen], state).toEqual([['ABORT 0'], [], null]);
  }
});

test.each(states)('STATUS in %s gives the state and the TCB (§3.10.6)', (state) => {
  const end = endpointIn(state);
  const before = end.seen;
  end.call({ name: 'STATUS' });
  const error = state === 'CLOSED' ? 'connection does not exist' : '0';
  expect(end.results).toEqual([`STATUS ${error}`]);
  expect(end.seen).toEqual(before);
  expect(end.seen?.state ?? 'CLOSED').toBe(state);
});

test('no call but OPEN finds a connection in CLOSED (§3.10.2 CLOSED, §3.10.3 CLOSED, §3.10.4 CLOSED, §3.10.5 CLOSED)', () => {
  const none = (call: Parameters<typeof after>[1]) => after('CLOSED', call)[0];
  expect([
    ...none({ name: 'SEND', octets: 1 }),
    ...none({ name: 'RECEIVE', octets: 1 }),
    ...none({ name: 'CLOSE' }),
    ...none({ name: 'ABORT' }),
  ]).toEqual([
    'SEND connection does not exist',
    'RECEIVE connection does not exist',
    'CLOSE connection does not exist',
    'ABORT connection does not exist',
  ]);
});
