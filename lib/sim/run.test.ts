import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ACK, add, flagsOf, has, linux, rfc9293, RST, segEnd, seq, type Segment } from '@/lib/tcp';
import { firstStateChange, sends, stateChanges, statesAfterArrival, statesAt } from './queries';
import { run } from './run';
import { clientServer, type ClientServer, type Drop, type ScenarioCall } from './scenario';
import type { Trace } from './trace';

const iss = { A: 1000, B: 5000 };

/** A opens, sends, closes; B sends, and closes some time after A’s FIN. */
const exchange = (toB: number, toA: number): ScenarioCall[] => [
  { host: 'A', call: 'SEND', octets: toB, when: { host: 'A', enters: 'ESTABLISHED', afterMs: 5 } },
  { host: 'B', call: 'SEND', octets: toA, when: { host: 'B', enters: 'ESTABLISHED', afterMs: 5 } },
  { host: 'A', call: 'CLOSE', when: { host: 'A', enters: 'ESTABLISHED', afterMs: 300 } },
  { host: 'B', call: 'CLOSE', when: { host: 'B', enters: 'CLOSE-WAIT', afterMs: 40 } },
];

const path = (trace: Trace, host: 'A' | 'B') => stateChanges(trace, host).map(({ to }) => to);
const line = (segment: Segment) =>
  `${flagsOf(segment).join(',')} ${segment.seq} ${segment.ack} ${segment.len}`;

test('handshake and normal close: Figures 6 and 12 of RFC 9293, with their numbers', () => {
  const calls: ScenarioCall[] = [
    { host: 'A', call: 'CLOSE', when: { atMs: 1000 } },
    { host: 'B', call: 'CLOSE', when: { host: 'B', enters: 'CLOSE-WAIT', afterMs: 200 } },
  ];
  const { trace, ends } = run(clientServer({ iss: { A: 100, B: 300 }, calls }), { trace: true });
  expect(sends(trace).map(({ at, host, segment }) => `${at} ${host} ${line(segment)}`)).toEqual([
    '0 A SYN 100 0 0',
    '50 B SYN,ACK 300 101 0',
    '100 A ACK 101 301 0',
    '1000 A FIN,ACK 101 301 0',
    '1050 B ACK 301 102 0',
    '1250 B FIN,ACK 301 102 0',
    '1300 A ACK 102 302 0',
  ]);
  expect(path(trace, 'A')).toEqual([
    'SYN-SENT',
    'ESTABLISHED',
    'FIN-WAIT-1',
    'FIN-WAIT-2',
    'TIME-WAIT',
    'CLOSED',
  ]);
  expect(path(trace, 'B')).toEqual([
    'LISTEN',
    'SYN-RECEIVED',
    'ESTABLISHED',
    'CLOSE-WAIT',
    'LAST-ACK',
    'CLOSED',
  ]);
  expect(ends).toMatchObject({ A: { state: 'CLOSED' }, B: { state: 'CLOSED' } });
});

test('the third segment makes B ESTABLISHED when it arrives, not when it is sent', () => {
  const { trace } = run(clientServer({ iss }), { trace: true });
  expect(statesAt(trace, 149)).toEqual({ A: 'ESTABLISHED', B: 'SYN-RECEIVED' });
  expect(statesAt(trace, 150)).toEqual({ A: 'ESTABLISHED', B: 'ESTABLISHED' });
  expect(statesAfterArrival(trace, 2)).toEqual({ A: 'ESTABLISHED', B: 'SYN-RECEIVED' });
});

test('a lost third segment: B repeats its SYN,ACK, A acknowledges it again, nobody repeats the ACK', () => {
  const drops: Drop[] = [{ from: 'A', flags: ['ACK'], nth: 1 }];
  const { trace } = run(clientServer({ iss, drops }), { trace: true });
  expect(sends(trace).map(({ at, host, attempt }) => [at, host, attempt])).toEqual([
    [0, 'A', 0],
    [50, 'B', 0],
    [100, 'A', 0],
    [1050, 'B', 1],
    [1100, 'A', 0],
  ]);
  expect(firstStateChange(trace, 'B', 'ESTABLISHED')?.at).toBe(1150);
});

test('both ends close at the same time: CLOSING and TIME-WAIT at both', () => {
  const calls: ScenarioCall[] = (['A', 'B'] as const).map((host) => ({
    host,
    call: 'CLOSE',
    when: { atMs: 1000 },
  }));
  const { trace } = run(clientServer({ iss, calls }), { trace: true });
  for (const host of ['A', 'B'] as const) {
    expect(path(trace, host).slice(-4)).toEqual(['FIN-WAIT-1', 'CLOSING', 'TIME-WAIT', 'CLOSED']);
  }
});

test('both ends open at the same time: one connection, four segments by Figure 7', () => {
  const open = (host: 'A' | 'B', port: number, remotePort: number): ScenarioCall => ({
    host,
    call: 'OPEN',
    active: true,
    port,
    remotePort,
    when: { atMs: 0 },
  });
  const base = clientServer({ iss });
  const crossing = (behaviour: typeof rfc9293) => ({
    ...base,
    hosts: { A: { behaviour, iss: 1 }, B: { behaviour, iss: 2 } },
    calls: [open('A', 10, 20), open('B', 20, 10)],
  });
  const rfc = run(crossing(rfc9293), { trace: true });
  expect(sends(rfc.trace)).toHaveLength(4);
  expect(path(rfc.trace, 'A')).toEqual(['SYN-SENT', 'SYN-RECEIVED', 'ESTABLISHED']);
  expect(sends(run(crossing(linux), { trace: true }).trace)).toHaveLength(6);
});

test('a SYN to a port that nobody listens on is refused', () => {
  const scenario = clientServer({ iss });
  const calls = scenario.calls.filter(({ host }) => host === 'A');
  const { trace, ends } = run({ ...scenario, calls }, { trace: true });
  expect(sends(trace).map(({ segment }) => line(segment))).toEqual([
    'SYN 1000 0 0',
    'RST,ACK 0 1001 0',
  ]);
  expect(ends.A.state).toBe('CLOSED');
});

/** Losses that no retry limit reaches: never more than five in a row of the same sender. */
const lossPattern = fc.record({
  A: fc.array(fc.boolean(), { maxLength: 24 }),
  B: fc.array(fc.boolean(), { maxLength: 24 }),
});

const dropsOf = (pattern: { A: boolean[]; B: boolean[] }): Drop[] =>
  (['A', 'B'] as const).flatMap((from) => {
    let inARow = 0;
    return pattern[from].flatMap((lost, index) => {
      inARow = lost ? inARow + 1 : 0;
      return lost && inARow <= 2 ? [{ from, nth: index + 1 }] : [];
    });
  });

const arbitrary = fc.record({
  pattern: lossPattern,
  iss: fc.record({
    A: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    B: fc.integer({ min: 2 ** 32 - 3000, max: 2 ** 32 - 1 }),
  }),
  toA: fc.integer({ min: 1, max: 6000 }),
  toB: fc.integer({ min: 1, max: 6000 }),
  delayMs: fc.integer({ min: 1, max: 400 }),
  behaviour: fc.constantFrom(rfc9293, linux),
});

test('below give-up every run establishes, delivers every octet once and in order, and closes', () => {
  fc.assert(
    fc.property(arbitrary, ({ pattern, toA, toB, ...rest }) => {
      const options: ClientServer = {
        ...rest,
        drops: dropsOf(pattern),
        calls: exchange(toB, toA),
        untilMs: 3_000_000,
      };
      const { trace, ends } = run(clientServer(options), { trace: true });
      expect(path(trace, 'A')).toContain('ESTABLISHED');
      expect(path(trace, 'B')).toContain('ESTABLISHED');
      expect(ends.B.received).toBe(toB);
      expect(ends.A.received).toBe(toA);
      expect([ends.A.state, ends.B.state]).toEqual(['CLOSED', 'CLOSED']);
    }),
    { numRuns: 300 },
  );
});

test('in every run sequence numbers stay within what was sent, and CLOSED sends nothing but RST', () => {
  fc.assert(
    fc.property(arbitrary, fc.double({ min: 0, max: 0.4, noNaN: true }), (given, loss) => {
      const { toA, toB, iss: isses, delayMs, behaviour } = given;
      const options: ClientServer = {
        iss: isses,
        delayMs,
        behaviour,
        seed: String(loss),
        loss: { A: loss, B: loss },
        calls: exchange(toB, toA),
        untilMs: 3_000_000,
      };
      const { trace } = run(clientServer(options), { trace: true });
      for (const event of sends(trace)) {
        if (event.tcb === null || event.tcb.state === 'LISTEN') {
          expect(has(event.segment, RST)).toBe(true);
          continue;
        }
        // A reset answers in the numbers of the segment that drew it.
        if (has(event.segment, RST)) continue;
        const { iss: ours, sndNxt, rcvNxt } = event.tcb;
        const used = add(seq(sndNxt), -ours);
        expect(add(event.segment.seq, -ours)).toBeLessThanOrEqual(used);
        expect(add(segEnd(event.segment), -ours)).toBeLessThanOrEqual(used);
        if (has(event.segment, ACK)) expect(event.segment.ack).toBe(rcvNxt);
      }
    }),
    { numRuns: 200 },
  );
});

test('the same scenario gives the same bytes, and the ends do not depend on tracing', () => {
  fc.assert(
    fc.property(arbitrary, ({ pattern, toA, toB, ...rest }) => {
      const scenario = clientServer({
        ...rest,
        seed: JSON.stringify(pattern),
        loss: { A: 0.2, B: 0.2 },
        calls: exchange(toB, toA),
      });
      const first = run(scenario, { trace: true });
      expect(JSON.stringify(run(scenario, { trace: true }))).toBe(JSON.stringify(first));
      const untraced = run(scenario, { trace: false });
      expect(untraced).toEqual({ ...first, trace: [] });
    }),
    { numRuns: 50 },
  );
});

test('the losses of a seed are pinned: they are a public promise', () => {
  const scenario = clientServer({
    iss,
    seed: 'pinned',
    loss: { A: 0.3, B: 0.3 },
    calls: exchange(3000, 3000),
  });
  const { trace } = run(scenario, { trace: true });
  const seen = trace.flatMap((event) =>
    event.kind === 'send' || event.kind === 'drop'
      ? [`${event.at} ${event.host} ${event.kind} ${line(event.segment)}`]
      : [],
  );
  expect(seen).toMatchInlineSnapshot(`
    [
      "0 A send SYN 1000 0 0",
      "50 B send SYN,ACK 5000 1001 0",
      "100 A send ACK 1001 5001 0",
      "105 A send ACK 1001 5001 1460",
      "105 A send ACK 2461 5001 1460",
      "105 A send PSH,ACK 3921 5001 80",
      "105 A drop PSH,ACK 3921 5001 80",
      "155 B send ACK 5001 2461 0",
      "155 B send ACK 5001 3921 0",
      "155 B send ACK 5001 3921 1460",
      "155 B send ACK 6461 3921 1460",
      "155 B drop ACK 6461 3921 1460",
      "155 B send PSH,ACK 7921 3921 80",
      "205 A send ACK 4001 6461 0",
      "205 A send ACK 4001 6461 0",
      "205 A drop ACK 4001 6461 0",
      "400 A send FIN,ACK 4001 6461 0",
      "450 B send ACK 8001 3921 0",
      "1205 A send PSH,ACK 3921 6461 80",
      "1205 A drop PSH,ACK 3921 6461 80",
      "1255 B send ACK 6461 3921 1460",
      "1255 B drop ACK 6461 3921 1460",
      "3205 A send PSH,ACK 3921 6461 80",
      "3255 B send ACK 8001 4002 0",
      "3255 B send ACK 6461 4002 1460",
      "3255 B drop ACK 6461 4002 1460",
      "3295 B send FIN,ACK 8001 4002 0",
      "3295 B drop FIN,ACK 8001 4002 0",
      "7255 B send ACK 6461 4002 1460",
      "7255 B drop ACK 6461 4002 1460",
      "15255 B send ACK 6461 4002 1460",
      "15255 B drop ACK 6461 4002 1460",
      "31255 B send ACK 6461 4002 1460",
      "31305 A send ACK 4002 8001 0",
      "66555 B send FIN,ACK 8001 4002 0",
      "66605 A send ACK 4002 8002 0",
      "66605 A drop ACK 4002 8002 0",
      "126555 B send FIN,ACK 8001 4002 0",
      "126555 B drop FIN,ACK 8001 4002 0",
      "186555 B send FIN,ACK 8001 4002 0",
      "186555 B drop FIN,ACK 8001 4002 0",
      "246555 B send FIN,ACK 8001 4002 0",
      "246605 A send ACK 4002 8002 0",
      "246605 A drop ACK 4002 8002 0",
      "306555 B send FIN,ACK 8001 4002 0",
      "306605 A send ACK 4002 8002 0",
    ]
  `);
});
