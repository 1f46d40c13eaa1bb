import {
  type CallName,
  type HostName,
  linuxSystem,
  type Scenario,
  type SocketCall,
} from '@/lib/sim';
import { type Behaviour, linux, plainSettings } from '@/lib/tcp';
import { Lab } from '../observe';
import type { RunView, Sent } from '../run-view';
import { numberedSetting, otherHost, type Setting } from '../setting';
import { sentences, text, type Text } from '../text';

/** How a process gives its socket up. */
export const ways = ['close', 'linger0', 'linger5', 'shutdown'] as const;
export type Way = (typeof ways)[number];

/** A connection of Linux sockets that one process ends in one of several ways. */
export interface Ending extends Setting {
  readonly closer: HostName;
  readonly way: Way;
  /** Octets that the closer has got from its peer. */
  readonly got: number;
  /** Whether it has left them unread. */
  readonly unread: boolean;
  /** Octets that the closer sends just before; 0: nothing. */
  readonly sends: number;
  /** Octets that the peer sends afterwards; 0: nothing. */
  readonly late: number;
}

/** When each thing is done, in milliseconds of the run: far enough apart for every answer to arrive. */
export const times = {
  accepts: 800,
  peerSends: 1000,
  reads: 2000,
  sends: 3000,
  ends: 4000,
  late: 5000,
  peerReads: 6000,
  peerCloses: 7000,
} as const;

export const labOf = (ending: Ending, behaviour: Behaviour = linux): Lab =>
  new Lab(behaviour, (believed) => scenarioOf(ending, believed));

const nameOf = (host: HostName): string => (host === 'A' ? 'client' : 'server');

function scenarioOf(ending: Ending, behaviour: Behaviour): Scenario {
  const { issA, issB, portA, portB, delayMs } = ending;
  const system = { ...linuxSystem, settings: plainSettings };
  return {
    seed: '0',
    hosts: {
      A: { behaviour, iss: issA, system, readsAtOnce: false },
      B: { behaviour, iss: issB, system, readsAtOnce: false },
    },
    link: { delayMs: { A: delayMs, B: delayMs } },
    calls: [],
    socketCalls: [
      { host: 'B', socket: 'listener', call: 'listen', port: portB, when: { atMs: 0 } },
      {
        host: 'A',
        socket: nameOf('A'),
        call: 'connect',
        port: portA,
        remotePort: portB,
        when: { atMs: 0 },
      },
      {
        host: 'B',
        socket: nameOf('B'),
        call: 'accept',
        listener: 'listener',
        when: { atMs: times.accepts },
      },
      ...callsOf(ending),
    ],
    untilMs: times.peerCloses + 2000,
  };
}

function callsOf({ closer, way, got, unread, sends, late }: Ending): SocketCall[] {
  const peer = otherHost(closer);
  const mine = { host: closer, socket: nameOf(closer) };
  const theirs = { host: peer, socket: nameOf(peer) };
  const at = (moment: keyof typeof times) => ({ when: { atMs: times[moment] } });
  const seconds = way === 'linger0' ? 0 : way === 'linger5' ? 5 : null;
  return [
    ...(got > 0 ? [{ ...theirs, call: 'send', octets: got, ...at('peerSends') } as const] : []),
    ...(got > 0 && !unread ? [{ ...mine, call: 'recv', ...at('reads') } as const] : []),
    ...(sends > 0 ? [{ ...mine, call: 'send', octets: sends, ...at('sends') } as const] : []),
    ...(seconds === null ? [] : [{ ...mine, call: 'linger', seconds, ...at('sends') } as const]),
    way === 'shutdown'
      ? { ...mine, call: 'shutdown', how: 'WR', ...at('ends') }
      : { ...mine, call: 'close', ...at('ends') },
    ...(late > 0 ? [{ ...theirs, call: 'send', octets: late, ...at('late') } as const] : []),
    { ...theirs, call: 'recv', ...at('peerReads') },
    { ...theirs, call: 'close', ...at('peerCloses') },
  ];
}

/** What the closer sends at the moment of its call; null for nothing. */
export const leavingOf = (view: RunView, { closer }: Ending): Sent | null =>
  view.sent.find(({ from, at }) => from === closer && at === times.ends) ?? null;

/** What the closer answers to the late octets. */
export const answerToLate = (view: RunView, { closer, delayMs }: Ending): Sent | null =>
  view.sent.find(({ from, at }) => from === closer && at === times.late + delayMs) ?? null;

/** What a call gives back: an error, or octets. */
export interface Returned {
  readonly error: string | null;
  readonly octets: number;
}

/** What the peer's recv() gives it, after everything has arrived. */
export function returnOf(view: RunView, { closer }: Ending, call: CallName): Returned | null {
  const result = view.trace.find(
    (event) =>
      event.kind === 'result' &&
      event.host !== closer &&
      event.call === call &&
      event.at === times.peerReads,
  );
  return result?.kind === 'result' ? { error: result.error, octets: result.octets } : null;
}

/** Whether the ending is a RST by Linux's rules. */
export const isHard = ({ way, got, unread }: Ending): boolean =>
  way === 'linger0' || (way !== 'shutdown' && unread && got > 0);

/** Who has sent what, what was read, and how the socket is given up. */
export function situation(ending: Ending): Text {
  const { closer, way, got, unread, sends } = ending;
  const peer = otherHost(closer);
  return sentences(
    text('generators.preset.linux'),
    numberedSetting(ending),
    text('generators.f19.got', {
      closer,
      peer,
      got,
      case: got === 0 ? 'none' : unread ? 'unread' : 'read',
    }),
    sends > 0 ? text('generators.f19.sends', { closer, peer, sends }) : null,
    text(`generators.f19.way.${way}`, { closer }),
  );
}

/** The rule that decides, for every form. */
export const ruleText = (ending: Ending): Text => {
  const { closer, way, got, unread } = ending;
  const rule =
    way === 'shutdown'
      ? 'shutdown'
      : unread && got > 0
        ? 'unread'
        : way === 'close'
          ? 'close'
          : way;
  return text(`generators.f19.rule.${rule}`, { closer, peer: otherHost(closer), got });
};

export const sources = ['RFC 9293 §3.6.1', 'RFC 9293 §3.10.5'];
