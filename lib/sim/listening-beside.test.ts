import { expect, test } from 'vitest';
import { run } from './run';
import { stateChanges } from './queries';
import { clientServer, type ScenarioCall } from './scenario';

const open = (host: 'A' | 'B', port: number, remotePort: number | null): ScenarioCall => {
  const common = { host, call: 'OPEN', port, when: { atMs: host === 'A' ? 0 : 100 } } as const;
  return remotePort === null
    ? { ...common, active: false }
    : { ...common, active: true, remotePort };
};

test('a port can be listened on while a connection from it is in SYN-SENT (MUST-42)', () => {
  const base = clientServer({ iss: { A: 1000, B: 5000 } });
  const { trace } = run(
    {
      ...base,
      link: { ...base.link, drops: [{ from: 'A', flags: ['SYN'], nth: 1, count: Infinity }] },
      calls: [open('A', 80, 9), open('A', 80, null), open('B', 2000, 80)],
      untilMs: 1000,
    },
    { trace: true },
  );
  const paths = new Map<string, string[]>();
  for (const { host, conn, to } of stateChanges(trace, 'A')) {
    if (host === 'A') paths.set(conn, [...(paths.get(conn) ?? []), to]);
  }
  expect(Object.fromEntries(paths)).toEqual({
    'A:80-B:9': ['SYN-SENT'],
    'A:80-B:*': ['LISTEN'],
    'A:80-B:2000': ['SYN-RECEIVED', 'ESTABLISHED'],
  });
});
