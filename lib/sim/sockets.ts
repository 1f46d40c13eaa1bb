import type { Signal, TcpEvent } from '@/lib/tcp';
import type { Connection, Host } from './host';

export type Errno =
  | 'EINPROGRESS'
  | 'EALREADY'
  | 'EISCONN'
  | 'EADDRNOTAVAIL'
  | 'EAGAIN'
  | 'EPIPE'
  | 'ENOTCONN'
  | 'ECONNREFUSED'
  | 'ECONNRESET'
  | 'ETIMEDOUT';

interface Socket {
  connection: Connection | null;
  /** SO_ERROR, cleared by being read. */
  error: Errno | null;
  /** SO_LINGER in seconds; null = off. */
  lingerS: number | null;
  /** connect() has told its success or failure. */
  told: boolean;
  finished: boolean;
}

/** Hands an event to a connection and carries out what follows. */
export type Act = (connection: Connection, event: TcpEvent) => void;

/**
 * The sockets API of one host over its TCP, all calls non-blocking: sockets by name, errors as the errno
 * that the call sets, or null for success. The names and the order of the checks are Linux's.
 */
export class Sockets {
  private readonly sockets = new Map<string, Socket>();
  /** Established and not yet accepted, in order. */
  private readonly acceptQueue: Connection[] = [];

  constructor(
    private readonly host: Host,
    private readonly act: Act,
  ) {}

  listen(name: string, port: number): null {
    const connection = this.host.listen(port);
    this.open(name, connection);
    this.act(connection, { kind: 'call', call: { name: 'OPEN', active: false } });
    return null;
  }

  connect(name: string, port: number, remotePort: number, nowMs: number): Errno | null {
    if (this.host.connection(port, remotePort) !== null) return 'EADDRNOTAVAIL';
    const connection = this.host.connect(port, remotePort, nowMs);
    this.open(name, connection);
    this.act(connection, { kind: 'call', call: { name: 'OPEN', active: true } });
    return 'EINPROGRESS';
  }

  /** connect() on a socket that has been connecting. */
  connectAgain(name: string): Errno | null {
    const socket = this.socket(name);
    const state = socket.connection?.tcb.state ?? 'CLOSED';
    if (state === 'SYN-SENT' || state === 'SYN-RECEIVED') return 'EALREADY';
    if (state === 'CLOSED') return takeError(socket) ?? 'ECONNREFUSED';
    if (socket.told) return 'EISCONN';
    socket.told = true;
    return null;
  }

  /** accept(): gives the connection a name. */
  accept(name: string): Errno | null {
    const connection = this.acceptQueue.shift();
    if (connection === undefined) return 'EAGAIN';
    this.open(name, connection);
    return null;
  }

  /** send(): the octets taken, or why none were. */
  send(name: string, octets: number): Errno | number {
    const socket = this.socket(name);
    const { connection } = socket;
    if (connection === null) return 'EPIPE';
    const { state } = connection.tcb;
    if (state === 'SYN-SENT' || state === 'SYN-RECEIVED') return 'EAGAIN';
    if (state !== 'ESTABLISHED' && state !== 'CLOSE-WAIT') return takeError(socket) ?? 'EPIPE';
    if (socket.finished) return 'EPIPE';
    this.act(connection, { kind: 'call', call: { name: 'SEND', octets } });
    return octets;
  }

  /** recv(): the octets read, 0 at the end of the stream, or why there are none. */
  recv(name: string): Errno | number {
    const socket = this.socket(name);
    const { connection } = socket;
    if (connection === null) return 'ENOTCONN';
    const { tcb } = connection;
    const octets = tcb.unread;
    if (octets > 0) {
      if (tcb.state === 'CLOSED') tcb.unread = 0;
      else this.act(connection, { kind: 'call', call: { name: 'RECEIVE', octets } });
      // In TIME-WAIT some behaviours refuse what is unread.
      return octets - tcb.unread;
    }
    const error = takeError(socket);
    if (error !== null) return error;
    return tcb.peerFinished || tcb.state === 'CLOSED' ? 0 : 'EAGAIN';
  }

  shutdown(name: string): Errno | null {
    const socket = this.socket(name);
    const { connection } = socket;
    const state = connection?.tcb.state ?? 'CLOSED';
    if (connection === null || state === 'CLOSED' || state === 'LISTEN') return 'ENOTCONN';
    // In SYN-SENT CLOSE deletes the TCB, which this API shows as an error of the connection.
    if (state === 'SYN-SENT') socket.error = 'ECONNRESET';
    socket.finished = true;
    this.act(connection, { kind: 'call', call: { name: 'CLOSE' } });
    return null;
  }

  close(name: string): null {
    const socket = this.socket(name);
    this.sockets.delete(name);
    const { connection } = socket;
    if (connection === null) return null;
    const aborts = socket.lingerS === 0 && connection.tcb.state !== 'TIME-WAIT';
    this.act(connection, {
      kind: 'call',
      call: aborts ? { name: 'ABORT' } : { name: 'CLOSE', release: true },
    });
    return null;
  }

  linger(name: string, seconds: number | null): null {
    this.socket(name).lingerS = seconds;
    return null;
  }

  /** getsockopt(SO_ERROR) */
  takeError(name: string): Errno | null {
    return takeError(this.socket(name));
  }

  /** poll(): the events that are on, in the order of their bits. */
  poll(name: string): string[] {
    const { connection, error, finished } = this.socket(name);
    const tcb = connection?.tcb;
    const closed = tcb === undefined || tcb.state === 'CLOSED';
    const connecting = tcb?.state === 'SYN-SENT' || tcb?.state === 'SYN-RECEIVED';
    const ended = closed || tcb.peerFinished;
    const bits: [string, boolean][] = [
      ['POLLIN', ended || tcb.unread > 0],
      ['POLLOUT', !connecting],
      ['POLLERR', error !== null],
      ['POLLHUP', closed || (finished && tcb.peerFinished)],
      ['POLLRDHUP', ended],
    ];
    return bits.flatMap(([bit, on]) => (on ? [bit] : []));
  }

  /** TCP established a connection. */
  established(connection: Connection): void {
    if (connection.tcb.origin === 'passive') this.acceptQueue.push(connection);
  }

  /** TCP tells the user of a connection something. */
  signalled(connection: Connection, signal: Signal, stateBefore: string): void {
    const errno = errnoFor(signal, stateBefore);
    for (const socket of this.sockets.values()) {
      if (socket.connection === connection && errno !== null) socket.error = errno;
    }
  }

  private open(name: string, connection: Connection): void {
    const lingerS = null;
    this.sockets.set(name, { connection, error: null, lingerS, told: false, finished: false });
  }

  /** A name not seen yet is a socket that is not connected. */
  private socket(name: string): Socket {
    const known = this.sockets.get(name);
    if (known !== undefined) return known;
    const fresh = { connection: null, error: null, lingerS: null, told: false, finished: false };
    this.sockets.set(name, fresh);
    return fresh;
  }
}

function takeError(socket: Socket): Errno | null {
  const { error } = socket;
  socket.error = null;
  return error;
}

/** The errno of Linux's tcp_reset and tcp_write_err. */
function errnoFor(signal: Signal, stateBefore: string): Errno | null {
  switch (signal) {
    case 'connection refused':
      return 'ECONNRESET';
    case 'connection reset':
      if (stateBefore === 'SYN-SENT') return 'ECONNREFUSED';
      return stateBefore === 'CLOSE-WAIT' ? 'EPIPE' : 'ECONNRESET';
    case 'connection aborted due to user timeout':
      return 'ETIMEDOUT';
    case 'connection closing':
    case 'urgent data':
      return null;
  }
}
