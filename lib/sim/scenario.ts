import { rfc9293, type Behaviour, type FlagName, type Settings, type State } from '@/lib/tcp';
import type { Attacker } from './attacker';
import type { Crowd } from './crowd';
import type { ListenLimits } from './listen-queue';
import type { HostChange } from './power';
import type { Acceptor, SocketCall } from './socket-call';
import type { System } from './system';
import type { HostName } from './trace';

/** A run as data: two hosts, what connects them, what their users do. Same scenario, same bytes. */
export interface Scenario {
  /** Decides the random losses; without them it changes nothing. */
  readonly seed: string;
  readonly hosts: Readonly<Record<HostName, HostSpec>>;
  readonly link: LinkSpec;
  readonly calls: readonly ScenarioCall[];
  /** Calls of the sockets API. A host has either these or the plain ones: sockets know only of their own. */
  readonly socketCalls?: readonly SocketCall[];
  /** Many connections at once, and servers that accept them. */
  readonly crowds?: readonly Crowd[];
  readonly acceptors?: readonly Acceptor[];
  /** What happens to the machines. */
  readonly changes?: readonly HostChange[];
  readonly attacker?: Attacker;
  /** Nothing after this moment happens. */
  readonly untilMs: number;
}

export interface HostSpec {
  readonly behaviour: Behaviour;
  /** The ISS of its first connection; later ones move on by RFC 9293 §3.4.1's clock, 250 a millisecond. */
  readonly iss: number;
  /** Octets of text that it puts into one segment at most; 1460 unless said. */
  readonly mss?: number;
  /** The receive buffer in octets, its greatest RCV.WND; 65535 unless said. */
  readonly rcvBuffer?: number;
  /** Its user takes text as it comes (the default); false: only RECEIVE calls do. */
  readonly readsAtOnce?: boolean;
  /** Options, delays, congestion control; the plain exchange of textbooks unless said. */
  readonly settings?: Settings;
  /** What bounds its listeners; nothing unless said. */
  readonly listen?: ListenLimits;
  /** What its timestamp clock shows at time 0. */
  readonly tsOffset?: number;
  /** What it sets for its sockets; Linux's defaults unless said. */
  readonly system?: System;
}

/**
 * What connects the hosts. What is drawn comes from the scenario's seed, by a stream of its own for every line of this
 * record: one more fault changes nothing for the others.
 */
export interface LinkSpec {
  /** How long a segment is under way, by its sender. */
  readonly delayMs: Readonly<Record<HostName, number>>;
  /** Up to so much longer, drawn for each segment of this sender; one may overtake another. */
  readonly jitterMs?: Readonly<Record<HostName, number>>;
  /** The probability that a segment of this sender is lost; 0 unless said. */
  readonly loss?: Readonly<Record<HostName, number>>;
  readonly drops?: readonly Drop[];
  readonly faults?: readonly LinkFault[];
  readonly cuts?: readonly Cut[];
}

/** Which segments a rule is for; all unless said. */
export interface SegmentFilter {
  /** Exactly these flags, PSH left aside. */
  readonly flags?: readonly FlagName[];
  /** Only with text, or only without. */
  readonly text?: boolean;
  readonly of?: SegmentClass;
}

/** SYN is one without ACK; ACK acknowledges and does nothing else; DATA, FIN and RST may be more besides. */
export type SegmentClass = 'any' | 'SYN' | 'SYNACK' | 'ACK' | 'DATA' | 'FIN' | 'RST';

/** Scripted loss: of the segments that fit, in order of sending, `count` from the `nth` on. */
export interface Drop extends SegmentFilter {
  readonly from: HostName;
  /** 1 is the first. */
  readonly nth: number;
  /** 1 unless said; `Infinity` for all from there on. */
  readonly count?: number;
}

/** What the network does to the segments of one sender that fit: as a `Drop` counts, or each with a probability. */
export type LinkFault = SegmentFilter & {
  readonly from: HostName;
  /** 1 unless said. */
  readonly nth?: number;
  readonly count?: number;
  /** 0 to 1; then nothing is counted. */
  readonly chance?: number;
} & (
    | { readonly fault: 'drop' }
    /** One bit is turned over: its receiver finds that by the checksum and drops it. */
    | { readonly fault: 'corrupt' }
    /** A copy arrives so much after it. */
    | { readonly fault: 'duplicate'; readonly byMs: number }
    /** It arrives so much later, and others overtake it. */
    | { readonly fault: 'reorder'; readonly byMs: number }
    /** It does not arrive before this moment. */
    | { readonly fault: 'hold'; readonly untilMs: number }
  );

/** What this host sends in that time is lost; what is under way arrives. */
export interface Cut {
  readonly from: HostName;
  readonly fromMs: number;
  /** For good unless said. */
  readonly untilMs?: number;
}

/** When something is done. */
export type Trigger =
  | { readonly atMs: number }
  /** `afterMs` (0 unless said) after `host` first enters `state`. */
  | { readonly host: HostName; readonly enters: State; readonly afterMs?: number }
  /** `afterMs` after the `nth` (1 unless said) segment with exactly these flags (PSH left aside) arrives at `host`. */
  | {
      readonly host: HostName;
      readonly receives: readonly FlagName[];
      readonly nth?: number;
      readonly afterMs?: number;
    }
  /** The same when `host` sends it, whatever becomes of it. */
  | {
      readonly host: HostName;
      readonly sends: readonly FlagName[];
      readonly nth?: number;
      readonly afterMs?: number;
    };

export type ScenarioCall = {
  readonly host: HostName;
  readonly when: Trigger;
  /** The local port of the connection meant; the host's latest connection unless said. */
  readonly port?: number;
} & (
  | {
      readonly call: 'OPEN';
      readonly active: true;
      readonly port: number;
      readonly remotePort: number;
    }
  | { readonly call: 'OPEN'; readonly active: false; readonly port: number }
  | { readonly call: 'SEND' | 'RECEIVE'; readonly octets: number }
  | { readonly call: 'CLOSE'; readonly release?: boolean }
  | { readonly call: 'ABORT' | 'STATUS' }
);

/** The usual run: B listens from the start, A opens to it. */
export interface ClientServer {
  readonly seed?: string;
  readonly behaviour?: Behaviour;
  readonly behaviours?: Readonly<Record<HostName, Behaviour>>;
  readonly iss: Readonly<Record<HostName, number>>;
  /** A's port and B's; 40000 and 80 unless said. */
  readonly ports?: Readonly<Record<HostName, number>>;
  /** One way, in both directions; 50 ms unless said. */
  readonly delayMs?: number;
  readonly drops?: readonly Drop[];
  readonly loss?: Readonly<Record<HostName, number>>;
  /** When A opens; 0 unless said. */
  readonly openAtMs?: number;
  /** What happens besides the two OPENs. */
  readonly calls?: readonly ScenarioCall[];
  /** 10 minutes unless said. */
  readonly untilMs?: number;
}

export function clientServer(options: ClientServer): Scenario {
  const behaviour = options.behaviour ?? rfc9293;
  const behaviours = options.behaviours ?? { A: behaviour, B: behaviour };
  const ports = options.ports ?? { A: 40_000, B: 80 };
  const delayMs = options.delayMs ?? 50;
  return {
    seed: options.seed ?? '0',
    hosts: {
      A: { behaviour: behaviours.A, iss: options.iss.A },
      B: { behaviour: behaviours.B, iss: options.iss.B },
    },
    link: {
      delayMs: { A: delayMs, B: delayMs },
      ...(options.drops && { drops: options.drops }),
      ...(options.loss && { loss: options.loss }),
    },
    calls: [
      { host: 'B', call: 'OPEN', active: false, port: ports.B, when: { atMs: 0 } },
      {
        host: 'A',
        call: 'OPEN',
        active: true,
        port: ports.A,
        remotePort: ports.B,
        when: { atMs: options.openAtMs ?? 0 },
      },
      ...(options.calls ?? []),
    ],
    untilMs: options.untilMs ?? 600_000,
  };
}
