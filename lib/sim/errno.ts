import type { Signal } from '@/lib/tcp';

/** The errnos that the sockets layer gives. */
export type Errno =
  | 'EINPROGRESS'
  | 'EALREADY'
  | 'EISCONN'
  | 'EADDRINUSE'
  | 'EADDRNOTAVAIL'
  | 'EAGAIN'
  | 'EINVAL'
  | 'EBADF'
  | 'EEXIST'
  | 'EFAULT'
  | 'ENOENT'
  | 'EOPNOTSUPP'
  | 'EPIPE'
  | 'ENOTCONN'
  | 'ECONNREFUSED'
  | 'ECONNRESET'
  | 'ECONNABORTED'
  | 'ETIMEDOUT';

/** The errno of Linux's tcp_reset and tcp_write_err; null for what is no error. */
export function errnoFor(signal: Signal, stateBefore: string): Errno | null {
  switch (signal) {
    case 'connection refused':
      return 'ECONNRESET';
    case 'connection reset':
      if (stateBefore === 'SYN-SENT') return 'ECONNREFUSED';
      return stateBefore === 'CLOSE-WAIT' ? 'EPIPE' : 'ECONNRESET';
    case 'connection aborted due to user timeout':
      return 'ETIMEDOUT';
    case 'destination unreachable':
      return 'ECONNREFUSED';
    case 'connection closing':
    case 'urgent data':
    case 'delivery problem':
    case 'network error':
      return null;
  }
}
