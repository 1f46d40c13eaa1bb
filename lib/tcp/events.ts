import type { Because } from './because';
import type { Segment } from './segment';
import type { Seq } from './seq';
import type { Settings } from './settings';
import type { State, TimerName, UserCallName } from './state';
import type { TcbSnapshot } from './snapshot';

/** What can happen to an endpoint (RFC 9293 §3.10): user calls, arriving segments, timeouts. */
export type TcpEvent =
  | { readonly kind: 'call'; readonly call: UserCall }
  | { readonly kind: 'segment'; readonly segment: Segment }
  | { readonly kind: 'timeout'; readonly timer: TimerName }
  /** The application changes its mind about what it set. */
  | { readonly kind: 'settings'; readonly settings: Settings }
  | IcmpArrival
  | Telepathy;

/** An ICMP error message about a segment of this connection (RFC 9293 §3.9.2.2). */
export interface IcmpArrival {
  readonly kind: 'icmp';
  readonly error: IcmpError;
  /** SEG.SEQ of the segment that it quotes. */
  readonly quotedSeq: Seq;
}

/** Destination unreachable codes 0, 1, 5 and 2 to 4, time exceeded, parameter problem, source quench. */
export type IcmpError =
  | 'network unreachable'
  | 'host unreachable'
  | 'source route failed'
  | 'protocol unreachable'
  | 'port unreachable'
  | 'fragmentation needed'
  | 'time exceeded'
  | 'parameter problem'
  | 'source quench';

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
 * segment of the other end was sent, that one of its own arrived, or that the other end's host is gone.
 */
export type Telepathy =
  | {
      readonly kind: 'telepathy';
      readonly learns: 'peer-sent' | 'mine-arrived';
      readonly segment: Segment;
    }
  | { readonly kind: 'telepathy'; readonly learns: 'peer-lost' };

/** What a sent segment needs of the network beyond being carried. Absent on every real segment. */
export interface Magic {
  /** It takes effect when it is sent, whatever happens to it. */
  readonly actsOnSending: boolean;
  /** The other end learns that it was sent. */
  readonly peerLearns: boolean;
  /** Its sender learns when it has arrived. */
  readonly senderLearns: boolean;
  /** The other end takes this segment for it: what its sender meant; null = as it stands. */
  readonly meant: Segment | null;
}

/** What the user is told without having asked: above all how the other end went, by FIN or by RST (MUST-12). */
export type Signal =
  | 'connection refused'
  | 'connection reset'
  | 'connection closing'
  | 'connection aborted due to user timeout'
  | 'urgent data'
  /** R1 is reached (RFC 9293 §3.8.3), where the application asks for reports. */
  | 'delivery problem'
  /** An ICMP message of a soft error arrived (§3.9.2.2), where the application asks for reports. */
  | 'network error'
  /** An ICMP message ended the connection (§3.9.2.2). */
  | 'destination unreachable';

/** Errors of user calls, in the words of RFC 9293 §3.10. */
export type CallError =
  | 'connection already exists'
  | 'connection does not exist'
  | 'connection closing'
  | 'connection reset'
  | 'connection aborted due to user timeout'
  | 'remote socket unspecified'
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
