import {
  ACK,
  add,
  answerTo,
  createTcb,
  FIN,
  gt,
  has,
  le,
  RST,
  segEnd,
  segmentInShape,
  seq,
  step,
  SYN,
  type Output,
  type Segment,
  type Tcb,
  type TcpEvent,
} from '@/lib/tcp';
import type { Arrival, Connection, ConnectionOptions } from './connection';
import { isnOffset, type IsnGenerator } from './isn';
import { completes, isFirstSyn, ListenQueue, unlimited, type ListenLimits } from './listen-queue';
import { specInShape, type FullSpec } from './host-spec';
import type { HostSpec } from './scenario';
import type { HostName } from './trace';

/** A listener, and what the connections that come from it begin with. */
interface Listener extends Connection {
  readonly queue: ListenQueue | null;
  readonly options: ConnectionOptions;
}

/**
 * One end: its connections and listeners, and a thin sockets layer. A SYN to a listener makes a connection
 * of its own, which begins in LISTEN; the listener stays. Both may have one port, whatever state the connection
 * is in (RFC 9293 §3.9.1.1 MUST-42). What fits no connection and no listener meets
 * CLOSED.
 */
export class Host {
  readonly spec: FullSpec;
  readonly connections = new Map<number, Connection>();
  readonly listeners = new Map<number, Listener>();
  private readonly twins = new Map<number, Connection>();
  /** The connection that calls mean unless they name a port. */
  latest: Connection | null = null;
  /** Octets handed to the user by RECEIVE. */
  received = 0;
  private firstIssAtMs: number | null = null;
  private firstOffset: number | null = null;
  private opened = 0;
  private readonly incarnations = new Map<number, number>();

  constructor(
    readonly name: HostName,
    spec: HostSpec,
    private readonly observed: boolean,
    /** The initial sequence numbers to take for a four-tuple, one for each incarnation; else the clock’s. */
    private readonly issOf?: (localPort: number, remotePort: number) => readonly number[],
  ) {
    this.spec = specInShape(spec);
  }

  /** Finds what a segment belongs to: a connection, a listener's queues, or nothing. */
  meet(segment: Segment, nowMs: number): Arrival {
    const { dstPort, srcPort } = segment;
    const known = this.connections.get(keyOf(dstPort, srcPort));
    if (known !== undefined && this.spec.behaviour.crossingSyns === 'two-connections') {
      const twin = this.twinFor(known, segment, nowMs);
      if (twin !== null) return twin;
    }
    // Only the end of a handshake has to do with a listener's queues.
    if (known !== undefined && known.tcb.state !== 'SYN-RECEIVED') return known;
    const queue = this.listeners.get(dstPort)?.queue;
    if (known !== undefined) return queue ? throughQueue(queue, known, segment) : known;
    if (queue === undefined) return this.create(dstPort, srcPort, 0);
    if (queue === null) return this.child(dstPort, srcPort, nowMs);
    return this.toListener(queue, segment, nowMs);
  }

  /** D43: the connection of its own that a crossing SYN makes, and what belongs to that. */
  private twinFor(known: Connection, segment: Segment, nowMs: number): Connection | null {
    const key = keyOf(segment.dstPort, segment.srcPort);
    const twin = this.twins.get(key);
    if (twin !== undefined) return belongs(twin, segment) ? twin : null;
    if (known.tcb.state !== 'SYN-SENT' || !isFirstSyn(segment)) return null;
    const fresh = {
      ...this.child(segment.dstPort, segment.srcPort, nowMs),
      conn: `${known.conn}#2`,
    };
    this.twins.set(key, fresh);
    return fresh;
  }

  /** Every connection that stands. */
  all(): Connection[] {
    const twins = [...this.twins.values()].filter(({ tcb }) => tcb.state !== 'CLOSED');
    return [...this.connections.values(), ...twins];
  }

  private toListener(queue: ListenQueue, segment: Segment, nowMs: number): Arrival {
    const { dstPort, srcPort } = segment;
    if (isFirstSyn(segment)) return this.toSynQueue(queue, segment, nowMs);
    const plainAck = has(segment, ACK) && (segment.ctl & (SYN | RST)) === 0;
    const answersCookie = plainAck && queue.awaitsCookie(nowMs);
    if (!answersCookie || segment.ack !== add(this.cookie(segment), 1)) {
      return this.child(dstPort, srcPort, nowMs);
    }
    const connection = this.create(dstPort, srcPort, add(segment.ack, -1));
    if (queue.acceptQueueFull) return { kind: 'overflow', connection };
    passive(connection);
    // What the SYN said is known again only from the cookie: a SYN without options.
    const syn = segmentInShape({
      ...segment,
      seq: add(segment.seq, -1),
      ack: seq(0),
      ctl: SYN,
      len: 0,
    });
    step(connection.tcb, { kind: 'segment', segment: syn }, nowMs);
    queue.complete(connection);
    return connection;
  }

  private toSynQueue(queue: ListenQueue, segment: Segment, nowMs: number): Arrival {
    const { dstPort, srcPort } = segment;
    const connection = this.child(dstPort, srcPort, nowMs);
    const dropsSynFin = has(segment, FIN) && this.spec.behaviour.synFinInListen === 'drop';
    const admission = dropsSynFin ? 'queued' : queue.admit();
    if (admission === 'queued') return connection;
    if (admission === 'dropped') {
      if (!queue.refuses) return { kind: 'overflow', connection };
      return {
        kind: 'answer',
        connection,
        segment: refusal(segment),
        because: 'scenario:overflow',
      };
    }
    const { tcb } = connection;
    queue.cookieSent(nowMs);
    const wnd = Math.min(tcb.rcvWnd, 0xffff);
    const answer = answerTo(segment, this.cookie(segment), add(segment.seq, 1), SYN | ACK, wnd);
    return { kind: 'answer', connection, segment: answer, because: 'scenario:cookie' };
  }

  /** The number that stands for a SYN that is not remembered: the same whenever its ACK comes. */
  private cookie(segment: Segment) {
    const { dstPort, srcPort } = segment;
    const given = this.issOf?.(dstPort, srcPort);
    if (given !== undefined) return seq(given.at(-1) ?? 0);
    return seq(this.spec.iss + this.isn(dstPort, srcPort, this.firstIssAtMs ?? 0, 'rfc6528', 0));
  }

  /** The connections of a listener that wait to be accepted, in order. */
  queue(port: number): ListenQueue | undefined {
    return this.listeners.get(port)?.queue ?? undefined;
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

  listen(
    port: number,
    limits: ListenLimits = this.spec.listen ?? unlimited,
    options: ConnectionOptions = {},
  ): Connection {
    const tcb = this.tcb(port, 0, 0, options);
    const conn = this.connName(port, '*');
    const listener: Listener = {
      kind: 'connection',
      host: this,
      tcb,
      localPort: port,
      remotePort: null,
      conn,
      loopback: false,
      queue: limits.backlog === null ? null : new ListenQueue(limits, this.spec.behaviour),
      options,
    };
    this.listeners.set(port, listener);
    return listener;
  }

  /** A connection for an active OPEN; the one that already stands, if there is one. */
  connect(
    port: number,
    remotePort: number,
    nowMs: number,
    options: ConnectionOptions = {},
  ): Connection {
    const known = this.connections.get(keyOf(port, remotePort));
    if (known !== undefined) return known;
    return this.create(port, remotePort, this.nextIss(port, remotePort, nowMs), options);
  }

  /** A connection in place of one in TIME-WAIT, whose numbers it must not meet again (RFC 6191). */
  replace(old: Connection, iss: number, options: ConnectionOptions = {}): Connection {
    this.connections.delete(keyOf(old.localPort, old.remotePort ?? 0));
    const fresh = this.create(old.localPort, old.remotePort ?? 0, iss, options);
    const { tsRecent, tsRecentAtMs } = old.tcb.agreed;
    Object.assign(fresh.tcb.agreed, { tsRecent, tsRecentAtMs });
    return fresh;
  }

  /** One event at one of its connections; keeps the table of connections right. */
  step(connection: Connection, event: TcpEvent, nowMs: number): Output[] {
    const { tcb } = connection;
    const before = tcb.state;
    const outputs = step(tcb, event, nowMs, this.observed);
    this.settle(connection, tcb.state !== before);
    return outputs;
  }

  /** A connection that ends without a word. */
  forget(connection: Connection): void {
    const { localPort, remotePort, tcb } = connection;
    tcb.state = 'CLOSED';
    this.connections.delete(keyOf(localPort, remotePort ?? 0));
  }

  private settle(connection: Connection, changed: boolean): void {
    const { tcb, localPort, remotePort } = connection;
    if (remotePort === null) {
      if (tcb.state === 'CLOSED') this.listeners.delete(localPort);
      return;
    }
    const key = keyOf(localPort, remotePort);
    const twin = this.twins.size > 0 && this.twins.get(key) === connection;
    // A connection back in LISTEN is again nothing beside its listener.
    const stands = tcb.state !== 'CLOSED' && tcb.state !== 'LISTEN';
    if (stands && !twin) this.latest = connection;
    if (!changed) return;
    if (tcb.origin === 'passive') this.listeners.get(localPort)?.queue?.track(connection);
    if (twin) return;
    if (stands) this.connections.set(key, connection);
    else if (this.connections.get(key) === connection) this.connections.delete(key);
  }

  private child(port: number, remotePort: number, nowMs: number): Connection {
    const options = this.listeners.get(port)?.options;
    const connection = this.create(
      port,
      remotePort,
      this.nextIss(port, remotePort, nowMs),
      options,
    );
    passive(connection);
    return connection;
  }

  private create(
    localPort: number,
    remotePort: number,
    iss: number,
    options: ConnectionOptions = noOptions,
  ): Connection {
    const tcb = this.tcb(localPort, remotePort, iss, options);
    const conn = this.connName(localPort, remotePort);
    const loopback = options.loopback ?? false;
    return { kind: 'connection', host: this, tcb, localPort, remotePort, conn, loopback };
  }

  private connName(localPort: number, remotePort: number | '*'): string {
    if (!this.observed) return '';
    return this.name === 'A' ? `A:${localPort}-B:${remotePort}` : `A:${remotePort}-B:${localPort}`;
  }

  private tcb(localPort: number, remotePort: number, iss: number, own: ConnectionOptions): Tcb {
    const { spec } = this;
    return createTcb({
      behaviour: spec.behaviour,
      localPort,
      remotePort,
      iss,
      sndMss: spec.mss,
      rcvBuffer: own.rcvBuffer ?? spec.rcvBuffer,
      readsAtOnce: spec.readsAtOnce,
      settings: own.settings ?? spec.settings,
      tsOffset: spec.tsOffset,
    });
  }

  private nextIss(port: number, remotePort: number, nowMs: number): number {
    const given = this.issOf?.(port, remotePort);
    if (given !== undefined) {
      const key = keyOf(port, remotePort);
      const incarnation = this.incarnations.get(key) ?? 0;
      this.incarnations.set(key, incarnation + 1);
      return given[incarnation] ?? given.at(-1) ?? 0;
    }
    const { isnGenerator } = this.spec.behaviour;
    const offset = this.isn(port, remotePort, nowMs, isnGenerator, this.opened);
    this.opened += 1;
    // The scenario gives the first number, whatever the generator; the others lie apart from it as it says.
    this.firstOffset ??= offset;
    return add(seq(this.spec.iss), offset - this.firstOffset);
  }

  private isn(
    localPort: number,
    remotePort: number,
    nowMs: number,
    generator: IsnGenerator,
    before: number,
  ): number {
    this.firstIssAtMs ??= nowMs;
    const sinceFirstMs = nowMs - this.firstIssAtMs;
    const { isnTicksPerMs: ticksPerMs } = this.spec.behaviour;
    const key = this.spec.iss;
    return isnOffset(generator, { localPort, remotePort, sinceFirstMs, before, ticksPerMs, key });
  }
}

/** Whether a segment speaks to the second connection of a four-tuple (D43): it repeats its SYN or acknowledges it. */
function belongs({ tcb }: Connection, segment: Segment): boolean {
  if (isFirstSyn(segment)) return true;
  return has(segment, ACK) && gt(segment.ack, tcb.iss) && le(segment.ack, tcb.sndNxt);
}

const noOptions: ConnectionOptions = {};

/** The end of a handshake finds the accept queue full or not. */
function throughQueue(queue: ListenQueue, connection: Connection, segment: Segment): Arrival {
  if (!queue.acceptQueueFull || !completes(connection, segment)) return connection;
  if (!queue.limits.abortOnOverflow) return { kind: 'overflow', connection };
  const reset = answerTo(segment, segment.ack, seq(0), RST);
  return { kind: 'answer', connection, segment: reset, because: 'scenario:overflow' };
}

/** The reset that refuses a SYN. */
const refusal = (syn: Segment): Segment => answerTo(syn, seq(0), segEnd(syn), RST | ACK);

/** What a listener's connections begin with; the time does not matter to it. */
function passive(connection: Connection): void {
  step(connection.tcb, { kind: 'call', call: { name: 'OPEN', active: false } }, 0);
}

/** Both ports in 32 bits: a small integer to the engine, which finds it several times faster than a greater one. */
const keyOf = (localPort: number, remotePort: number): number => (localPort << 16) | remotePort;
