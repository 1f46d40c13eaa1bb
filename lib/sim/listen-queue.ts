import { ACK, has, linux, RST, SYN, type Behaviour, type Segment } from '@/lib/tcp';
import type { Connection } from './connection';

/** What bounds a listener (RFC 9293 leaves it to the implementation; names and rules are Linux's). */
export interface ListenLimits {
  /** listen()'s backlog, already bounded by somaxconn; null = no bounds at all. */
  readonly backlog: number | null;
  /** tcp_syncookies: 0 never, 1 when the SYN queue is full, 2 always. */
  readonly synCookies: 0 | 1 | 2;
  /** tcp_abort_on_overflow: a completed handshake that finds no room is reset, not ignored. */
  readonly abortOnOverflow: boolean;
  /** tcp_max_syn_backlog: without cookies its last quarter is not given away. */
  readonly maxSynBacklog: number;
  /** Whether the bound counts completed connections as well; false is the belief D31. */
  readonly boundsAccepted: boolean;
}

export const unlimited: ListenLimits = {
  backlog: null,
  synCookies: 0,
  abortOnOverflow: false,
  maxSynBacklog: Infinity,
  boundsAccepted: true,
};

/** Linux TCP_SYNCOOKIE_VALID: two minutes. */
const cookieLifeMs = 120_000;

/** What a SYN meets. */
export type Admission = 'queued' | 'cookie' | 'dropped';

/** The two queues of a listener: handshakes under way, and connections that nobody has accepted yet. */
export class ListenQueue {
  readonly ready: Connection[] = [];
  private lastCookieAtMs: number | null = null;
  private readonly halfOpen = new Set<Connection>();

  readonly limits: ListenLimits;
  /** Whether a SYN that finds no room is reset as well; only the belief D32 does so. */
  readonly refuses: boolean;

  constructor(
    limits: ListenLimits,
    { backlogBounds, fullQueue }: Pick<Behaviour, 'backlogBounds' | 'fullQueue'> = linux,
  ) {
    this.refuses = fullQueue === 'refuses';
    this.limits = {
      ...limits,
      boundsAccepted: limits.boundsAccepted && backlogBounds === 'accepted-too',
      abortOnOverflow: limits.abortOnOverflow || this.refuses,
    };
  }

  get synQueueLength(): number {
    return this.halfOpen.size;
  }

  /** Linux holds one more than the backlog says, in both queues [p1, p4, p8]. */
  get acceptQueueFull(): boolean {
    const { backlog, boundsAccepted } = this.limits;
    return backlog !== null && boundsAccepted && this.ready.length > backlog;
  }

  admit(): Admission {
    const { backlog, synCookies, maxSynBacklog } = this.limits;
    if (backlog === null) return 'queued';
    if (this.acceptQueueFull) return 'dropped';
    if (synCookies === 2) return 'cookie';
    if (this.halfOpen.size > backlog) return synCookies === 1 ? 'cookie' : 'dropped';
    const lastQuarter = maxSynBacklog - this.halfOpen.size < maxSynBacklog / 4;
    return synCookies === 0 && lastQuarter ? 'dropped' : 'queued';
  }

  /** Keeps the queues right after a step of one of the listener's connections. */
  track(connection: Connection): void {
    const { state, origin } = connection.tcb;
    if (state === 'SYN-RECEIVED' && origin === 'passive') {
      this.halfOpen.add(connection);
    } else if (this.halfOpen.delete(connection) && state !== 'CLOSED' && state !== 'LISTEN') {
      this.ready.push(connection);
    }
  }

  cookieSent(nowMs: number): void {
    this.lastCookieAtMs = nowMs;
  }

  /** Whether an ACK may be the answer to a cookie: one was sent, and not long ago. */
  awaitsCookie(nowMs: number): boolean {
    return this.lastCookieAtMs !== null && nowMs - this.lastCookieAtMs <= cookieLifeMs;
  }

  /** A handshake that ended by a cookie was never half open here. */
  complete(connection: Connection): void {
    this.ready.push(connection);
  }

  /** Forgets the handshakes under way, when the listener is gone; gives them. */
  clear(): Connection[] {
    const all = [...this.halfOpen];
    this.halfOpen.clear();
    return all;
  }
}

/** Whether the segment would complete the handshake of this connection. */
export function completes({ tcb }: Connection, segment: Segment): boolean {
  if (tcb.state !== 'SYN-RECEIVED' || tcb.origin !== 'passive') return false;
  const ack = has(segment, ACK) && !has(segment, SYN) && !has(segment, RST);
  return ack && segment.ack === tcb.sndNxt && segment.seq === tcb.rcvNxt;
}

export const isFirstSyn = (segment: Segment): boolean =>
  has(segment, SYN) && !has(segment, ACK) && !has(segment, RST);
