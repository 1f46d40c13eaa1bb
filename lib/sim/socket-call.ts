import type { Settings } from '@/lib/tcp';
import type { Errno } from './errno';
import type { Trigger } from './scenario';
import type { ShutdownHow, Sockets } from './sockets';
import type { HostName } from './trace';

/** A call of the sockets API, which never blocks. A socket that is not known yet is made. */
export type SocketCall = {
  readonly host: HostName;
  readonly when: Trigger;
  /** The socket's name on its host; of `accept`, the name that the new one gets. */
  readonly socket: string;
} & SocketAction;

export type SocketAction =
  | { readonly call: 'bind'; readonly port: number }
  /** Without a backlog nothing bounds its queues. */
  | { readonly call: 'listen'; readonly port: number; readonly backlog?: number }
  | { readonly call: 'accept'; readonly listener: string }
  | { readonly call: 'connect'; readonly remotePort: number; readonly port?: number }
  | { readonly call: 'send'; readonly octets: number }
  /** As much as there is, unless said. */
  | { readonly call: 'recv'; readonly octets?: number }
  | { readonly call: 'shutdown'; readonly how: ShutdownHow }
  | { readonly call: 'close' }
  /** SO_LINGER; null turns it off. */
  | { readonly call: 'linger'; readonly seconds: number | null }
  | { readonly call: 'reuseaddr'; readonly on: boolean }
  | { readonly call: 'set'; readonly settings: Partial<Settings> };

/** A server that calls accept() again and again; what it accepts are the sockets `NAME#1`, `NAME#2`, … */
export interface Acceptor {
  readonly host: HostName;
  /** The listening socket. */
  readonly listener: string;
  readonly fromMs: number;
  /** Between one call and the next, whatever they give. */
  readonly everyMs: number;
  /** How many calls it makes. */
  readonly calls: number;
}

/** The nth call of an acceptor, from 1. */
export const acceptCall = (
  { host, listener, fromMs, everyMs }: Acceptor,
  n: number,
): SocketCall => ({
  host,
  when: { atMs: fromMs + (n - 1) * everyMs },
  socket: `${listener}#${n}`,
  call: 'accept',
  listener,
});

export interface SocketResult {
  /** Null for success. */
  readonly error: Errno | null;
  /** What send() took or recv() gave; 0 of every other call. */
  readonly octets: number;
}

export function makeSocketCall(
  sockets: Sockets,
  call: { readonly socket: string } & SocketAction,
  nowMs: number,
): SocketResult {
  const { socket } = call;
  switch (call.call) {
    case 'bind':
      return errno(sockets.bind(socket, call.port));
    case 'listen':
      return errno(sockets.listen(socket, call.port, call.backlog));
    case 'accept':
      return errno(sockets.accept(socket, call.listener));
    case 'connect':
      return errno(sockets.connect(socket, call.port ?? null, call.remotePort, nowMs));
    case 'send':
      return count(sockets.send(socket, call.octets));
    case 'recv':
      return count(sockets.recv(socket, call.octets));
    case 'shutdown':
      return errno(sockets.shutdown(socket, call.how));
    case 'close':
      return errno(sockets.close(socket));
    case 'linger':
      return errno(sockets.linger(socket, call.seconds));
    case 'reuseaddr':
      return errno(sockets.reuseAddress(socket, call.on));
    case 'set':
      return errno(sockets.set(socket, call.settings));
  }
}

const errno = (error: Errno | null): SocketResult => ({ error, octets: 0 });
const count = (result: Errno | number): SocketResult =>
  typeof result === 'number' ? { error: null, octets: result } : errno(result);
