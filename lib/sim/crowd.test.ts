import { expect, test } from 'vitest';
import { rfc9293 } from '@/lib/tcp';
import type { Crowd } from './crowd';
import { run } from './run';
import type { Scenario } from './scenario';
import type { SocketCall } from './socket-call';
import { linuxSystem, type System } from './system';
import type { Trace } from './trace';

const listening = (backlog?: number): SocketCall => ({
  host: 'B',
  when: { atMs: 0 },
  socket: 'server',
  call: 'listen',
  port: 80,
  ...(backlog !== undefined && { backlog }),
});
const crowd = (size: number, more: Partial<Crowd> = {}): Crowd => ({
  host: 'A',
  kind: 'clients',
  size,
  fromMs: 10,
  everyMs: 1,
  firstPort: 10_000,
  remotePort: 80,
  ...more,
});

function scenario(more: Partial<Scenario>, system: Partial<System> = {}): Scenario {
  const b = { behaviour: rfc9293, iss: 300, system: { ...linuxSystem, ...system } };
  return {
    seed: '0',
    hosts: { A: { behaviour: rfc9293, iss: 100 }, B: b },
    link: { delayMs: { A: 10, B: 10 } },
    calls: [],
    socketCalls: [listening()],
    untilMs: 3_600_000,
    ...more,
  };
}

const results = (trace: Trace, call: string): (string | null)[] =>
  trace.flatMap((event) => (event.kind === 'result' && event.call === call ? [event.error] : []));

test('a crowd lives whole lives: open, send, close by both, TIME-WAIT to its end', () => {
  const life = { sends: 100, closesAfterMs: 1_000, peerClosesAfterMs: 50 };
  const { ends, bound } = run(scenario({ crowds: [crowd(500, life)] }), { trace: false });
  expect(bound).toBeNull();
  expect(ends.B.received).toBe(50_000);
  expect([ends.A.tcbs.length, ends.B.tcbs.map(({ state }) => state)]).toEqual([0, ['LISTEN']]);
});

test('an accept queue is full: what comes after is left out until somebody accepts', () => {
  const full = scenario(
    {
      socketCalls: [listening(2)],
      crowds: [crowd(6)],
      acceptors: [{ host: 'B', listener: 'server', fromMs: 5_000, everyMs: 100, calls: 50 }],
      untilMs: 60_000,
    },
    { synCookies: 0 },
  );
  const before = run({ ...full, untilMs: 900 }, { trace: false });
  // Linux holds one more than the backlog says.
  expect(before.ends.B.queues).toEqual([{ port: 80, halfOpen: 0, ready: 3 }]);
  expect(before.ends.B.overflows).toBe(3);
  const { trace, ends } = run(full, { trace: true });
  const accepted = results(trace, 'accept');
  expect(accepted.length).toBe(50);
  expect(accepted.filter((error) => error === null).length).toBe(6);
  expect(new Set(accepted)).toEqual(new Set([null, 'EAGAIN']));
  expect(ends.B.queues).toEqual([{ port: 80, halfOpen: 0, ready: 0 }]);
});

test('a flood of forged SYNs: without cookies clients find no room, with cookies they get through', () => {
  const flood = crowd(600, { kind: 'forged', firstPort: 30_000 });
  const clients = crowd(5, { fromMs: 700, everyMs: 5 });
  const attacked = (synCookies: 0 | 1) =>
    run(
      scenario(
        { socketCalls: [listening(100)], crowds: [flood, clients], untilMs: 900 },
        { synCookies, maxSynBacklog: 128 },
      ),
      { trace: false },
    ).ends.B;
  const bare = attacked(0);
  expect(bare.queues[0]?.ready).toBe(0);
  expect(bare.overflows).toBeGreaterThan(400);
  const guarded = attacked(1);
  expect(guarded.queues[0]?.ready).toBe(5);
  expect(guarded.cookies).toBeGreaterThan(400);
});

test('no answer to a forged source reaches anybody', () => {
  const { trace } = run(scenario({ crowds: [crowd(3, { kind: 'forged' })], untilMs: 500 }), {
    trace: true,
  });
  const drops = trace.filter((event) => event.kind === 'drop');
  expect(drops.map(({ because, host }) => [because.id, host])).toEqual(
    Array.from({ length: 3 }, () => ['scenario:nobody', 'B']),
  );
  expect(trace.some((event) => event.kind === 'deliver' && event.host === 'A')).toBe(false);
});

test('ten thousand half-open connections stand in one run', () => {
  const flood = crowd(10_000, { kind: 'forged', everyMs: 0.01 });
  const { ends } = run(scenario({ crowds: [flood], untilMs: 500 }), { trace: false });
  const half = ends.B.tcbs.filter(({ state }) => state === 'SYN-RECEIVED');
  expect(half.length).toBe(10_000);
});

test('calls of the sockets API stand in the trace with what they gave', () => {
  const calls: SocketCall[] = [
    listening(5),
    { host: 'A', when: { atMs: 10 }, socket: 'a', call: 'connect', remotePort: 80 },
    { host: 'A', when: { atMs: 11 }, socket: 'a', call: 'connect', remotePort: 80 },
    { host: 'B', when: { atMs: 100 }, socket: 'b', call: 'accept', listener: 'server' },
    { host: 'B', when: { atMs: 101 }, socket: 'c', call: 'accept', listener: 'server' },
    { host: 'A', when: { atMs: 200 }, socket: 'a', call: 'linger', seconds: 0 },
    { host: 'A', when: { atMs: 201 }, socket: 'a', call: 'close' },
    { host: 'B', when: { atMs: 300 }, socket: 'b', call: 'recv' },
  ];
  const { trace } = run(scenario({ socketCalls: calls, untilMs: 1_000 }), { trace: true });
  const told = trace.flatMap((event) =>
    event.kind === 'result' && event.call === event.call.toLowerCase()
      ? [[event.call, event.error, event.conn]]
      : [],
  );
  expect(told).toEqual([
    ['listen', null, 'A:*-B:80'],
    ['connect', 'EINPROGRESS', 'A:32768-B:80'],
    ['connect', 'EALREADY', 'A:32768-B:80'],
    ['accept', null, 'A:32768-B:80'],
    ['accept', 'EAGAIN', 'A:*-B:*'],
    ['linger', null, 'A:32768-B:80'],
    ['close', null, 'A:*-B:*'],
    ['recv', 'ECONNRESET', 'A:32768-B:80'],
  ]);
});

test('a run that does too much stops at its events and says so', () => {
  const flood = scenario({ crowds: [crowd(1_000)] });
  expect(run(flood, { trace: false, maxEvents: 100 }).bound).toBe('events');
  expect(run({ ...flood, untilMs: 100 }, { trace: false }).bound).toBe('time');
});
