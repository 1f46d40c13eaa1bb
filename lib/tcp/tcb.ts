import type { Behaviour } from './behaviour';
import type { BecauseId } from './because';
import type { Heard } from './believed-ack';
import type { Congestion, WindowUse } from './congestion/congestion';
import type { LossProbe } from './loss-probe';
import type { Seq } from './seq';
import type { Settings } from './settings';
import type { State, TimerName } from './state';

/** A transmission that waits for its acknowledgment (RFC 9293 §3.4: the retransmission queue). */
export interface Outstanding {
  seq: Seq;
  /** Octets of text. */
  len: number;
  /** SYN, FIN and PSH, as they are sent again. */
  ctl: number;
  sentAtMs: number;
  /** How often it has been retransmitted. */
  attempts: number;
  /** The peer says that it has all of it, although something before it is missing (RFC 2018). */
  sacked: boolean;
}

/** Text (or a FIN) that arrived before what precedes it. `end` is the number after the text. */
export interface Held {
  start: Seq;
  end: Seq;
  fin: boolean;
}

/**
 * The transmission control block: everything one endpoint knows of one connection. Owned by who calls
 * `step`, which changes it in place; `snapshot` copies what others may see.
 */
export interface Tcb {
  readonly behaviour: Behaviour;
  settings: Settings;
  state: State;
  /** Another name that a believer gives the state (see belief-decisions.ts); null outside of beliefs. */
  believedState: State | null;
  /** Whether SYN-RECEIVED was reached from SYN-SENT or from LISTEN (RFC 9293 §3.5 MUST-11). */
  origin: 'active' | 'passive';
  readonly localPort: number;
  remotePort: number;

  iss: Seq;
  sndUna: Seq;
  sndNxt: Seq;
  /** In octets, after scaling: up to 2^30, which no field of 32 bits would cut (REC-1). */
  sndWnd: number;
  sndWl1: Seq;
  sndWl2: Seq;
  /** MAX.SND.WND of RFC 5961 §5. */
  maxSndWnd: number;
  /** The greatest text of one segment, in octets: Eff.snd.MSS of RFC 9293 §3.7.1. */
  sndMss: number;
  /** Text accepted by SEND and not yet segmentized, in octets. */
  unsent: number;
  /** CLOSE was called and the FIN has not been sent. */
  closeQueued: boolean;
  /** The sequence number of our FIN once it is sent. */
  finSeq: Seq | null;
  readonly retransmissionQueue: Outstanding[];
  /** The number after the last octet sent with PSH. */
  pushed: Seq;
  /** SND.UP while urgent text is not yet acknowledged. */
  sndUp: Seq | null;
  /** Probes of a window that is too small, since it was last large enough. */
  probes: number;
  /** How many of them went out since the peer was last heard. */
  unansweredProbes: number;
  /** Retransmissions of the oldest segment before the peer last said that its window is shut (MUST-37, SHLD-17). */
  answeredAttempts: number;
  /** What congestion control knows; null where there is none. */
  readonly congestion: Congestion | null;
  /** How much of cwnd is in use; null where that does not matter. */
  readonly windowUse: WindowUse | null;

  irs: Seq;
  rcvNxt: Seq;
  /** The receive buffer, in octets: RCV.WND is what is left of it. */
  readonly rcvBuffer: number;
  rcvWnd: number;
  rcvUp: Seq;
  /** The peer's numbers acknowledged so far: Last.ACK.sent of RFC 7323 §4.3. */
  lastAckSent: Seq;
  ackDelay: AckDelay;
  /** Text in order that no RECEIVE has taken, in octets. */
  unread: number;
  /** Octets wanted by RECEIVE calls that wait, in order. */
  readonly receives: number[];
  /** The user takes whatever comes, as if RECEIVE was called again at once. */
  readonly readsAtOnce: boolean;
  readonly held: Held[];
  /** Where the piece begins that was held last: its block comes first (RFC 2018 §4). */
  newestHeld: Seq | null;
  /** The peer's FIN has arrived with everything before it; the eighth step has yet to process it. */
  finInOrder: boolean;
  /** The peer's FIN is processed. */
  peerFinished: boolean;
  /** No process holds the connection any more: nobody can call RECEIVE, SEND or STATUS. */
  released: boolean;

  /** What the SYNs agreed on (RFC 7323, RFC 2018). */
  readonly agreed: Agreed;

  /** Null before the first measurement (RFC 6298 §2.1). */
  srttMs: number | null;
  rttvarMs: number;
  rtoMs: number;
  /** A SYN timer expired during the handshake (RFC 6298 §5.7). */
  synTimedOut: boolean;
  /** When the last challenge ACK left; null before the first. */
  challengedAtMs: number | null;
  /** What a believer's acknowledgments are made of; null for every real behaviour. */
  readonly heard: Heard | null;
  /** The tail loss probe; null where the behaviour or the settings have none. */
  readonly lossProbe: LossProbe | null;
  /** Keep-alive probes that nobody has answered. */
  keepAliveProbes: number;
  /** When each running timer is due. */
  readonly timers: Record<TimerName, number | undefined>;
  /** How many timers are running. */
  running: number;
}

/** An acknowledgment that may wait for company (RFC 9293 §3.8.6.3). */
export interface AckDelay {
  /** Why it is owed; null while none is. */
  owed: BecauseId | null;
  /** The greatest segment received, in octets of text: what «full-sized» means. */
  fullSize: number;
  /** How many may still leave at once at the beginning; null before the first text. */
  quick: number | null;
  /** Text is answered by text, so that waiting pays. */
  interactive: boolean;
  lastTextAtMs: number;
}

/** What both ends said on their SYNs. */
export interface Agreed {
  /** The peer's windows are shifted by this (Snd.Wind.Shift), ours by the other (Rcv.Wind.Shift). */
  sndShift: number;
  rcvShift: number;
  scaled: boolean;
  sack: boolean;
  timestamps: boolean;
  /** TS.Recent, and when it was taken; null before the first. */
  tsRecent: Seq;
  tsRecentAtMs: number | null;
  /** What our timestamp clock shows at time 0. */
  readonly tsOffset: number;
}
