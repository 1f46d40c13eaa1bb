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
import { type Writes, writesCalls, writesText, writtenAtMs, writtenBy } from '../writes';

/** How a process gives its socket up. */
export const ways = ['close', 'linger0', 'linger5', 'shutdown'] as const;
export type Way = (typeof ways)[number];

/** A connection of Linux sockets that one process ends in one of several ways. */
export interface Ending extends Setting {
  readonly closer: HostName;
  readonly way: Way;
  /** What is said before. */
  readonly writes: Writes;
  /** Whether the closer has left unread what it has got. */
  readonly unread: boolean;
  /** Octets that the peer sends afterwards; 0: nothing. */
  readonly late: number;
}

/** Octets that the closer has got from its peer, and that it has sent. */
export const gotOf = ({ writes, closer }: Ending): number => writtenBy(writes, otherHost(closer));
export const sentOf = ({ writes, closer }: Ending): number => writtenBy(writes, closer);

/** When each thing is done, in milliseconds of the run: far enough apart for every answer to arrive. */
export function timesOf({ writes }: Ending) {
  const ends = writtenAtMs(writes) + 1000;
  return {
    reads: ends - 500,
    ends,
    late: ends + 1000,
    peerReads: ends + 2000,
    peerCloses: ends + 3000,
  } as const;
}
/** After the handshake at the longest delay, before the first write. */
const acceptsMs = 950;

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
        when: { atMs: acceptsMs },
      },
      ...callsOf(ending),
    ],
    untilMs: timesOf(ending).peerCloses + 2000,
  };
}

function callsOf(ending: Ending): SocketCall[] {
  const { closer, way, unread, late, writes } = ending;
  const peer = otherHost(closer);
  const mine = { host: closer, socket: nameOf(closer) };
  const theirs = { host: peer, socket: nameOf(peer) };
  const times = timesOf(ending);
  const at = (moment: keyof typeof times) => ({ when: { atMs: times[moment] } });
  const seconds = way === 'linger0' ? 0 : way === 'linger5' ? 5 : null;
  return [
    ...writesCalls(writes).flatMap(({ host, when, ...call }): SocketCall[] =>
      'octets' in call
        ? [{ host, when, socket: nameOf(host), call: 'send', octets: call.octets }]
        : [],
    ),
    ...(unread ? [] : [{ ...mine, call: 'recv', ...at('reads') } as const]),
    ...(seconds === null ? [] : [{ ...mine, call: 'linger', seconds, ...at('reads') } as const]),
    way === 'shutdown'
      ? { ...mine, call: 'shutdown', how: 'WR', ...at('ends') }
      : { ...mine, call: 'close', ...at('ends') },
    ...(late > 0 ? [{ ...theirs, call: 'send', octets: late, ...at('late') } as const] : []),
    { ...theirs, call: 'recv', ...at('peerReads') },
    { ...theirs, call: 'close', ...at('peerCloses') },
  ];
}

/** What the closer sends at the moment of its call; null for nothing. */
export const leavingOf = (view: RunView, ending: Ending): Sent | null =>
  view.sent.find(({ from, at }) => from === ending.closer && at === timesOf(ending).ends) ?? null;

/** What the closer answers to the late octets. */
export const answerToLate = (view: RunView, ending: Ending): Sent | null =>
  view.sent.find(
    ({ from, at }) => from === ending.closer && at === timesOf(ending).late + ending.delayMs,
  ) ?? null;

/** What a call gives back: an error, or octets. */
export interface Returned {
  readonly error: string | null;
  readonly octets: number;
}

/** What the peer's recv() gives it, after everything has arrived. */
export function returnOf(view: RunView, ending: Ending, call: CallName): Returned | null {
  const result = view.trace.find(
    (event) =>
      event.kind === 'result' &&
      event.host !== ending.closer &&
      event.call === call &&
      event.at === timesOf(ending).peerReads,
  );
  return result?.kind === 'result' ? { error: result.error, octets: result.octets } : null;
}

/** Whether the ending is a RST by Linux's rules. */
export const isHard = (ending: Ending): boolean =>
  ending.way === 'linger0' || (ending.way !== 'shutdown' && leavesUnread(ending));

export const leavesUnread = (ending: Ending): boolean => ending.unread && gotOf(ending) > 0;

/** Who has sent what, what was read, and how the socket is given up. */
export function situation(ending: Ending): Text {
  const { closer, way, unread } = ending;
  const peer = otherHost(closer);
  const read = gotOf(ending) > 0;
  const kept = sentOf(ending) > 0;
  return sentences(
    text('generators.preset.linux'),
    numberedSetting(ending),
    writesText(ending.writes),
    read
      ? text(`generators.f19.${unread ? 'unread' : 'read'}`, { closer, got: gotOf(ending) })
      : null,
    kept ? text('generators.f19.kept', { peer, sends: sentOf(ending) }) : null,
    text(`generators.f19.way.${way}`, { closer }),
  );
}

/** The rule that decides, for every form. */
export const ruleText = (ending: Ending): Text => {
  const { closer, way } = ending;
  const rule = way === 'shutdown' ? way : leavesUnread(ending) ? 'unread' : way;
  return text(`generators.f19.rule.${rule}`, { closer, peer: otherHost(closer) });
};

export const sources = ['RFC 9293 §3.6.1', 'RFC 9293 §3.10.5'];
