import {
  plainSettings,
  flagsOf,
  type Behaviour,
  type FlagName,
  type MisconceptionRow,
} from '@/lib/tcp';
import type { ListenLimits } from './listen-queue';
import { sends, stateChanges, statesAt } from './queries';
import type { RunResult } from './run';
import { clientServer, type ClientServer, type Scenario, type ScenarioCall } from './scenario';
import { linuxSystem } from './system';
import type { HostName } from './trace';

/** For each row a scenario, what is looked at, and what it is in the real world and in the believer's. */
interface Case {
  readonly scenario: (behaviour: Behaviour) => Scenario;
  readonly shows: (result: RunResult) => unknown;
  readonly real: unknown;
  readonly believed: unknown;
}

const world =
  (more: Partial<Scenario> = {}, options: Partial<ClientServer> = {}) =>
  (behaviour: Behaviour): Scenario => ({
    ...clientServer({ iss: { A: 100, B: 300 }, behaviour, ...options }),
    ...more,
  });

/** A closes at 1000, B 200 ms after it has heard of it; `sent` octets from A at 500 each. */
const life = (...sent: number[]): ScenarioCall[] => [
  ...sent.map((octets) => ({ host: 'A', call: 'SEND', octets, when: { atMs: 500 } }) as const),
  aCloses,
  { host: 'B', call: 'CLOSE', when: { host: 'B', enters: 'CLOSE-WAIT', afterMs: 200 } },
];
const aCloses: ScenarioCall = { host: 'A', call: 'CLOSE', when: { atMs: 1000 } };
const lastAckLost = { from: 'A', flags: ['ACK'], nth: 2 } as const;

const forged = (to: HostName, flags: readonly FlagName[], seq: number, atMs: number) => ({
  to,
  as: 'peer' as const,
  srcPort: to === 'B' ? 40_000 : 80,
  dstPort: to === 'B' ? 80 : 40_000,
  flags,
  seq,
  when: { atMs },
});
const attack = (...injections: NonNullable<Scenario['attacker']>['injections'][number][]) => ({
  attacker: { sees: true, injections },
});
const nobodyOpens: readonly ScenarioCall[] = [
  { host: 'B', call: 'OPEN', active: false, port: 80, when: { atMs: 0 } },
];
const opens = (host: HostName, atMs: number): ScenarioCall => {
  const [port, remotePort] = host === 'A' ? [40_000, 80] : [80, 40_000];
  return { host, call: 'OPEN', active: true, port, remotePort, when: { atMs } };
};

/** `A SYN 100`, with ` ack 301` where ACK is on. */
const told = ({ trace }: RunResult): string[] =>
  sends(trace).map(({ host, segment }) => {
    const ack = flagsOf(segment).includes('ACK') ? ` ack ${segment.ack}` : '';
    return `${host} ${flagsOf(segment).join(',')} ${segment.seq}${ack}`;
  });
const by = (host: HostName) => (result: RunResult) =>
  told(result).filter((words) => words.startsWith(host));
const acks = (result: RunResult) =>
  sends(result.trace)
    .filter(({ host, segment }) => host === 'B' && flagsOf(segment).join() === 'ACK')
    .map(({ segment }) => segment.ack);
const count = (result: RunResult) => sends(result.trace).length;
const at = (ms: number) => (result: RunResult) => Object.values(statesAt(result.trace, ms)).join();
const path = (host: HostName) => (result: RunResult) =>
  stateChanges(result.trace, host).map(({ to }) => to);
const closedAt = (host: HostName) => (result: RunResult) =>
  stateChanges(result.trace, host).find(({ to }) => to === 'CLOSED')?.at ?? null;
const times = (flags: string) => (result: RunResult) =>
  sends(result.trace)
    .filter(({ segment }) => flagsOf(segment).join() === flags)
    .map((send) => send.at);
const errors = ({ trace }: RunResult) =>
  trace.flatMap((event) => (event.kind === 'result' && event.error !== null ? [event.error] : []));

/** B's listener has room for one (and, as Linux counts, one more in each queue); nobody accepts. */
const small: ListenLimits = {
  backlog: 0,
  synCookies: 0,
  abortOnOverflow: false,
  maxSynBacklog: 4096,
  boundsAccepted: true,
};
const crowded =
  (kind: 'clients' | 'forged', size: number) =>
  (behaviour: Behaviour): Scenario => ({
    ...clientServer({ iss: { A: 100, B: 300 }, behaviour, openAtMs: 0, untilMs: 3000 }),
    hosts: { A: { behaviour, iss: 100 }, B: { behaviour, iss: 300, listen: small } },
    crowds: [
      { host: 'A', kind, size, fromMs: 500, everyMs: 10, firstPort: 50_000, remotePort: 80 },
    ],
  });
const loaded =
  (more: Partial<Scenario>) =>
  (behaviour: Behaviour): Scenario => {
    const settings = { ...plainSettings, delayedAck: true };
    const host = { behaviour, settings };
    return {
      ...clientServer({ iss: { A: 100, B: 300 }, behaviour }),
      hosts: { A: { ...host, iss: 100 }, B: { ...host, iss: 300 } },
      ...more,
    };
  };

const unplugged = (atMs: number) =>
  world({ changes: [{ host: 'B', change: 'unplug', when: { atMs } }] }, { untilMs: 5000 });
const lingering = (behaviour: Behaviour): Scenario => ({
  ...clientServer({ iss: { A: 100, B: 300 }, behaviour, untilMs: 5000 }),
  hosts: {
    A: { behaviour, iss: 100, system: { ...linuxSystem, settings: plainSettings } },
    B: { behaviour, iss: 300 },
  },
  calls: nobodyOpens,
  socketCalls: [
    { host: 'A', socket: 's', call: 'connect', remotePort: 80, when: { atMs: 0 } },
    { host: 'A', socket: 's', call: 'linger', seconds: 5, when: { atMs: 500 } },
    { host: 'A', socket: 's', call: 'close', when: { atMs: 1000 } },
  ],
});

const oldSyn = { calls: nobodyOpens, ...attack(forged('B', ['SYN'], 7, 0)), untilMs: 900 };
const closedPort = world({ calls: [opens('A', 0)], untilMs: 350 });
const allSynsLost = world({}, { drops: [{ from: 'A', nth: 1, count: Infinity }] });
const strayAck = world({ calls: nobodyOpens, ...attack(forged('B', ['ACK'], 5, 0)) });

export const cases: Readonly<Record<MisconceptionRow, Case>> = {
  D03: {
    scenario: world({}, { calls: life() }),
    shows: (result) => times('FIN')(result).length,
    real: 0,
    believed: 2,
  },
  D04: {
    scenario: world({}, { calls: life(50, 30) }),
    shows: acks,
    real: [151, 181, 182],
    believed: [102, 152, 182],
  },
  D05: {
    scenario: world({}, { calls: life(50, 30) }),
    shows: acks,
    real: [151, 181, 182],
    believed: [102, 103, 104],
  },
  D06: {
    scenario: world({}, { calls: life(50, 30), drops: [{ from: 'A', text: true, nth: 1 }] }),
    shows: acks,
    real: [101, 101, 182],
    believed: [181, 182, 182],
  },
  D08: {
    scenario: world({}, { calls: life(50, 30), drops: [{ from: 'A', text: true, nth: 2 }] }),
    shows: ({ ends }) => ends.B.received,
    real: 80,
    believed: 50,
  },
  D09: {
    scenario: world({}),
    shows: at(100),
    real: 'ESTABLISHED,SYN-RECEIVED',
    believed: 'ESTABLISHED,ESTABLISHED',
  },
  D10: {
    scenario: world({}),
    shows: path('A'),
    real: ['SYN-SENT', 'ESTABLISHED'],
    believed: ['SYN-SENT', 'SYN-RECEIVED', 'ESTABLISHED'],
  },
  D11: {
    scenario: world({}),
    shows: by('B'),
    real: ['B SYN,ACK 300 ack 101'],
    believed: ['B ACK 300 ack 101'],
  },
  D13: {
    scenario: world({
      calls: [opens('A', 0)],
      ...attack({ ...forged('A', ['SYN', 'ACK'], 9, 10), ack: 77 }),
      untilMs: 90,
    }),
    shows: by('A'),
    real: ['A SYN 100', 'A RST 77'],
    believed: ['A SYN 100'],
  },
  D14: {
    scenario: world({}, { calls: life(), drops: [lastAckLost] }),
    shows: (result) => [times('FIN,ACK')(result).length, times('ACK')(result).length],
    real: [3, 4],
    believed: [2, 4],
  },
  D15: {
    scenario: world({
      calls: nobodyOpens,
      ...attack({ ...forged('B', ['SYN'], 9, 0), len: 5 }),
      untilMs: 100,
    }),
    shows: by('B'),
    real: ['B SYN,ACK 300 ack 10'],
    believed: ['B RST,ACK 0 ack 15'],
  },
  D16: {
    scenario: world(
      {},
      { calls: [...life(), { host: 'A', call: 'SEND', octets: 5, when: { atMs: 1200 } }] },
    ),
    shows: errors,
    real: ['connection closing'],
    believed: [],
  },
  D17: {
    scenario: world({}, { calls: [{ host: 'A', call: 'CLOSE', when: { atMs: 1000 } }] }),
    shows: at(5000),
    real: 'FIN-WAIT-2,CLOSE-WAIT',
    believed: 'TIME-WAIT,CLOSED',
  },
  D18: {
    scenario: world({}, { calls: life() }),
    shows: at(1275),
    real: 'FIN-WAIT-2,LAST-ACK',
    believed: 'LAST-ACK,FIN-WAIT-2',
  },
  D19: {
    scenario: world({}, { calls: life() }),
    shows: at(1100),
    real: 'FIN-WAIT-2,CLOSE-WAIT',
    believed: 'FIN-WAIT-2,LAST-ACK',
  },
  D20: {
    scenario: loaded({
      calls: [
        ...clientServer({ iss: { A: 100, B: 300 } }).calls,
        ...life().slice(0, 1),
        { host: 'B', call: 'CLOSE', when: { host: 'B', enters: 'CLOSE-WAIT' } },
      ],
    }),
    shows: count,
    real: 6,
    believed: 7,
  },
  D22: {
    scenario: world({}, { calls: life() }),
    shows: closedAt('A'),
    real: 241_300,
    believed: 1350,
  },
  D23: {
    scenario: world({}, { calls: life(), drops: [lastAckLost] }),
    shows: at(1400),
    real: 'TIME-WAIT,LAST-ACK',
    believed: 'TIME-WAIT,CLOSED',
  },
  D24: {
    scenario: world({}, { calls: life() }),
    shows: closedAt('A'),
    real: 241_300,
    believed: 31_300,
  },
  D25: {
    scenario: world({}, { calls: [aCloses, { host: 'B', call: 'CLOSE', when: { atMs: 1010 } }] }),
    shows: at(1070),
    real: 'CLOSING,CLOSING',
    believed: 'TIME-WAIT,TIME-WAIT',
  },
  D27: { scenario: unplugged(0), shows: closedAt('A'), real: null, believed: 100 },
  D28: { scenario: closedPort, shows: by('B'), real: ['B RST,ACK 0 ack 101'], believed: [] },
  D29: {
    scenario: closedPort,
    shows: (result) => times('SYN')(result).length,
    real: 1,
    believed: 4,
  },
  D30: { scenario: strayAck, shows: count, real: 2, believed: 1 },
  D31: {
    scenario: crowded('clients', 3),
    shows: ({ ends }) => ends.B.queues[0]?.ready,
    real: 1,
    believed: 3,
  },
  D32: {
    scenario: crowded('clients', 1),
    shows: (result) => times('RST,ACK')(result).length,
    real: 0,
    believed: 1,
  },
  D33: {
    scenario: crowded('forged', 3),
    shows: ({ ends }) => ends.B.state,
    real: 'ESTABLISHED',
    believed: 'CLOSED',
  },
  D34: {
    scenario: world({
      calls: [...nobodyOpens, opens('A', 0), { ...opens('A', 5000), port: 40_001 }],
    }),
    shows: (result) => {
      const [first = 0, second = 0] = sends(result.trace).flatMap(({ host, segment }) =>
        flagsOf(segment).join() === 'SYN' && host === 'A' ? [segment.seq] : [],
      );
      return Math.abs(second - first) < 2 ** 24;
    },
    real: false,
    believed: true,
  },
  D36: {
    scenario: world({
      calls: nobodyOpens,
      ...attack(forged('B', ['SYN', 'FIN'], 9, 0)),
      untilMs: 100,
    }),
    shows: by('B'),
    real: ['B SYN,ACK 300 ack 10'],
    believed: ['B RST,ACK 0 ack 11'],
  },
  D38: {
    scenario: world(attack({ ...forged('B', ['ACK'], 101 + 65_535, 500), ack: 301 })),
    shows: acks,
    real: [101],
    believed: [],
  },
  D39: {
    scenario: allSynsLost,
    shows: (result) => times('SYN')(result).slice(0, 4),
    real: [0, 1000, 3000, 7000],
    believed: [0, 1000, 2000, 3000],
  },
  'D39-count': {
    scenario: allSynsLost,
    shows: (result) => times('SYN')(result).length,
    real: 8,
    believed: 7,
  },
  D40: { scenario: world(oldSyn), shows: by('B'), real: ['B SYN,ACK 300 ack 8'], believed: [] },
  D41: {
    scenario: world(
      {},
      {
        calls: [{ host: 'A', call: 'CLOSE', when: { atMs: 10 } }],
        drops: [{ from: 'A', nth: 1 }],
        untilMs: 500,
      },
    ),
    shows: (result) => times('FIN,ACK')(result).length,
    real: 0,
    believed: 1,
  },
  D42: {
    scenario: world(attack(forged('A', ['SYN'], 90_000, 5000)), { calls: life() }),
    shows: (result) => by('A')(result).at(-1),
    real: 'A ACK 102 ack 302',
    believed: 'A RST,ACK 0 ack 90001',
  },
  D43: {
    scenario: world({ calls: [opens('A', 0), opens('B', 10)], untilMs: 5000 }),
    shows: ({ ends }) => [ends.A, ends.B].map(({ tcbs }) => tcbs.length),
    real: [1, 1],
    believed: [2, 2],
  },
  D44: {
    scenario: world({ calls: nobodyOpens, ...attack({ ...forged('B', ['ACK'], 5, 0), ack: 77 }) }),
    shows: by('B'),
    real: ['B RST 77'],
    believed: ['B RST 0'],
  },
  'D44-ack': {
    scenario: world({ calls: nobodyOpens, ...attack({ ...forged('B', ['ACK'], 5, 0), ack: 77 }) }),
    shows: by('B'),
    real: ['B RST 77'],
    believed: ['B RST,ACK 0 ack 5'],
  },
  D45: {
    scenario: world(attack(forged('B', ['RST'], 200, 500)), { untilMs: 5000 }),
    shows: ({ ends }) => ends.B.state,
    real: 'ESTABLISHED',
    believed: 'CLOSED',
  },
  D46: {
    scenario: lingering,
    shows: (result) => by('A')(result).at(-1),
    real: 'A FIN,ACK 101 ack 301',
    believed: 'A RST 101',
  },
  D47: {
    scenario: unplugged(1000),
    shows: at(2000),
    real: 'ESTABLISHED,ESTABLISHED',
    believed: 'CLOSED,ESTABLISHED',
  },
};
