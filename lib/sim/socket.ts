import type { Settings } from '@/lib/tcp';
import type { Errno } from './errno';
import type { Connection } from './connection';

/** One socket of the sockets API. */
export interface Socket {
  /** Null before connect() or listen(). */
  connection: Connection | null;
  listening: boolean;
  /** The port of bind(); null = none yet. */
  port: number | null;
  settings: Settings;
  /** SO_RCVBUF, in octets of text. */
  rcvBuffer: number;
  /** SO_SNDBUF, as the kernel counts it; null = what it takes by itself. */
  sndBuffer: number | null;
  /** SO_REUSEADDR */
  reuseAddress: boolean;
  /** SO_ERROR, cleared by being read. */
  error: Errno | null;
  /** SO_LINGER in seconds; null = off. */
  lingerS: number | null;
  /** TCP_INQ: recvmsg() tells how much is left to read. */
  tellsUnread: boolean;
  /** connect() has told its success or failure. */
  told: boolean;
  /** shutdown() of the sending, and of the receiving direction. */
  finished: boolean;
  readFinished: boolean;
}

export const freshSocket = (settings: Settings, rcvBuffer: number): Socket => ({
  connection: null,
  listening: false,
  port: null,
  settings,
  rcvBuffer,
  sndBuffer: null,
  reuseAddress: false,
  error: null,
  lingerS: null,
  tellsUnread: false,
  told: false,
  finished: false,
  readFinished: false,
});

/** SO_ERROR: the error, once. */
export function takeError(socket: Socket): Errno | null {
  const { error } = socket;
  socket.error = null;
  return error;
}
