import { linuxSystem, type Acceptor, type Crowd, type HostName, type Scenario } from '@/lib/sim';
import { behaviours, type Behaviour, linux, type State } from '@/lib/tcp';
import { Lab } from '../observe';
import type { RunView } from '../run-view';
import type { Setting } from '../setting';
import { sentences, text, type Text } from '../text';

/** What is wrong with a host, or looks so. */
export const faults = ['app', 'flood', 'dead', 'closer', 'slow', 'firewall'] as const;
export type Fault = (typeof faults)[number];

/** Many connections of one host; most of them show one fault. */
export interface Census extends Setting {
  readonly fault: Fault;
  /** Connections that the fault concerns. */
  readonly size: number;
  /** Connections that are in use, and that nothing is wrong with. */
  readonly good: number;
  /** Where the server is slow to accept: its backlog. */
  readonly backlog: number;
}

/** No more than find room in a slow server's queue, so that all of them are accepted. */
const goodOf = ({ fault, good, backlog }: Census): number =>
  fault === 'slow' ? Math.min(good, backlog) : good;

const goodFromMs = 10;
const badFromMs = 1000;
const everyMs = 2;
/** When the table is made: everything has happened, and no timer has run out. */
export const madeAtMs = ({ size, delayMs }: Census): number =>
  badFromMs + 2 * size * everyMs + 6 * delayMs + 60;

/** Whose table it is: B is the server, A a client or proxy that opens connections to it. */
export const hostOf = ({ fault }: Pick<Census, 'fault'>): HostName =>
  fault === 'app' || fault === 'flood' || fault === 'slow' ? 'B' : 'A';

export const labOf = (census: Census, untilMs = madeAtMs(census)): Lab =>
  new Lab(behaviours.linux, (believed) => scenarioOf(census, believed, untilMs));

function scenarioOf(census: Census, behaviour: Behaviour, untilMs: number): Scenario {
  const { issA, issB, portB, delayMs, fault } = census;
  const shown = hostOf(census);
  const of = (host: HostName): Behaviour => (host === shown ? behaviour : linux);
  const backlog = backlogOf(census);
  return {
    seed: '0',
    hosts: {
      A: { behaviour: of('A'), iss: issA },
      B: { behaviour: of('B'), iss: issB, system: { ...linuxSystem, synCookies: 0 } },
    },
    link: {
      delayMs: { A: delayMs, B: delayMs },
      cuts: fault === 'firewall' ? [{ from: 'A', fromMs: badFromMs - 1 }] : [],
    },
    calls: [],
    socketCalls: [
      {
        host: 'B',
        when: { atMs: 0 },
        socket: 'server',
        call: 'listen',
        port: portB,
        ...(backlog !== null && { backlog }),
      },
    ],
    crowds: crowdsOf(census),
    acceptors: [acceptorOf(census)],
    changes:
      fault === 'dead'
        ? [{ host: 'B', change: 'unplug', when: { atMs: closesFromMs(census) - 1 } }]
        : [],
    untilMs,
  };
}

/** Null where nothing bounds the queues, which then play no part. */
const backlogOf = ({ fault, backlog }: Census): number | null =>
  fault === 'slow' ? backlog : fault === 'flood' ? 511 : null;

/** All of the crowd is connected before the first of it closes. */
const closesFromMs = ({ size, delayMs }: Census): number =>
  badFromMs + size * everyMs + 3 * delayMs;

function crowdsOf(census: Census): Crowd[] {
  const { portA, portB, fault, size, delayMs } = census;
  const good = goodOf(census);
  const common = { host: 'A', kind: 'clients', everyMs, remotePort: portB } as const;
  const bad: Crowd = { ...common, size, fromMs: badFromMs, firstPort: portA + good };
  const quiet: Crowd = { ...common, size: good, fromMs: goodFromMs, firstPort: portA };
  switch (fault) {
    case 'app':
      return [quiet, { ...bad, closesAfterMs: 20 }];
    case 'flood':
      return [quiet, { ...bad, kind: 'forged' }];
    case 'dead':
      return [quiet, { ...bad, closesAfterMs: closesFromMs(census) - badFromMs - 2 * delayMs }];
    case 'closer':
      return [quiet, { ...bad, closesAfterMs: 20, peerClosesAfterMs: 1 }];
    case 'slow':
    case 'firewall':
      return [quiet, bad];
  }
}

/** The good connections are taken out of the queue; where the server is slow, none of the others. */
const acceptorOf = (census: Census): Acceptor => ({
  host: 'B',
  listener: 'server',
  fromMs: 800,
  everyMs: 1,
  calls: goodOf(census),
});

/** How many connections of the host are in each state, in the order of the life of a connection. */
export function countsIn(view: RunView, census: Census): ReadonlyMap<State, number> {
  const host = hostOf(census);
  const last = new Map<string, State>();
  for (const event of view.trace) {
    if (event.kind === 'state' && event.host === host) last.set(event.conn, event.to);
  }
  const states = [...last.values()];
  return new Map(
    order
      .map((state) => [state, states.filter((each) => each === state).length] as const)
      .filter(([, count]) => count > 0),
  );
}

const order: readonly State[] = [
  'SYN-SENT',
  'SYN-RECEIVED',
  'ESTABLISHED',
  'FIN-WAIT-1',
  'FIN-WAIT-2',
  'CLOSING',
  'TIME-WAIT',
  'CLOSE-WAIT',
  'LAST-ACK',
];

/** As ss writes them. */
const ssNames: Readonly<Partial<Record<State, string>>> = {
  ESTABLISHED: 'ESTAB',
  'SYN-RECEIVED': 'SYN-RECV',
};
export const ssName = (state: State): string => ssNames[state] ?? state;

/** The state that most of the connections of the fault are in. */
export const mainStates: Readonly<Record<Fault, State>> = {
  app: 'CLOSE-WAIT',
  flood: 'SYN-RECEIVED',
  dead: 'FIN-WAIT-1',
  closer: 'TIME-WAIT',
  slow: 'ESTABLISHED',
  firewall: 'SYN-SENT',
};

/** `ESTAB 7`, `CLOSE-WAIT 31` and so on; a server's listener with its queues. */
export function tableText(view: RunView, census: Census): Text {
  const cells = [...countsIn(view, census)].map(
    ([state, count]) => `\`${ssName(state)} ${count}\``,
  );
  // The same in all languages.
  const list = cells.join(' · ');
  if (hostOf(census) === 'A') return text('generators.f25.table.client', { list });
  const { recv, send } = queuesOf(view, census);
  return text('generators.f25.table.server', { list, recv, send });
}

/** What ss shows of a listener: Recv-Q is who waits for accept(), Send-Q the backlog. */
function queuesOf(view: RunView, census: Census): { readonly recv: number; readonly send: number } {
  const established = countsIn(view, census).get('ESTABLISHED') ?? 0;
  const waiting = census.fault === 'slow' ? established - goodOf(census) : 0;
  return { recv: waiting, send: backlogOf(census) ?? 511 };
}

export const situation = (view: RunView, census: Census): Text =>
  sentences(
    text('generators.f25.linux'),
    text(`generators.f25.host.${hostOf(census)}`, { portB: census.portB }),
    tableText(view, census),
  );

export const whyText = (view: RunView, census: Census): Text =>
  text(`generators.f25.why.${census.fault}`, {
    count: countsIn(view, census).get(mainStates[census.fault]) ?? 0,
    waiting: queuesOf(view, census).recv,
    half: countsIn(view, census).get('SYN-RECEIVED') ?? 0,
    backlog: census.backlog,
  });

export const sources = ['RFC 9293 §3.3.2', 'Linux ip-sysctl.rst'];
