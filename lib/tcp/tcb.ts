import type { Behaviour } from './behaviour';
import type { BecauseId } from './because';
import type { Heard } from './believed-ack';
import { startCongestion, type Congestion, type WindowUse } from './congestion/congestion';
import type { LossProbe } from './loss-probe';
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

const countsUse = ({ slowStart }: Behaviour, { congestion }: Settings): boolean =>
  slowStart === 'octets-in-use' && congestion !== 'none';

const probes = ({ lossProbe }: Behaviour, { sack, congestion }: Settings): boolean =>
  lossProbe === 'tail' && sack && congestion !== 'none';

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
    retransmissionQueue: new Array<Outstanding>(),
    pushed: iss,
    sndUp: null,
    probes: 0,
    unansweredProbes: 0,
    answeredAttempts: 0,
    congestion: settings.congestion === 'none' ? null : startCongestion(),
    windowUse: countsUse(options.behaviour, settings) ? { octets: 0, until: iss } : null,
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
    heard: options.behaviour.ackNumber === 'next-octet' ? null : { segments: 0, last: seq(0) },
    lossProbe: probes(options.behaviour, settings) ? { armed: false, until: null } : null,
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
    running: 0,
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
  /** How often the oldest of them has been sent again. */
  readonly retries: number;
  /** How many pieces of text wait for what precedes them. */
  readonly held: number;
  readonly rtoMs: number;
  /** Null before the first measurement. */
  readonly srttMs: number | null;
  /** In octets; cwnd is null before ESTABLISHED, ssthresh while there is none. Null without congestion control. */
  readonly congestion: { readonly cwnd: number | null; readonly ssthresh: number | null } | null;
  /** What the SYNs agreed on; null where this end sends no options, and before the peer's SYN. */
  readonly options: AgreedOptions | null;
  /** When each running timer is due, in milliseconds of the run. */
  readonly timers: Readonly<Partial<Record<TimerName, number>>>;
}

/** What holds between the two ends since their SYNs (RFC 9293 §3.7.1, RFC 7323, RFC 2018). */
export interface AgreedOptions {
  /** Eff.snd.MSS: the greatest text of one segment, in octets. */
  readonly mss: number;
  /** The shifts of the peer's windows and of ours; null: window scaling is off. */
  readonly scale: { readonly snd: number; readonly rcv: number } | null;
  readonly sack: boolean;
  readonly timestamps: boolean;
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
    retries: tcb.retransmissionQueue[0]?.attempts ?? 0,
    held: tcb.held.length,
    rtoMs: tcb.rtoMs,
    srttMs: tcb.srttMs,
    congestion: tcb.congestion === null ? null : congestionSeen(tcb.congestion),
    options: heardPeer && tcb.settings.mssOffer !== null ? optionsSeen(tcb) : null,
    timers: runningTimers(tcb),
  };
}

const congestionSeen = ({ cwnd, ssthresh }: Congestion): TcbSnapshot['congestion'] => ({
  cwnd,
  ssthresh: ssthresh === Number.MAX_SAFE_INTEGER ? null : ssthresh,
});

function optionsSeen({ sndMss, agreed }: Tcb): AgreedOptions {
  const { scaled, sndShift, rcvShift, sack, timestamps } = agreed;
  return { mss: sndMss, scale: scaled ? { snd: sndShift, rcv: rcvShift } : null, sack, timestamps };
}

const noTimers: TcbSnapshot['timers'] = Object.freeze({});

/** Most of the time none is running, or one that looks after what was sent. */
function runningTimers({ timers, running }: Tcb): TcbSnapshot['timers'] {
  if (running === 0) return noTimers;
  const { retransmission } = timers;
  if (running === 1 && retransmission !== undefined) return { retransmission };
  const due: Partial<Record<TimerName, number>> = {};
  for (const timer of timerNames) {
    const dueAtMs = timers[timer];
    if (dueAtMs !== undefined) due[timer] = dueAtMs;
  }
  return due;
}
