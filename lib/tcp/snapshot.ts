import type { Congestion } from './congestion/congestion';
import { timerNames, type State, type TimerName } from './state';
import type { Tcb } from './tcb';

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
