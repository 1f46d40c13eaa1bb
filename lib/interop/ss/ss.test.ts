import { expect, test } from 'vitest';
import { clientServer, run, type HostName, type Scenario } from '@/lib/sim';
import { usualSettings, type State } from '@/lib/tcp';
import { usualAddresses } from '../pcap/from-trace';
import { toNetstatText } from './netstat-text';
import { toSsText } from './ss-text';
import { socketRows, stateCensus, tcbsAt } from './state-table';

const base = clientServer({
  iss: { A: 100, B: 300 },
  drops: [{ from: 'A', text: true, nth: 1, count: 3 }],
  calls: [
    { host: 'A', call: 'SEND', octets: 40, when: { atMs: 500 } },
    { host: 'A', call: 'CLOSE', when: { atMs: 9000 } },
    { host: 'B', call: 'CLOSE', when: { host: 'B', enters: 'CLOSE-WAIT', afterMs: 1000 } },
  ],
});
const rowsAt = (atMs: number, host: HostName, scenario: Scenario = base) =>
  socketRows(tcbsAt(run(scenario, { trace: true }).trace, host, atMs), atMs);
const ends = (host: HostName) => ({
  local: usualAddresses[host],
  peer: usualAddresses[host === 'A' ? 'B' : 'A'],
});

test('a lost segment waits in Send-Q while its timer counts down and its retries up', () => {
  expect(rowsAt(2000, 'A')).toEqual([
    {
      state: 'ESTABLISHED',
      recvQ: 0,
      sendQ: 40,
      localPort: 40_000,
      remotePort: 80,
      timer: { name: 'on', leftMs: 1500, retries: 1 },
    },
  ]);
});

test('the table of ss -tano: the words, the columns and the times of iproute2', () => {
  expect(toSsText(rowsAt(2000, 'A'), ends('A'), { timers: true })).toBe(
    [
      'State Recv-Q Send-Q Local Address:Port Peer Address:Port',
      'ESTAB      0     40    192.0.2.1:40000   198.51.100.2:80 timer:(on,1.500ms,1)',
      '',
    ].join('\n'),
  );
  expect(toSsText(rowsAt(60, 'B'), ends('B'))).toBe(
    [
      'State    Recv-Q Send-Q Local Address:Port Peer Address:Port',
      'LISTEN        0      0         0.0.0.0:80         0.0.0.0:*',
      'SYN-RECV      0      1    198.51.100.2:80   192.0.2.1:40000',
      '',
    ].join('\n'),
  );
});

test.each([
  [241_000, 'timer:(timewait,9.100ms,0)'],
  [12_000, 'timer:(timewait,3min58sec,0)'],
])('how long TIME-WAIT lasts from %d ms on', (atMs, timer) => {
  const [, line] = toSsText(rowsAt(atMs, 'A'), ends('A'), { timers: true }).split('\n');
  expect(line).toBe(`TIME-WAIT      0      0    192.0.2.1:40000   198.51.100.2:80 ${timer}`);
});

test('the table of netstat -tano', () => {
  expect(toNetstatText(rowsAt(2000, 'A'), ends('A'), { timers: true })).toBe(
    [
      'Proto Recv-Q Send-Q Local Address           Foreign Address         State       Timer',
      'tcp        0     40 192.0.2.1:40000         198.51.100.2:80         ESTABLISHED on (1.50/1/0)',
      '',
    ].join('\n'),
  );
});

test('text that nobody reads stands in Recv-Q, and the FIN behind it counts as well', () => {
  const scenario: Scenario = {
    ...clientServer({ iss: { A: 100, B: 300 } }),
    calls: [
      ...base.calls.slice(0, 2),
      { host: 'A', call: 'SEND', octets: 40, when: { atMs: 500 } },
      { host: 'A', call: 'CLOSE', when: { atMs: 700 } },
    ],
    hosts: { ...base.hosts, B: { ...base.hosts.B, readsAtOnce: false } },
  };
  const recvQ = (atMs: number) => rowsAt(atMs, 'B', scenario).map((row) => row.recvQ);
  expect([recvQ(600), recvQ(800)]).toEqual([
    [0, 40],
    [0, 41],
  ]);
});

test('a listener shows how many wait for accept(), and its backlog', () => {
  const { ends: end } = run(base, { trace: false });
  const listeners = end.B.tcbs.filter(({ state }) => state === 'LISTEN');
  const [row] = socketRows(listeners, 0, [{ port: 80, ready: 3, backlog: 4 }]);
  expect(row).toMatchObject({ state: 'LISTEN', recvQ: 3, sendQ: 4, remotePort: null });
});

test('the census of two thousand connections counts every one', () => {
  const scenario: Scenario = {
    ...clientServer({ iss: { A: 100, B: 300 }, untilMs: 5000 }),
    crowds: [
      {
        host: 'A',
        kind: 'clients',
        size: 2000,
        fromMs: 100,
        everyMs: 1,
        firstPort: 2000,
        remotePort: 80,
        closesAfterMs: 500,
      },
    ],
  };
  const result = run(scenario, { trace: false });
  const census = new Map<State, number>(stateCensus(socketRows(result.ends.B.tcbs, 5000)));
  expect(census).toEqual(
    new Map([
      ['CLOSE-WAIT', 2000],
      ['ESTABLISHED', 1],
      ['LISTEN', 1],
    ]),
  );
  const traced = run(scenario, { trace: true }).trace;
  expect(new Map(stateCensus(socketRows(tcbsAt(traced, 'B', 5000), 5000)))).toEqual(census);
});

test('what both ends agreed on, and the congestion window, can be seen', () => {
  const hosts = {
    A: { ...base.hosts.A, settings: usualSettings },
    B: { ...base.hosts.B, settings: { ...usualSettings, sack: false } },
  };
  const [tcb] = tcbsAt(run({ ...base, hosts }, { trace: true }).trace, 'A', 400);
  expect(tcb).toMatchObject({
    congestion: { cwnd: 14_480, ssthresh: null },
    options: { mss: 1448, scale: { snd: 7, rcv: 7 }, sack: false, timestamps: true },
  });
  const [plain] = tcbsAt(run(base, { trace: true }).trace, 'A', 400);
  expect(plain).toMatchObject({ congestion: null, options: null });
});
