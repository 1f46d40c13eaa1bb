import {
  add,
  createTcb,
  seq,
  step,
  type Output,
  type Segment,
  type Tcb,
  type TcpEvent,
} from '@/lib/tcp';
import type { HostSpec } from './scenario';
import type { HostName } from './trace';

/** One connection of a host, or a listener, whose remote port is not known. */
export interface Connection {
  readonly host: Host;
  readonly tcb: Tcb;
  readonly localPort: number;
  /** Null for a listener. */
  readonly remotePort: number | null;
  /** Its name in a trace: `A:port-B:port`, with `*` for a port that is not known. */
  readonly conn: string;
}

/** ISS clock ticks a millisecond: one in about 4 microseconds (RFC 9293 §3.4.1). */
const issTicksPerMs = 250;

/**
 * One end: its connections and listeners, and a thin sockets layer. A SYN to a listener makes a connection
 * of its own, which begins in LISTEN; the listener stays. What fits no connection and no listener meets
 * CLOSED.
 */
export class Host {
  readonly connections = new Map<number, Connection>();
  readonly listeners = new Map<number, Connection>();
  /** The connection that calls mean unless they name a port. */
  latest: Connection | null = null;
  /** Octets handed to the user by RECEIVE. */
  received = 0;
  private firstIssAtMs: number | null = null;
  private readonly incarnations = new Map<number, number>();

  constructor(
    readonly name: HostName,
    readonly spec: HostSpec,
    private readonly observed: boolean,
    /** The initial sequence numbers to take for a four-tuple, one for each incarnation; else the clock’s. */
    private readonly issOf?: (localPort: number, remotePort: number) => readonly number[],
  ) {}

  /** The connection, listener or nothing that a segment belongs to. */
  find(segment: Segment, nowMs: number): Connection {
    const { dstPort, srcPort } = segment;
    const known = this.connections.get(keyOf(dstPort, srcPort));
    if (known !== undefined) return known;
    return this.listeners.has(dstPort)
      ? this.child(dstPort, srcPort, nowMs)
      : this.create(dstPort, srcPort, 0);
  }

  /** A connection for a SYN that takes the place of one that is gone; nothing listens: CLOSED. */
  reopened(segment: Segment, iss: number): Connection {
    const connection = this.create(segment.dstPort, segment.srcPort, iss);
    if (this.listeners.has(segment.dstPort)) passive(connection);
    return connection;
  }

  connection(localPort: number, remotePort: number): Connection | null {
    return this.connections.get(keyOf(localPort, remotePort)) ?? null;
  }

  /** The target of a user call: by port, else the latest connection, else a listener, else nothing. */
  target(port: number | undefined): Connection {
    const fits = (connection: Connection): boolean =>
      port === undefined || connection.localPort === port;
    const { latest } = this;
    if (latest !== null && fits(latest)) return latest;
    const all = [...[...this.connections.values()].reverse(), ...this.listeners.values()];
    return all.find(fits) ?? this.create(port ?? 0, 0, 0);
  }

  listen(port: number): Connection {
    const tcb = createTcb({ ...this.tcbOptions(port, 0), iss: 0 });
    const conn = this.connName(port, '*');
    const listener = { host: this, tcb, localPort: port, remotePort: null, conn };
    this.listeners.set(port, listener);
    return listener;
  }

  /** A connection for an active OPEN; the one that already stands, if there is one. */
  connect(port: number, remotePort: number, nowMs: number): Connection {
    const known = this.connections.get(keyOf(port, remotePort));
    if (known !== undefined) return known;
    return this.create(port, remotePort, this.nextIss(port, remotePort, nowMs));
  }

  /** One event at one of its connections; keeps the table of connections right. */
  step(connection: Connection, event: TcpEvent, nowMs: number): Output[] {
    const outputs = step(connection.tcb, event, nowMs, this.observed);
    this.settle(connection);
    return outputs;
  }

  private settle(connection: Connection): void {
    const { tcb, localPort, remotePort } = connection;
    if (remotePort === null) {
      if (tcb.state === 'CLOSED') this.listeners.delete(localPort);
      return;
    }
    const key = keyOf(localPort, remotePort);
    // A connection back in LISTEN is again nothing beside its listener.
    if (tcb.state !== 'CLOSED' && tcb.state !== 'LISTEN') {
      this.connections.set(key, connection);
      this.latest = connection;
    } else if (this.connections.get(key) === connection) {
      this.connections.delete(key);
    }
  }

  private child(port: number, remotePort: number, nowMs: number): Connection {
    const connection = this.create(port, remotePort, this.nextIss(port, remotePort, nowMs));
    passive(connection);
    return connection;
  }

  private create(localPort: number, remotePort: number, iss: number): Connection {
    const tcb = createTcb({ ...this.tcbOptions(localPort, remotePort), iss });
    return { host: this, tcb, localPort, remotePort, conn: this.connName(localPort, remotePort) };
  }

  private connName(localPort: number, remotePort: number | '*'): string {
    if (!this.observed) return '';
    return this.name === 'A' ? `A:${localPort}-B:${remotePort}` : `A:${remotePort}-B:${localPort}`;
  }

  private tcbOptions(localPort: number, remotePort: number) {
    const { behaviour, mss, rcvBuffer, readsAtOnce } = this.spec;
    return {
      behaviour,
      localPort,
      remotePort,
      ...(mss !== undefined && { sndMss: mss }),
      ...(rcvBuffer !== undefined && { rcvBuffer }),
      ...(readsAtOnce !== undefined && { readsAtOnce }),
    };
  }

  private nextIss(port: number, remotePort: number, nowMs: number): number {
    const given = this.issOf?.(port, remotePort);
    if (given !== undefined) {
      const key = keyOf(port, remotePort);
      const incarnation = this.incarnations.get(key) ?? 0;
      this.incarnations.set(key, incarnation + 1);
      return given[incarnation] ?? given.at(-1) ?? 0;
    }
    this.firstIssAtMs ??= nowMs;
    return add(seq(this.spec.iss), Math.floor((nowMs - this.firstIssAtMs) * issTicksPerMs));
  }
}

/** What a listener's connections begin with; the time does not matter to it. */
function passive(connection: Connection): void {
  step(connection.tcb, { kind: 'call', call: { name: 'OPEN', active: false } }, 0);
}

const keyOf = (localPort: number, remotePort: number): number => localPort * 65_536 + remotePort;
