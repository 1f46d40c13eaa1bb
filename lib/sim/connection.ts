import type { Segment, Settings, Tcb } from '@/lib/tcp';
import type { Host } from './host';

/** One connection of a host, or a listener, whose remote port is not known. */
export interface Connection {
  readonly kind: 'connection';
  readonly host: Host;
  readonly tcb: Tcb;
  readonly localPort: number;
  /** Null for a listener. */
  readonly remotePort: number | null;
  /** Its name in a trace: `A:port-B:port`, with `*` for a port that is not known. */
  readonly conn: string;
  /** The other end is this host as well. */
  readonly loopback: boolean;
}

/** What a segment meets. */
export type Arrival =
  | Connection
  /** A full queue: nothing happens. */
  | { readonly kind: 'overflow'; readonly connection: Connection }
  /** A full queue that answers by a reset, or a SYN,ACK with a cookie: no state is kept. */
  | {
      readonly kind: 'answer';
      readonly connection: Connection;
      readonly segment: Segment;
      readonly because: 'scenario:cookie' | 'scenario:overflow';
    };

/** A connection's own choices; everything else is the host's. */
export interface ConnectionOptions {
  readonly settings?: Settings;
  readonly rcvBuffer?: number;
  /** The other end is this host as well. */
  readonly loopback?: boolean;
}
