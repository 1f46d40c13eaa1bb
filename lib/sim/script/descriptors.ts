import type { KeepAlive } from '@/lib/tcp';
import type { Errno } from '../errno';
import type { Watch } from './readiness';

/** What a call gives: a number, or an errno. */
export type CallResult = number | Errno;

/** What the calls know besides the sockets themselves. */
export interface Descriptors {
  readonly nonBlocking: Set<number>;
  /** What sockets were asked of keep-alives, before they were turned on. */
  readonly keepAlive: Map<number, KeepAlive>;
  /** What each epoll descriptor watches, by socket. */
  readonly epolls: Map<number, Map<number, Watch>>;
  /** The values of SO_RCVBUF and SO_SNDBUF as getsockopt tells them: doubled, by `fd:option`. */
  readonly buffers: Map<string, number>;
}

export const freshDescriptors = (): Descriptors => ({
  nonBlocking: new Set(),
  keepAlive: new Map(),
  epolls: new Map(),
  buffers: new Map(),
});
