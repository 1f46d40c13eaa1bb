import type { Behaviour } from './behaviour';
import type { BecauseId } from './because';
import { startCongestion, type Congestion } from './congestion/congestion';
import { seq, type Seq } from './seq';
import { plainSettings, type Settings } from './settings';
import { timerNames, type State, type TimerName } from './state';

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
  origin: 'active' | 'passive';
  readonly localPort: number;
  remotePort: number;

  iss: Seq;
  sndUna: Seq;
  sndNxt: Seq;
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
  /** Retransmissions of the oldest segment before the peer last said that its window is shut (MUST-37). */
  answeredAttempts: number;
  /** What congestion control knows; null where there is none. */
  readonly congestion: Congestion | null;

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
  /** Keep-alive probes that nobody has answered. */
  keepAliveProbes: number;
  /** When each running timer is due. */
  readonly timers: Record<TimerName, number | undefined>;
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

/** What the two ends of a connection agree on before the first segment. */
export interface TcbOptions {
  readonly behaviour: Behaviour;
  readonly localPort: number;
  readonly remotePort: number;
  readonly iss: number;
  readonly sndMss?: number | undefined;
  readonly rcvBuffer?: number | undefined;
  readonly readsAtOnce?: boolean | undefined;
  readonly settings?: Settings | undefined;
  /** What the timestamp clock shows at time 0; 0 unless said. */
  readonly tsOffset?: number | undefined;
}

/** The text of a full segment where no MSS option says otherwise: Ethernet's 1500 less both headers. */
const defaultMss = 1460;
const defaultBuffer = 65_535;

const freshAgreed = (tsOffset: number): Agreed => ({
  sndShift: 0,
  rcvShift: 0,
  scaled: false,
  sack: false,
  timestamps: false,
  tsRecent: seq(0),
  tsRecentAtMs: null,
  tsOffset,
});

export const freshAckDelay = (): AckDelay => ({
  owed: null,
  fullSize: 0,
  quick: null,
  interactive: false,
  lastTextAtMs: 0,
});

/** Shared by every connection without options or delays, which never writes to them. */
const nothingAgreed: Agreed = Object.freeze(freshAgreed(0));
const noAckDelay: AckDelay = Object.freeze(freshAckDelay());

/** A TCB in CLOSED, from which OPEN leads on. */
export function createTcb(options: TcbOptions): Tcb {
  const iss = seq(options.iss);
  const rcvBuffer = options.rcvBuffer ?? defaultBuffer;
  const settings = options.settings ?? plainSettings;
  const sndMss = options.sndMss ?? settings.mssOffer ?? defaultMss;
  return {
    behaviour: options.behaviour,
    settings,
    state: 'CLOSED',
    believedState: null,
    origin: 'active',
    localPort: options.localPort,
    remotePort: options.remotePort,
    iss,
    sndUna: iss,
    sndNxt: iss,
    sndWnd: 0,
    sndWl1: seq(0),
    sndWl2: seq(0),
    maxSndWnd: 0,
    sndMss,
    unsent: 0,
    closeQueued: false,
    finSeq: null,
    retransmissionQueue: [],
    pushed: iss,
    sndUp: null,
    probes: 0,
    unansweredProbes: 0,
    answeredAttempts: 0,
    congestion: settings.congestion === 'none' ? null : startCongestion(),
    irs: seq(0),
    rcvNxt: seq(0),
    rcvBuffer,
    rcvWnd: rcvBuffer,
    rcvUp: seq(0),
    lastAckSent: seq(0),
    ackDelay: settings.delayedAck ? freshAckDelay() : noAckDelay,
    unread: 0,
    receives: [],
    readsAtOnce: options.readsAtOnce ?? true,
    held: [],
    newestHeld: null,
    finInOrder: false,
    peerFinished: false,
    released: false,
    agreed: settings.mssOffer === null ? nothingAgreed : freshAgreed(options.tsOffset ?? 0),
    srttMs: null,
    rttvarMs: 0,
    rtoMs: options.behaviour.rtoInitialMs,
    synTimedOut: false,
    challengedAtMs: null,
    keepAliveProbes: 0,
    timers: {
      retransmission: undefined,
      'time-wait': undefined,
      user: undefined,
      'delayed-ack': undefined,
      'fin-wait-2': undefined,
      persist: undefined,
      'keep-alive': undefined,
    },
  };
}

/** What may be seen of a TCB at one moment. Numbers without meaning yet are null. */
export interface TcbSnapshot {
  readonly state: State;
  readonly origin: 'active' | 'passive';
  readonly localPort: number;
  readonly remotePort: number;
  readonly iss: number;
  readonly sndUna: number;
  readonly sndNxt: number;
  readonly sndWnd: number;
  /** Null before the peer's SYN. */
  readonly irs: number | null;
  readonly rcvNxt: number | null;
  readonly rcvWnd: number;
  /** Octets accepted by SEND and not yet sent. */
  readonly unsent: number;
  /** Octets received in order and not yet taken by RECEIVE. */
  readonly unread: number;
  /** How many transmissions wait for their acknowledgment. */
  readonly outstanding: number;
  /** How many pieces of text wait for what precedes them. */
  readonly held: number;
  readonly rtoMs: number;
  /** Null before the first measurement. */
  readonly srttMs: number | null;
  /** When each running timer is due, in milliseconds of the run. */
  readonly timers: Readonly<Partial<Record<TimerName, number>>>;
}

/** The state as its endpoint would name it. */
export const stateOf = (tcb: Tcb): State => tcb.believedState ?? tcb.state;

/** A copy of what may be seen; null in CLOSED, where there is no TCB. */
export function snapshot(tcb: Tcb): TcbSnapshot | null {
  if (tcb.state === 'CLOSED') return null;
  const heardPeer = tcb.state !== 'LISTEN' && tcb.state !== 'SYN-SENT';
  return {
    state: stateOf(tcb),
    origin: tcb.origin,
    localPort: tcb.localPort,
    remotePort: tcb.remotePort,
    iss: tcb.iss,
    sndUna: tcb.sndUna,
    sndNxt: tcb.sndNxt,
    sndWnd: tcb.sndWnd,
    irs: heardPeer ? tcb.irs : null,
    rcvNxt: heardPeer ? tcb.rcvNxt : null,
    rcvWnd: tcb.rcvWnd,
    unsent: tcb.unsent,
    unread: tcb.unread,
    outstanding: tcb.retransmissionQueue.length,
    held: tcb.held.length,
    rtoMs: tcb.rtoMs,
    srttMs: tcb.srttMs,
    timers: runningTimers(tcb),
  };
}

const noTimers: TcbSnapshot['timers'] = Object.freeze({});

/** Most of the time none or one is running: no copy is made of what is not there. */
function runningTimers({ timers }: Tcb): TcbSnapshot['timers'] {
  let running = noTimers;
  for (const timer of timerNames) {
    const dueAtMs = timers[timer];
    if (dueAtMs !== undefined) running = { ...running, [timer]: dueAtMs };
  }
  return running;
}
