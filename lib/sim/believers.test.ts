import { expect, test } from 'vitest';
import { believing, flagsOf, rfc9293, type MisconceptionRow } from '@/lib/tcp';
import { firstStateChange, sends, statesAt } from './queries';
import { run } from './run';
import { clientServer, type Drop, type ScenarioCall } from './scenario';

const calls: ScenarioCall[] = [
  { host: 'A', call: 'CLOSE', when: { atMs: 1000 } },
  { host: 'B', call: 'CLOSE', when: { host: 'B', enters: 'CLOSE-WAIT', afterMs: 200 } },
];
const world = (row: MisconceptionRow | null, drops: readonly Drop[] = []) => {
  const behaviour = row === null ? rfc9293 : believing(rfc9293, row);
  return run(clientServer({ iss: { A: 100, B: 300 }, behaviour, drops, calls }), { trace: true })
    .trace;
};
const lostThird: Drop[] = [{ from: 'A', flags: ['ACK'], nth: 1 }];
/** The second pure ACK of A is the last segment of the close. */
const lostLast: Drop[] = [{ from: 'A', flags: ['ACK'], nth: 2 }];
const flags = (trace: ReturnType<typeof world>) =>
  sends(trace).map(({ segment }) => flagsOf(segment).join(','));

test('D03: the FINs are bare, and the close still succeeds in the believer’s eyes', () => {
  expect(flags(world('D03'))).toEqual(['SYN', 'SYN,ACK', 'ACK', 'FIN', 'ACK', 'FIN', 'ACK']);
  expect(firstStateChange(world('D03'), 'B', 'CLOSED')?.at).toBe(1350);
});

test('D09: B is ESTABLISHED as soon as A has sent the third segment, lost or not', () => {
  expect(statesAt(world(null), 100)).toEqual({ A: 'ESTABLISHED', B: 'SYN-RECEIVED' });
  expect(statesAt(world('D09'), 100)).toEqual({ A: 'ESTABLISHED', B: 'ESTABLISHED' });
  expect(statesAt(world('D09', lostThird), 100)).toEqual({ A: 'ESTABLISHED', B: 'ESTABLISHED' });
});

test('D10: A is in SYN-RECEIVED until its ACK has arrived', () => {
  expect(statesAt(world('D10'), 100)).toEqual({ A: 'SYN-RECEIVED', B: 'SYN-RECEIVED' });
  expect(statesAt(world('D10'), 150)).toEqual({ A: 'ESTABLISHED', B: 'ESTABLISHED' });
});

test('D11: the second segment is a bare ACK', () => {
  expect(flags(world('D11')).slice(0, 3)).toEqual(['SYN', 'ACK', 'ACK']);
  expect(statesAt(world('D11'), 150)).toEqual({ A: 'ESTABLISHED', B: 'ESTABLISHED' });
});

test('D14: a lost pure ACK is sent again by its sender after an RTO, and nothing else is', () => {
  const third = sends(world('D14', lostThird)).slice(0, 4);
  expect(third.map(({ at, host, attempt }) => [at, host, attempt])).toEqual([
    [0, 'A', 0],
    [50, 'B', 0],
    [100, 'A', 0],
    [1000, 'A', 0],
  ]);
  const last = sends(world('D14', lostLast)).slice(6);
  expect(last.map(({ at, host, attempt }) => [at, host, attempt])).toEqual([
    [1300, 'A', 0],
    [2300, 'A', 1],
  ]);
});

test('D14: an ACK that never arrives does not end the connection', () => {
  const trace = world('D14', [{ from: 'A', flags: ['ACK'], nth: 2, count: Infinity }]);
  expect(sends(trace).filter(({ attempt }) => attempt > 0)).toHaveLength(rfc9293.dataRetries);
  expect(firstStateChange(trace, 'A', 'CLOSED')?.because.id).toBe('rfc9293:3.10.8:time-wait');
});

test('D18: while the second FIN is under way A is in LAST-ACK and B in FIN-WAIT-2', () => {
  expect(statesAt(world(null), 1275)).toEqual({ A: 'FIN-WAIT-2', B: 'LAST-ACK' });
  expect(statesAt(world('D18'), 1275)).toEqual({ A: 'LAST-ACK', B: 'FIN-WAIT-2' });
  expect(statesAt(world('D18'), 1350)).toEqual({ A: 'TIME-WAIT', B: 'CLOSED' });
});

test('D19: B has left CLOSE-WAIT once it has acknowledged the FIN', () => {
  expect(statesAt(world(null), 1100)).toEqual({ A: 'FIN-WAIT-2', B: 'CLOSE-WAIT' });
  expect(statesAt(world('D19'), 1100)).toEqual({ A: 'FIN-WAIT-2', B: 'LAST-ACK' });
});

test('D22: TIME-WAIT ends when the last ACK has arrived, however often it was lost', () => {
  expect(firstStateChange(world('D22'), 'A', 'CLOSED')?.at).toBe(1350);
  expect(firstStateChange(world('D22', lostLast), 'A', 'CLOSED')?.at).toBe(2350);
});

test('D23: B is CLOSED once A has sent the last ACK, although it was lost', () => {
  expect(statesAt(world(null, lostLast), 1400)).toEqual({ A: 'TIME-WAIT', B: 'LAST-ACK' });
  expect(statesAt(world('D23', lostLast), 1400)).toEqual({ A: 'TIME-WAIT', B: 'CLOSED' });
});
