import type { Connection } from './connection';
import type { Socket } from './socket';

/** poll(): the events that are on, in the order of their bits; `ready` = connections that wait to be accepted. */
export function pollEvents(socket: Socket, ready: number): string[] {
  const { connection, error, finished, readFinished } = socket;
  if (socket.listening) return ready > 0 ? ['POLLIN'] : [];
  const tcb = connection?.tcb;
  const closed = tcb === undefined || tcb.state === 'CLOSED';
  const ended = closed || tcb.peerFinished || readFinished;
  const bits: [string, boolean][] = [
    ['POLLIN', ended || tcb.unread > 0],
    ['POLLOUT', !connecting(connection)],
    ['POLLERR', error !== null],
    ['POLLHUP', closed || (finished && (tcb.peerFinished || readFinished))],
    ['POLLRDHUP', ended],
  ];
  return bits.flatMap(([bit, on]) => (on ? [bit] : []));
}

export function connecting(connection: Connection | null): boolean {
  const state = connection?.tcb.state;
  return state === 'SYN-SENT' || state === 'SYN-RECEIVED';
}
