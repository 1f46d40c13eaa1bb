import { expect, test } from 'vitest';
import { flagsOf } from '@/lib/tcp';
import type { HostChange } from './power';
import { sends, stateChanges, statesAt } from './queries';
import { run } from './run';
import { clientServer, type Scenario, type ScenarioCall } from './scenario';

const scenario = (changes: HostChange[], calls: ScenarioCall[] = []): Scenario => ({
  ...clientServer({ iss: { A: 100, B: 300 }, calls, untilMs: 60_000 }),
  changes,
});
const sendAt = (atMs: number): ScenarioCall => ({
  host: 'A',
  call: 'SEND',
  octets: 10,
  when: { atMs },
});
const traceOf = (...args: Parameters<typeof scenario>) =>
  run(scenario(...args), { trace: true }).trace;

test('a host that has crashed forgets its connections and listeners, and answers nothing', () => {
  const trace = traceOf([{ host: 'B', change: 'crash', when: { atMs: 1_000 } }], [sendAt(2_000)]);
  expect(statesAt(trace, 999)).toEqual({ A: 'ESTABLISHED', B: 'ESTABLISHED' });
  expect(statesAt(trace, 1_000).B).toBe('CLOSED');
  const last = stateChanges(trace, 'B').filter(({ at }) => at === 1_000);
  expect(last.map(({ from, because }) => [from, because.id])).toEqual([
    ['ESTABLISHED', 'scenario:crash'],
    ['LISTEN', 'scenario:crash'],
  ]);
  expect(sends(trace).some(({ host, at }) => host === 'B' && at >= 1_000)).toBe(false);
  const dropped = trace.filter((event) => event.kind === 'drop');
  expect(dropped.map(({ because }) => because.id)).toContain('scenario:down');
});

test('from its reboot on it answers by RST where nothing listens', () => {
  const changes: HostChange[] = [
    { host: 'B', change: 'crash', when: { atMs: 1_000 } },
    { host: 'B', change: 'reboot', when: { atMs: 1_500 } },
  ];
  const trace = traceOf(changes, [sendAt(2_000)]);
  const answer = sends(trace).find(({ host, at }) => host === 'B' && at > 1_500);
  expect(answer?.at).toBe(2_050);
  expect(flagsOf(answer?.segment ?? { ctl: 0 })).toEqual(['RST']);
  expect(statesAt(trace, 2_100).A).toBe('CLOSED');
});

test('a pulled cable is not told to TCP: it repeats, and goes on when the cable is back', () => {
  const changes: HostChange[] = [
    { host: 'B', change: 'unplug', when: { atMs: 1_000 } },
    { host: 'B', change: 'plug', when: { atMs: 4_000 } },
  ];
  const { trace, ends } = run(scenario(changes, [sendAt(2_000)]), { trace: true });
  expect(statesAt(trace, 3_999)).toEqual({ A: 'ESTABLISHED', B: 'ESTABLISHED' });
  const lost = trace.filter((event) => event.kind === 'drop');
  expect(lost.every(({ because }) => because.id === 'scenario:unplugged')).toBe(true);
  expect(lost.length).toBeGreaterThan(0);
  expect(ends.B.received).toBe(10);
});

test('what an unplugged host sends is lost as well', () => {
  const trace = traceOf([{ host: 'A', change: 'unplug', when: { atMs: 1_000 } }], [sendAt(2_000)]);
  const drop = trace.find((event) => event.kind === 'drop');
  expect(drop).toMatchObject({ at: 2_000, host: 'A', reason: 'cut' });
});

test('a change waits for its trigger: the crash between the SYN,ACK and the third segment', () => {
  const when = { host: 'A', receives: ['SYN', 'ACK'] } as const;
  const trace = traceOf([{ host: 'B', change: 'crash', when }]);
  expect(statesAt(trace, 100)).toEqual({ A: 'ESTABLISHED', B: 'CLOSED' });
});

test('nobody runs on a machine that is down: a call there fails and says so', () => {
  const trace = traceOf([{ host: 'A', change: 'crash', when: { atMs: 1_000 } }], [sendAt(2_000)]);
  const result = trace.find((event) => event.kind === 'result' && event.at === 2_000);
  expect(result).toMatchObject({ host: 'A', call: 'SEND', error: 'host is down' });
});
