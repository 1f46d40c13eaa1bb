import { distance, seq, type State, type TcbSnapshot } from '@/lib/tcp';
import type { HostName, Trace } from '@/lib/sim';

/** One socket as `ss` and `netstat` show it. */
export interface SocketRow {
  readonly state: State;
  /** Octets that nobody has read; of a listener, connections that nobody has accepted. */
  readonly recvQ: number;
  /** Octets, SYN and FIN that are not acknowledged; of a listener, its backlog. */
  readonly sendQ: number;
  readonly localPort: number;
  /** Null for a listener. */
  readonly remotePort: number | null;
  readonly timer: SocketTimer | null;
}

/** The timer that Linux tells of (inet_csk_diag_fill): one at most. */
export interface SocketTimer {
  readonly name: 'on' | 'keepalive' | 'timewait' | 'persist';
  readonly leftMs: number;
  /** Retransmissions so far. */
  readonly retries: number;
}

/** The queues of a listener. */
export interface ListenerQueues {
  readonly port: number;
  /** Connections that wait for accept(). */
  readonly ready: number;
  readonly backlog?: number;
}

/**
 * The TCBs of a host at a moment of a run, after everything that happens in it, in the order in which they appeared.
 * One pass over the trace, for one connection or for thousands.
 */
export function tcbsAt(trace: Trace, host: HostName, atMs: number): TcbSnapshot[] {
  const tcbs = new Map<string, TcbSnapshot>();
  let done: { readonly conn: string; readonly at: number } | null = null;
  for (const event of trace) {
    if (event.at > atMs) break;
    // What becomes of a segment on its way says nothing of a connection.
    if (event.host !== host || event.kind === 'drop') continue;
    const whole = event.kind === 'deliver' || event.kind === 'call';
    if (whole) done = event;
    // An arrival or a call carries the TCB after all that followed; what followed shows earlier moments.
    else if (isFire(event)) done = null;
    else if (done?.conn === event.conn && done.at === event.at) continue;
    if (event.tcb === null) tcbs.delete(event.conn);
    else tcbs.set(event.conn, event.tcb);
  }
  return [...tcbs.values()];
}

const isFire = (event: Trace[number]): boolean => event.kind === 'timer' && event.action === 'fire';

export const socketRows = (
  tcbs: readonly TcbSnapshot[],
  atMs: number,
  listeners: readonly ListenerQueues[] = [],
): SocketRow[] => tcbs.map((tcb) => rowOf(tcb, atMs, listeners));

function rowOf(tcb: TcbSnapshot, atMs: number, listeners: readonly ListenerQueues[]): SocketRow {
  const { state, localPort } = tcb;
  if (state === 'LISTEN') {
    const queues = listeners.find(({ port }) => port === localPort);
    const recvQ = queues?.ready ?? 0;
    const sendQ = queues?.backlog ?? 0;
    return { state, recvQ, sendQ, localPort, remotePort: null, timer: null };
  }
  const over = state === 'TIME-WAIT';
  return {
    state,
    // The peer's FIN is behind the text and counts until it is read, as its number does.
    recvQ: over || tcb.unread === 0 ? 0 : tcb.unread + (finishedStates.has(state) ? 1 : 0),
    sendQ: over ? 0 : tcb.unsent + distance(seq(tcb.sndNxt), seq(tcb.sndUna)),
    localPort,
    remotePort: tcb.remotePort,
    timer: timerOf(tcb, atMs),
  };
}

const finishedStates: ReadonlySet<State> = new Set<State>(['CLOSE-WAIT', 'CLOSING', 'LAST-ACK']);

function timerOf({ timers, retries }: TcbSnapshot, atMs: number): SocketTimer | null {
  const shown = (name: SocketTimer['name'], dueAt: number | undefined, tried: number) =>
    dueAt === undefined ? null : { name, leftMs: Math.max(0, dueAt - atMs), retries: tried };
  return (
    shown('on', timers.retransmission, retries) ??
    shown('persist', timers.persist, retries) ??
    shown('timewait', timers['time-wait'] ?? timers['fin-wait-2'], 0) ??
    shown('keepalive', timers['keep-alive'], 0)
  );
}

/** How many sockets are in each state that occurs, most first. */
export function stateCensus(rows: readonly Pick<SocketRow, 'state'>[]): [State, number][] {
  const counts = new Map<State, number>();
  for (const { state } of rows) counts.set(state, (counts.get(state) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}
