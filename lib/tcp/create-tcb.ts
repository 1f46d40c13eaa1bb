import type { Behaviour } from './behaviour';
import { startCongestion } from './congestion/congestion';
import { seq } from './seq';
import { plainSettings, type Settings } from './settings';
import type { AckDelay, Agreed, Outstanding, Tcb } from './tcb';

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
