import { linuxSystem, type Acceptor, type Crowd, type Scenario } from '@/lib/sim';
import { behaviours, type Behaviour, linux, type State } from '@/lib/tcp';
import { Lab } from '../observe';
import type { RunView } from '../run-view';
import type { Setting } from '../setting';
import { duration, sentences, text, type Text } from '../text';

/** A server with a backlog; some clients come one by one, then some at once. */
export interface Queues extends Setting {
  /** What listen() is called with. */
  readonly backlog: number;
  readonly somaxconn: number;
  readonly abortOnOverflow: boolean;
  readonly early: number;
  /** How often accept() is called in between. */
  readonly accepts: number;
  readonly burst: number;
  /** Which client is asked about, as a share in thousandths. */
  readonly which: number;
}

export const boundOf = ({ backlog, somaxconn }: Pick<Queues, 'backlog' | 'somaxconn'>): number =>
  Math.min(backlog, somaxconn);
export const clientsOf = ({ early, burst }: Queues): number => early + burst;

/** Each of the early ones is done before the next one comes. */
const apartMs = ({ delayMs }: Queues): number => 2 * delayMs + 20;
const firstAtMs = 10;
const acceptsAtMs = (queues: Queues): number => firstAtMs + queues.early * apartMs(queues);
const burstAtMs = (queues: Queues): number => acceptsAtMs(queues) + 100;
/** All of the burst has arrived, and nothing of it has been repeated yet. */
export const askedAtMs = (queues: Queues): number => burstAtMs(queues) + 3 * queues.delayMs + 50;

export const labOf = (queues: Queues): Lab =>
  new Lab(behaviours.linux, (believed) => scenarioOf(queues, believed));

function scenarioOf(queues: Queues, behaviour: Behaviour): Scenario {
  const { issA, issB, portB, delayMs, backlog, somaxconn, abortOnOverflow, burst, early } = queues;
  const system = { ...linuxSystem, somaxconn, abortOnOverflow };
  const when = { atMs: 0 };
  return {
    seed: '0',
    // All the clients stand at A; what is believed of a listener does not change them.
    hosts: {
      A: { behaviour: linux, iss: issA },
      B: { behaviour, iss: issB, system },
    },
    link: { delayMs: { A: delayMs, B: delayMs } },
    calls: [],
    socketCalls: [{ host: 'B', when, socket: 'server', call: 'listen', port: portB, backlog }],
    crowds: [
      crowdOf(queues, early, firstAtMs, apartMs(queues), 0),
      crowdOf(queues, burst, burstAtMs(queues), 0.5, early),
    ].filter(({ size }) => size > 0),
    acceptors: [acceptorOf(queues)],
    untilMs: askedAtMs(queues),
  };
}

const crowdOf = (
  { portA, portB }: Queues,
  size: number,
  fromMs: number,
  everyMs: number,
  offset: number,
): Crowd => ({
  host: 'A',
  kind: 'clients',
  size,
  fromMs,
  everyMs,
  firstPort: portA + offset,
  remotePort: portB,
});

const acceptorOf = (queues: Queues): Acceptor => ({
  host: 'B',
  listener: 'server',
  fromMs: acceptsAtMs(queues),
  everyMs: 1,
  calls: queues.accepts,
});

/** Where a client stands: open at both ends; open only at its own; not answered at all; refused. */
export const fates = ['open', 'ahead', 'waiting', 'refused'] as const;
export type Fate = (typeof fates)[number];

/** The states of both ends of every client's connection, in the order of the clients. */
export function statesOf(view: RunView, queues: Queues): readonly (readonly [State, State])[] {
  const last = new Map<string, State>();
  for (const event of view.trace) {
    if (event.kind === 'state') last.set(`${event.host} ${event.conn}`, event.to);
  }
  return Array.from({ length: clientsOf(queues) }, (_, index) => {
    const conn = `A:${queues.portA + index}-B:${queues.portB}`;
    return [last.get(`A ${conn}`) ?? 'CLOSED', last.get(`B ${conn}`) ?? 'CLOSED'] as const;
  });
}

export const fatesOf = (view: RunView, queues: Queues): Fate[] =>
  statesOf(view, queues).map(([client, server]) => {
    if (client === 'CLOSED') return 'refused';
    if (client === 'SYN-SENT') return 'waiting';
    return server === 'ESTABLISHED' ? 'open' : 'ahead';
  });

/** Whether anything is sent twice before the moment asked about: then the picture is not the one that is told. */
export const isRepeated = (view: RunView): boolean => view.sent.some(({ attempt }) => attempt > 0);

/** Connections that nobody has accepted yet. */
export const readyIn = (view: RunView, queues: Queues): number =>
  fatesOf(view, queues).filter((fate) => fate === 'open').length - acceptedIn(view);

/** How many calls of accept() gave a connection. */
export const acceptedIn = (view: RunView): number =>
  view.trace.filter(
    (event) => event.kind === 'result' && event.call === 'accept' && event.error === null,
  ).length;

/** Handshakes that B has under way. */
export const halfOpenIn = (view: RunView, queues: Queues): number =>
  statesOf(view, queues).filter(([, server]) => server === 'SYN-RECEIVED').length;

export function situation(queues: Queues): Text {
  const { backlog, somaxconn, abortOnOverflow, early, accepts, burst, portB, delayMs } = queues;
  return sentences(
    text('generators.f21.linux'),
    text('generators.f21.server', { portB, backlog, somaxconn, delay: duration(delayMs) }),
    abortOnOverflow ? text('generators.f21.abort') : null,
    early > 0 ? text('generators.f21.early', { early }) : null,
    accepts > 0
      ? text('generators.f21.accepts', { accepts, early })
      : text('generators.f21.noAccepts'),
    burst > 0 ? text('generators.f21.burst', { burst, early, accepts }) : null,
    text('generators.f21.order', { burst, early }),
  );
}

/** The bound, and what each client meets. */
export function whyText(view: RunView, queues: Queues): Text {
  const list = fatesOf(view, queues);
  const of = (fate: Fate) => list.filter((each) => each === fate).length;
  const { backlog, somaxconn } = queues;
  const bound = boundOf(queues);
  return sentences(
    backlog > somaxconn ? text('generators.f21.why.cut', { backlog, somaxconn }) : null,
    text('generators.f21.why.bound', { bound, room: bound + 1 }),
    queues.accepts > 0 ? text('generators.f21.why.accepted', { accepted: acceptedIn(view) }) : null,
    text('generators.f21.why.open', { open: of('open'), ready: readyIn(view, queues) }),
    of('ahead') > 0 ? text('generators.f21.why.ahead', { ahead: of('ahead') }) : null,
    of('refused') > 0 ? text('generators.f21.why.refused', { refused: of('refused') }) : null,
    of('waiting') > 0 ? text('generators.f21.why.waiting', { waiting: of('waiting') }) : null,
  );
}

export const sources = ['Linux listen(2)', 'Linux ip-sysctl.rst'];
