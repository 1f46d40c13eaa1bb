import { linuxSystem, type Crowd, type Scenario } from '@/lib/sim';
import { behaviours, type Behaviour, linux } from '@/lib/tcp';
import { Lab } from '../observe';
import type { RunView } from '../run-view';
import type { Setting } from '../setting';
import { duration, sentences, text, type Text } from '../text';

/** Forged SYNs fill a listener's queue of half-open connections; then a client comes. */
export interface Flood extends Setting {
  readonly backlog: number;
  readonly cookies: 0 | 1 | 2;
  /** Forged SYNs, one every `everyMs`; their sources never answer. */
  readonly size: number;
  readonly everyMs: number;
  /** tcp_synack_retries: how often a SYN,ACK is sent again. */
  readonly retries: number;
  /** When the client opens, counted from the first forged SYN. */
  readonly comesAfterMs: number;
}

const firstAtMs = 1000;
const firstForged = 61_000;
/** The client that was there before, and the one that comes during the flood. */
const oldPort = ({ portA }: Flood): number => portA;
const newPort = ({ portA }: Flood): number => portA + 1;

export const comesAtMs = ({ comesAfterMs }: Flood): number => firstAtMs + comesAfterMs;
/** The client's SYN has been answered, or would have been. */
export const askedAtMs = (flood: Flood): number => comesAtMs(flood) + 3 * flood.delayMs + 20;
export const roomOf = ({ backlog }: Flood): number => backlog + 1;
/** A half-open connection is given up so long after its SYN: 1 + 2 + 4 … s. */
export const heldMs = (retries: number): number => (2 ** (retries + 1) - 1) * 1000;

export const labOf = (flood: Flood, untilMs = askedAtMs(flood)): Lab =>
  new Lab({ ...behaviours.linux, synAckRetries: flood.retries }, (believed) =>
    scenarioOf(flood, believed, untilMs),
  );

function scenarioOf(flood: Flood, behaviour: Behaviour, untilMs: number): Scenario {
  const { issA, issB, portB, delayMs, backlog, cookies, size, everyMs } = flood;
  const client = (fromMs: number, firstPort: number): Crowd => ({
    host: 'A',
    kind: 'clients',
    size: 1,
    fromMs,
    everyMs: 1,
    firstPort,
    remotePort: portB,
  });
  const when = { atMs: 0 };
  const system = { ...linuxSystem, synCookies: cookies };
  return {
    seed: '0',
    // What is believed of a flooded host does not change its clients.
    hosts: {
      A: { behaviour: linux, iss: issA },
      B: { behaviour, iss: issB, system },
    },
    link: { delayMs: { A: delayMs, B: delayMs } },
    calls: [],
    socketCalls: [{ host: 'B', when, socket: 'server', call: 'listen', port: portB, backlog }],
    crowds: [
      client(10, oldPort(flood)),
      {
        host: 'A',
        kind: 'forged',
        size,
        fromMs: firstAtMs,
        everyMs,
        firstPort: firstForged,
        remotePort: portB,
      },
      client(comesAtMs(flood), newPort(flood)),
    ],
    // The old client's connection is taken out at once.
    acceptors: [{ host: 'B', listener: 'server', fromMs: 500, everyMs: 1, calls: 1 }],
    untilMs,
  };
}

/** What the new client meets. */
export const meetings = ['queued', 'cookie', 'dropped', 'refused'] as const;
export type Meeting = (typeof meetings)[number];

export function meetingOf(view: RunView, flood: Flood): Meeting {
  const conn = connOf(flood, newPort(flood));
  const own = view.trace.filter((event) => event.conn === conn && event.at >= comesAtMs(flood));
  const client = own.findLast((event) => event.host === 'A' && event.kind === 'state');
  if (client?.kind === 'state' && client.to === 'CLOSED') return 'refused';
  if (client?.kind !== 'state' || client.to !== 'ESTABLISHED') return 'dropped';
  const half = own.some(
    (event) => event.host === 'B' && event.kind === 'state' && event.to === 'SYN-RECEIVED',
  );
  return half ? 'queued' : 'cookie';
}

const connOf = ({ portB }: Flood, port: number): string => `A:${port}-B:${portB}`;

/** Whether the connection from before the flood stands, at B's end. */
export function oldStands(view: RunView, flood: Flood): boolean {
  const conn = connOf(flood, oldPort(flood));
  const last = view.trace.findLast(
    (event) => event.kind === 'state' && event.host === 'B' && event.conn === conn,
  );
  return last?.kind === 'state' && last.to === 'ESTABLISHED';
}

/** Half-open connections that B holds at the end of the view, by what becomes of each. */
export function halfOpenIn(view: RunView): number {
  const last = new Map<string, string>();
  for (const event of view.trace) {
    if (event.kind === 'state' && event.host === 'B') last.set(event.conn, event.to);
  }
  return [...last.values()].filter((state) => state === 'SYN-RECEIVED').length;
}

/** How many of the forged SYNs were answered by a cookie: since the flood began, and not the client's own. */
export const cookiesIn = (view: RunView, flood: Flood): number =>
  view.trace.filter(
    ({ kind, host, at, because }) =>
      kind === 'send' &&
      host === 'B' &&
      because.id === 'scenario:cookie' &&
      at >= firstAtMs &&
      at < comesAtMs(flood),
  ).length;

/** How many forged SYNs have arrived when the client's SYN does. */
export const arrivedBefore = ({ size, everyMs, comesAfterMs }: Flood): number =>
  Math.min(size, Math.floor(comesAfterMs / everyMs) + 1);

export function situation(flood: Flood): Text {
  const { portB, backlog, cookies, retries, size, everyMs, delayMs, comesAfterMs } = flood;
  return sentences(
    text('generators.f21.linux'),
    text('generators.f22.server', {
      portB,
      backlog,
      cookies,
      retries,
      held: duration(heldMs(retries)),
      delay: duration(delayMs),
    }),
    text('generators.f22.flood', {
      size,
      every: duration(everyMs),
    }),
    text('generators.f22.client', { comes: duration(comesAfterMs) }),
  );
}

export function whyText(view: RunView, flood: Flood): Text {
  const meeting = meetingOf(view, flood);
  const { cookies, retries, comesAfterMs } = flood;
  const arrived = arrivedBefore(flood);
  const expired = comesAfterMs > heldMs(retries);
  return sentences(
    cookies === 2
      ? text('generators.f22.why.always')
      : text('generators.f22.why.room', {
          room: roomOf(flood),
          arrived,
          full: String(arrived >= roomOf(flood)),
        }),
    expired && cookies !== 2
      ? text('generators.f22.why.expired', { held: duration(heldMs(retries)) })
      : null,
    text(`generators.f22.why.${meeting}`),
    text('generators.f22.why.old'),
  );
}

export const sources = ['RFC 4987 §3', 'Linux ip-sysctl.rst'];
