import type { Segment, State, TcbSnapshot, TimerName, UserCallName } from '@/lib/tcp';

/** The two ends of a scenario: A opens actively unless the scenario says otherwise. */
export type HostName = 'A' | 'B';

/**
 * Why something happened: the RFC clause or the behaviour decision that caused it.
 * `id` is `rfc9293:<section>[:<step>]` (for example `rfc9293:3.10.7.4:fifth`), `rfc6298:<section>`,
 * `behaviour:<decision>` or `scenario:<what>`; lib/i18n has a sentence for each.
 */
export interface Because {
  readonly id: string;
  readonly params?: Readonly<Record<string, string | number>>;
  /** The sentence for it, once told in a language (a view that goes to the browser carries it). */
  readonly text?: string;
}

interface Common {
  /** Milliseconds since the start of the run. */
  readonly at: number;
  readonly host: HostName;
  /** The connection (four-tuple) this belongs to, as `A:port-B:port`. */
  readonly conn: string;
  readonly because: Because;
  /**
   * The TCB after the event; null when the host has none for this connection. A call or deliver carries the
   * TCB after everything that followed from it at once; the events of what followed come after it, each
   * with the TCB of its own moment.
   */
  readonly tcb: TcbSnapshot | null;
}

export type { TimerName, UserCallName };

/** RFC 9293's calls, in capitals as it writes them, and those of the sockets API, in small letters. */
export type CallName = UserCallName | Lowercase<string>;

export type TraceEvent = Common &
  (
    | { readonly kind: 'call'; readonly call: CallName; readonly octets?: number }
    | {
        readonly kind: 'result';
        readonly call: CallName;
        /** In RFC 9293's words, or an errno of the sockets API. */
        readonly error: string | null;
        /** Octets taken by SEND or handed over by RECEIVE (send, recv). */
        readonly octets: number;
      }
    | {
        readonly kind: 'send';
        readonly segment: Segment;
        /** Names this transmission; its deliver or drop carries the same id, and so does each copy's. */
        readonly id: number;
        /** 0 for a first transmission, n for the n-th retransmission of the same octets. */
        readonly attempt: number;
      }
    | { readonly kind: 'deliver'; readonly segment: Segment; readonly id: number }
    | {
        readonly kind: 'drop';
        readonly segment: Segment;
        readonly id: number;
        /** `lost` and `cut` on its way; the others where it arrived: no room, a wrong checksum, nobody there. */
        readonly reason: 'lost' | 'cut' | 'overflow' | 'corrupt' | 'discarded';
      }
    | { readonly kind: 'state'; readonly from: State; readonly to: State }
    | {
        readonly kind: 'timer';
        readonly timer: TimerName;
        readonly action: 'start' | 'stop' | 'fire';
        /** When it is due, for `start`. */
        readonly dueAt?: number;
      }
    | { readonly kind: 'signal'; readonly signal: string }
  );

export type Trace = readonly TraceEvent[];
