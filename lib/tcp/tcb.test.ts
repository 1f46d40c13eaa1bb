import { expect, test } from 'vitest';
import { linux, rfc9293 } from './behaviour';
import { Dialogue, endpointIn } from './dialogue';
import type { Output, TcpEvent } from './events';
import { believing } from './misconceptions';
import { ACK, FIN, SYN } from './segment';
import { seq } from './seq';
import { plainSettings, usualSettings, type Settings } from './settings';
import { step } from './step';
import { createTcb } from './create-tcb';
import { snapshot } from './snapshot';

/** A segment of the other end. */
const heard = (ctl: number, at: number, ack: number, len = 0): TcpEvent => ({
  kind: 'segment',
  segment: { srcPort: 2, dstPort: 1, seq: seq(at), ack: seq(ack), ctl, wnd: 1000, len },
});

const ends = { behaviour: rfc9293, localPort: 1, remotePort: 2, iss: 100 };

test('what may be seen of a new connection: no numbers of the peer before its SYN', () => {
  const end = endpointIn('SYN-SENT');
  expect(end.seen).toMatchObject({
    state: 'SYN-SENT',
    origin: 'active',
    localPort: 1,
    remotePort: 2,
    iss: 100,
    sndUna: 100,
    sndNxt: 101,
    sndWnd: 0,
    irs: null,
    rcvNxt: null,
    rcvWnd: 65_535,
    unsent: 0,
    unread: 0,
    outstanding: 1,
    held: 0,
    rtoMs: 1000,
    srttMs: null,
    timers: { retransmission: 1000 },
  });
  expect(endpointIn('LISTEN').seen).toMatchObject({ irs: null, rcvNxt: null, origin: 'passive' });
  expect(endpointIn('SYN-RECEIVED').seen).toMatchObject({ irs: 300, rcvNxt: 301 });
});

test('in CLOSED there is no TCB to be seen', () => {
  expect(snapshot(createTcb(ends))).toBeNull();
  expect(endpointIn('ESTABLISHED').call({ name: 'ABORT' }).seen).toBeNull();
});

test('every timer that runs is seen with the time when it is due', () => {
  const settings = {
    ...plainSettings,
    delayedAck: true,
    userTimeoutMs: 9000,
    keepAlive: { idleMs: 8000, intervalMs: 1, probes: 1 },
  };
  const end = endpointIn('ESTABLISHED', rfc9293, { settings }).call({ name: 'SEND', octets: 1 });
  end.hears('ACK 301 ack 101 len 1');
  expect(end.seen?.timers).toEqual({
    retransmission: 1000,
    user: 9000,
    'delayed-ack': 40,
    'keep-alive': 8000,
  });
});

test('a snapshot is a copy: what happens later does not change it', () => {
  const end = endpointIn('ESTABLISHED').call({ name: 'SEND', octets: 5 });
  const before = end.seen;
  end.hears('ACK 301 ack 106');
  expect(before).toMatchObject({ sndUna: 101, outstanding: 1, timers: { retransmission: 1000 } });
});

test('each output shows the TCB after it, if somebody observes, and none otherwise', () => {
  const seen = (observed?: boolean) => {
    const tcb = createTcb(ends);
    return step(tcb, { kind: 'call', call: { name: 'OPEN', active: true } }, 0, observed).map(
      (output) => output.tcb?.state,
    );
  };
  expect(seen(true)).toEqual(['SYN-SENT', 'SYN-SENT', 'SYN-SENT']);
  expect(seen(false)).toEqual([undefined, undefined, undefined]);
  expect(seen()).toEqual([undefined, undefined, undefined]);
});

test('the default MSS is Ethernet’s, unless an offer or an option says otherwise', () => {
  const sndMss = (options: object) => createTcb({ ...ends, ...options }).sndMss;
  expect(sndMss({})).toBe(1460);
  expect(sndMss({ settings: { ...usualSettings, mssOffer: 900 } })).toBe(900);
  expect(sndMss({ settings: { ...usualSettings, mssOffer: 900 }, sndMss: 500 })).toBe(500);
});

test('an ISS is taken modulo 2^32, and the connection lives across the wrap', () => {
  const end = new Dialogue(rfc9293, { iss: 2 ** 32 - 1 }).call({ name: 'OPEN', active: true });
  expect(end.seen).toMatchObject({ iss: 2 ** 32 - 1, sndNxt: 0 });
  end.hears('SYN,ACK 4294967295 ack 0').call({ name: 'SEND', octets: 5 });
  expect(end.says).toEqual(['PSH,ACK 0 ack 0 len 5']);
  end.hears('ACK 0 ack 5 len 3');
  expect(end.seen).toMatchObject({ sndUna: 5, rcvNxt: 3 });
});

test('a timer that is started says why and when it is due; one that is not running cannot be stopped', () => {
  const tcb = createTcb(ends);
  const outputs = step(tcb, { kind: 'call', call: { name: 'OPEN', active: true } }, 500, true);
  expect(outputs.filter(({ kind }) => kind === 'timer')).toMatchObject([
    { timer: 'retransmission', action: 'start', dueAt: 1500, because: { params: { ms: 1000 } } },
  ]);
  const aborted = step(tcb, { kind: 'call', call: { name: 'ABORT' } }, 600, true);
  expect(aborted.filter(({ kind }) => kind === 'timer')).toMatchObject([
    { timer: 'retransmission', action: 'stop' },
  ]);
});

test('a timer that fires is told as such, with a retransmission’s number in its reason', () => {
  const tcb = createTcb(ends);
  step(tcb, { kind: 'call', call: { name: 'OPEN', active: true } }, 0);
  const [fired, sent] = step(tcb, { kind: 'timeout', timer: 'retransmission' }, 1000, true);
  expect(fired).toMatchObject({ kind: 'timer', timer: 'retransmission', action: 'fire' });
  expect(sent).toMatchObject({ kind: 'send', attempt: 1, because: { params: { attempt: 1 } } });
});

test('a change of state tells where from and where to, once', () => {
  const tcb = createTcb(ends);
  const outputs = step(tcb, { kind: 'call', call: { name: 'OPEN', active: true } }, 0);
  expect(outputs.filter(({ kind }) => kind === 'state')).toMatchObject([
    { from: 'CLOSED', to: 'SYN-SENT' },
  ]);
});

test('the same events at the same times give the same outputs', () => {
  const life = (behaviour: typeof rfc9293) => {
    const end = new Dialogue(behaviour, { settings: usualSettings }).call({
      name: 'OPEN',
      active: true,
    });
    end.hears('SYN,ACK 300 ack 101', { mss: 1000 }).call({ name: 'SEND', octets: 3000 });
    end.waits(500).hears('ACK 301 ack 1101 len 7').call({ name: 'CLOSE' });
    return [end.says, end.reasons, end.seen];
  };
  expect(life(linux)).toEqual(life(linux));
});

/** A life with everything that starts, restarts, stops and fires timers. */
const eventful: readonly [TcpEvent, number][] = [
  [{ kind: 'call', call: { name: 'OPEN', active: true } }, 0],
  [{ kind: 'timeout', timer: 'retransmission' }, 1000],
  [heard(SYN | ACK, 300, 101), 1100],
  [{ kind: 'call', call: { name: 'SEND', octets: 50 } }, 1200],
  [heard(ACK, 301, 101, 5), 1210],
  [{ kind: 'timeout', timer: 'delayed-ack' }, 1250],
  [{ kind: 'timeout', timer: 'retransmission' }, 4200],
  [heard(ACK, 306, 121, 5), 4250],
  [{ kind: 'call', call: { name: 'CLOSE', release: true } }, 4260],
  [heard(ACK, 311, 152), 4270],
  [heard(FIN | ACK, 311, 152), 4280],
  [{ kind: 'timeout', timer: 'time-wait' }, 64_280],
];
const busy = {
  ...plainSettings,
  delayedAck: true,
  userTimeoutMs: 90_000,
  keepAlive: { idleMs: 80_000, intervalMs: 1, probes: 1 },
};

test('a TCB counts the timers that are running', () => {
  const tcb = createTcb({ ...ends, behaviour: linux, settings: busy });
  const counts = eventful.map(([event, atMs]) => {
    step(tcb, event, atMs);
    expect(tcb.running).toBe(Object.values(tcb.timers).filter((due) => due !== undefined).length);
    return tcb.running;
  });
  expect(Math.max(...counts)).toBeGreaterThanOrEqual(3);
  expect(counts.at(-1)).toBe(0);
  expect(tcb.state).toBe('CLOSED');
});

test('a run that nobody observes does the same; it only does not tell of timers that end', () => {
  const run = (observed: boolean) => {
    const tcb = createTcb({ ...ends, behaviour: linux, settings: busy });
    return eventful.flatMap(([event, atMs]) => step(tcb, event, atMs, observed));
  };
  const seen = run(true);
  const told = seen.filter((each) => each.kind !== 'timer' || each.action === 'start');
  expect(told.length).toBeLessThan(seen.length);
  const plain = (output: Output) => ({ ...output, tcb: null, because: null });
  expect(run(false).map(plain)).toEqual(told.map(plain));
});

test('a name that a state had already is no change', () => {
  const tcb = createTcb({ ...ends, behaviour: believing(rfc9293, 'D19') });
  step(tcb, { kind: 'call', call: { name: 'OPEN', active: true } }, 0);
  step(tcb, heard(SYN | ACK, 300, 101), 0);
  const outputs = step(tcb, heard(FIN | ACK, 301, 101), 0);
  expect(outputs.filter(({ kind }) => kind === 'state')).toMatchObject([
    { from: 'ESTABLISHED', to: 'CLOSE-WAIT' },
    { from: 'CLOSE-WAIT', to: 'LAST-ACK' },
  ]);
  const closed = step(tcb, { kind: 'call', call: { name: 'CLOSE' } }, 0);
  expect(closed.filter(({ kind }) => kind === 'state')).toEqual([]);
});

test('an event that nobody thought of is a bug, which says what it found', () => {
  const nobody = { kind: 'nonsense' } as unknown as TcpEvent;
  expect(() => step(createTcb(ends), nobody, 0)).toThrow('Unhandled case: {"kind":"nonsense"}');
});

test('what the SYNs agreed on is seen once the peer’s has come, where options are sent at all', () => {
  const opener = (settings: Settings) =>
    new Dialogue(rfc9293, { settings }).call({ name: 'OPEN', active: true });
  const offer = { mss: 900, windowScale: 3, sackPermitted: true };
  expect(opener(usualSettings).seen?.options).toBeNull();
  expect(opener(usualSettings).hears('SYN,ACK 300 ack 101', offer).seen?.options).toEqual({
    mss: 900,
    scale: { snd: 3, rcv: 7 },
    sack: true,
    timestamps: false,
  });
  const unscaled = opener(usualSettings).hears('SYN,ACK 300 ack 101', { mss: 900 });
  expect(unscaled.seen?.options).toMatchObject({ scale: null, sack: false });
  expect(opener(plainSettings).hears('SYN,ACK 300 ack 101', offer).seen?.options).toBeNull();
});

test('the congestion window is seen from ESTABLISHED on, its threshold once there is one', () => {
  const settings = { ...plainSettings, congestion: 'reno' } as const;
  const opener = new Dialogue(rfc9293, { settings, sndMss: 100 });
  opener.call({ name: 'OPEN', active: true });
  expect(opener.seen?.congestion).toEqual({ cwnd: null, ssthresh: null });
  opener.hears('SYN,ACK 300 ack 101').call({ name: 'SEND', octets: 1000 });
  expect(opener.seen?.congestion).toEqual({ cwnd: 1000, ssthresh: null });
  expect(opener.waits(1000).seen?.congestion).toEqual({ cwnd: 100, ssthresh: 500 });
  expect(endpointIn('ESTABLISHED').seen?.congestion).toBeNull();
});
