import type { Because } from './because';
import type { Segment } from './segment';
import type { Seq } from './seq';
import type { Settings } from './settings';
import type { State, TimerName, UserCallName } from './state';
import type { TcbSnapshot } from './tcb';

/** What can happen to an endpoint (RFC 9293 §3.10): user calls, arriving segments, timeouts. */
export type TcpEvent =
  | { readonly kind: 'call'; readonly call: UserCall }
  | { readonly kind: 'segment'; readonly segment: Segment }
  | { readonly kind: 'timeout'; readonly timer: TimerName }
  /** The application changes its mind about what it set. */
  | { readonly kind: 'settings'; readonly settings: Settings }
  | Telepathy;

export type UserCall =
  | { readonly name: 'OPEN'; readonly active: boolean }
  /** `urgent`: the peer's user should hear of it at once (RFC 9293 §3.8.5). */
  | { readonly name: 'SEND'; readonly octets: number; readonly urgent?: boolean }
  | { readonly name: 'RECEIVE'; readonly octets: number }
  /** `release`: the process gives the connection up as well, as close() of the sockets API does. */
  | { readonly name: 'CLOSE'; readonly release?: boolean }
  | { readonly name: 'ABORT' }
  | { readonly name: 'STATUS' };

/**
 * What an endpoint could only know by magic. No real behaviour asks for it; some misconceptions do: that a
 * segment of the other end was sent, or that one of its own arrived.
 */
export interface Telepathy {
  readonly kind: 'telepathy';
  readonly learns: 'peer-sent' | 'mine-arrived';
  readonly segment: Segment;
}

/** What a sent segment needs of the network beyond being carried. Absent on every real segment. */
export interface Magic {
  /** It takes effect when it is sent, whatever happens to it. */
  readonly actsOnSending: boolean;
  /** The other end learns that it was sent. */
  readonly peerLearns: boolean;
  /** Its sender learns when it has arrived. */
  readonly senderLearns: boolean;
}

export type Signal =
  | 'connection refused'
  | 'connection reset'
  | 'connection closing'
  | 'connection aborted due to user timeout'
  | 'urgent data';

/** Errors of user calls, in the words of RFC 9293 §3.10. */
export type CallError =
  | 'connection already exists'
  | 'connection does not exist'
  | 'connection closing'
  | 'connection reset'
  | 'closing';

interface Caused {
  readonly because: Because;
  /** The TCB after it; null in CLOSED, and where nobody observes. */
  readonly tcb: TcbSnapshot | null;
}

/** What a step leads to, in order. */
export type Output = Caused &
  (
    | {
        readonly kind: 'send';
        readonly segment: Segment;
        /** 0 for a first transmission, n for the n-th retransmission. */
        readonly attempt: number;
        readonly magic: Magic | null;
      }
    | { readonly kind: 'state'; readonly from: State; readonly to: State }
    | {
        readonly kind: 'timer';
        readonly timer: TimerName;
        readonly action: 'start';
        readonly dueAt: number;
      }
    | { readonly kind: 'timer'; readonly timer: TimerName; readonly action: 'stop' | 'fire' }
    | {
        readonly kind: 'result';
        readonly call: UserCallName;
        readonly error: CallError | null;
        /** Octets taken by SEND or handed over by RECEIVE. */
        readonly octets: number;
      }
    | { readonly kind: 'signal'; readonly signal: Signal }
    /** The TCB is deleted and the segment belongs to a new connection with this ISS, if somebody listens. */
    | { readonly kind: 'reopen'; readonly iss: Seq }
  );
