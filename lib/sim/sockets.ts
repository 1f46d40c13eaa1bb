import { settingsInShape, type Settings, type Signal, type TcpEvent } from '@/lib/tcp';
import { errnoFor, type Errno } from './errno';
import type { Connection } from './connection';
import type { Host } from './host';
import { connecting, pollEvents } from './poll';
import { boundPlace, ephemeralPlace } from './ports';
import { freshSocket, takeError, type Socket } from './socket';
import { limitsFor, linuxSystem, type System } from './system';

/** What Linux's TCP_MAXSEG tells before anything is known (TCP_MSS_DEFAULT). */
const defaultMss = 536;

export type { Errno } from './errno';

/** Hands an event to a connection and carries out what follows. */
export type Act = (connection: Connection, event: TcpEvent) => void;
export type ShutdownHow = 'RD' | 'WR' | 'RDWR';

const closing: TcpEvent = { kind: 'call', call: { name: 'CLOSE' } };
const releasing: TcpEvent = { kind: 'call', call: { name: 'CLOSE', release: true } };
const aborting: TcpEvent = { kind: 'call', call: { name: 'ABORT' } };

/**
 * The sockets API of one host over its TCP, all calls non-blocking: sockets by name, errors as the errno
 * that the call sets, or null for success. The names and the order of the checks are Linux's.
 */
export class Sockets {
  private readonly sockets = new Map<string, Socket>();
  /** Established without a bounded queue and not yet accepted, in order. */
  private readonly unbounded: Connection[] = [];

  constructor(
    private readonly host: Host,
    private readonly act: Act,
    private readonly system: System = linuxSystem,
  ) {}

  bind(name: string, port: number): Errno | null {
    const socket = this.socket(name);
    if (socket.port !== null) return 'EINVAL';
    if (this.portInUse(port, socket.reuseAddress)) return 'EADDRINUSE';
    socket.port = port;
    return null;
  }

  listen(name: string, port: number | null, backlog?: number): Errno | null {
    const socket = this.socket(name);
    const at = port ?? socket.port ?? this.system.portRange[0];
    if (socket.connection !== null && !socket.listening) return 'EINVAL';
    if (this.host.listeners.has(at)) return 'EADDRINUSE';
    const limits = limitsFor(this.system, backlog);
    // The socket itself: what is set on a listener later holds for the connections that come then.
    const connection = this.host.listen(at, limits, socket);
    Object.assign(socket, { connection, listening: true, port: at });
    this.act(connection, { kind: 'call', call: { name: 'OPEN', active: false } });
    return null;
  }

  /** connect(); `port` null = the bound one, else one of the host's choice. */
  connect(
    name: string,
    port: number | null,
    remotePort: number,
    nowMs: number,
    loopback = false,
  ): Errno | null {
    const socket = this.socket(name);
    if (socket.connection !== null) return this.connectAgain(name);
    const bound = port ?? socket.port;
    const place =
      bound === null
        ? ephemeralPlace(this.host, this.system, remotePort, nowMs, loopback)
        : boundPlace(this.host, bound, remotePort);
    if (place.kind === 'taken') return 'EADDRNOTAVAIL';
    const options = { settings: socket.settings, rcvBuffer: socket.rcvBuffer, loopback };
    const connection =
      place.kind === 'free'
        ? this.host.connect(place.port, remotePort, nowMs, options)
        : this.host.replace(place.old, place.iss, options);
    Object.assign(socket, { connection, port: connection.localPort });
    this.act(connection, { kind: 'call', call: { name: 'OPEN', active: true } });
    return 'EINPROGRESS';
  }

  /** connect() on a socket that has been connecting. */
  connectAgain(name: string): Errno | null {
    const socket = this.socket(name);
    if (connecting(socket.connection)) return 'EALREADY';
    const state = socket.connection?.tcb.state ?? 'CLOSED';
    if (state === 'CLOSED') return takeError(socket) ?? 'ECONNREFUSED';
    if (socket.told) return 'EISCONN';
    socket.told = true;
    return null;
  }

  /** accept(): gives the first connection that waits a name of its own. */
  accept(name: string, listener?: string): Errno | null {
    const port = listener === undefined ? null : this.socket(listener).port;
    const connection = this.readyAt(port)?.shift();
    if (connection === undefined) return 'EAGAIN';
    const { settings } = connection.tcb;
    const socket = { ...freshSocket(settings, connection.tcb.rcvBuffer), connection };
    this.sockets.set(name, { ...socket, port: connection.localPort, told: true });
    return null;
  }

  /** send(): the octets taken, or why none were. */
  send(name: string, octets: number, urgent = false): Errno | number {
    const socket = this.socket(name);
    const { connection } = socket;
    if (connection === null) return 'EPIPE';
    if (connecting(connection)) return 'EAGAIN';
    const { state } = connection.tcb;
    if (state !== 'ESTABLISHED' && state !== 'CLOSE-WAIT') return takeError(socket) ?? 'EPIPE';
    if (socket.finished) return 'EPIPE';
    this.act(connection, { kind: 'call', call: { name: 'SEND', octets, urgent } });
    return octets;
  }

  /** recv(): the octets read, 0 at the end of the stream, or why there are none. */
  recv(name: string, most = Infinity): Errno | number {
    const socket = this.socket(name);
    const { connection } = socket;
    if (connection === null || socket.listening) return 'ENOTCONN';
    const { tcb } = connection;
    const before = tcb.unread;
    if (before > 0) {
      const octets = Math.min(before, most);
      if (tcb.state === 'CLOSED') tcb.unread -= octets;
      else this.act(connection, { kind: 'call', call: { name: 'RECEIVE', octets } });
      // In TIME-WAIT some behaviours refuse what is unread.
      return before - tcb.unread;
    }
    const error = takeError(socket);
    if (error !== null) return error;
    const ended = tcb.peerFinished || tcb.state === 'CLOSED' || socket.readFinished;
    return ended ? 0 : 'EAGAIN';
  }

  shutdown(name: string, how: ShutdownHow = 'WR'): Errno | null {
    const socket = this.socket(name);
    const { connection } = socket;
    const state = connection?.tcb.state ?? 'CLOSED';
    if (connection === null || state === 'CLOSED' || state === 'LISTEN') return 'ENOTCONN';
    // The receiving direction is the socket's own business: the peer does not hear of it.
    if (how !== 'WR') socket.readFinished = true;
    if (how === 'RD') return null;
    // In SYN-SENT CLOSE deletes the TCB, which this API shows as an error of the connection.
    if (state === 'SYN-SENT') socket.error = 'ECONNRESET';
    socket.finished = true;
    this.act(connection, closing);
    return null;
  }

  close(name: string): null {
    const socket = this.socket(name);
    this.sockets.delete(name);
    const { connection } = socket;
    if (connection === null) return null;
    if (socket.listening) this.closeQueues(connection.localPort);
    const { lingerS } = socket;
    const { lingerTimeout } = this.host.spec.behaviour;
    const hard = lingerS === 0 || (lingerS !== null && lingerTimeout === 'reset');
    this.act(connection, hard && connection.tcb.state !== 'TIME-WAIT' ? aborting : releasing);
    return null;
  }

  linger(name: string, seconds: number | null): null {
    this.socket(name).lingerS = seconds;
    return null;
  }

  reuseAddress(name: string, on: boolean): null {
    this.socket(name).reuseAddress = on;
    return null;
  }

  /** SO_RCVBUF: as many whole segments as fit. */
  receiveBuffer(name: string, octets: number): null {
    const socket = this.socket(name);
    const mss = socket.settings.mssOffer ?? 1460;
    socket.rcvBuffer = Math.max(mss, octets - (octets % mss));
    return null;
  }

  /** SO_SNDBUF, as the kernel counts it: twice what was asked. */
  sendBuffer(name: string, octets: number): null {
    this.socket(name).sndBuffer = octets;
    return null;
  }

  /**
   * Whether a send buffer of a known size certainly takes so many octets more. The kernel counts its own bookkeeping
   * as well, which may be as much as the octets.
   */
  surelyFits(name: string, octets: number): boolean {
    const { sndBuffer } = this.socket(name);
    const limit = sndBuffer ?? this.system.sndBuffer;
    return limit === null || 2 * (this.unacknowledged(name) + octets) <= limit;
  }

  /** TCP_NODELAY, SO_KEEPALIVE, TCP_USER_TIMEOUT and their like. */
  set(name: string, change: Partial<Settings>): null {
    const socket = this.socket(name);
    socket.settings = settingsInShape({ ...socket.settings, ...change });
    const { connection, settings } = socket;
    if (connection !== null) this.act(connection, { kind: 'settings', settings });
    return null;
  }

  /** getsockopt(SO_ERROR) */
  takeError(name: string): Errno | null {
    return takeError(this.socket(name));
  }

  poll(name: string): string[] {
    const socket = this.socket(name);
    return pollEvents(socket, this.readyAt(socket.port)?.length ?? 0);
  }

  /** What changes whenever something happens that a process could be woken for. */
  likeness(name: string): string {
    const { connection, error } = this.socket(name);
    const ready = this.readyAt(this.socket(name).port)?.length ?? 0;
    const tcb = connection?.tcb;
    return [tcb?.state, tcb?.rcvNxt, tcb?.finInOrder, error, ready].join();
  }

  settingsOf(name: string): Settings {
    const { connection, settings } = this.socket(name);
    return connection?.tcb.settings ?? settings;
  }

  reusesAddress(name: string): boolean {
    return this.socket(name).reuseAddress;
  }

  /** TCP_MAXSEG: what was set, or what a connection may put into a segment. */
  segmentSize(name: string): number {
    const { connection, settings } = this.socket(name);
    const state = connection?.tcb.state ?? 'CLOSED';
    const known = connection !== null && state !== 'LISTEN' && state !== 'SYN-SENT';
    return known ? connection.tcb.sndMss : (settings.mssOffer ?? defaultMss);
  }

  tellUnread(name: string, on: boolean): null {
    this.socket(name).tellsUnread = on;
    return null;
  }

  /** SIOCINQ: octets to be read. */
  unread(name: string): number {
    return this.connection(name)?.tcb.unread ?? 0;
  }

  /** SIOCOUTQ: octets not acknowledged, sent or not. */
  unacknowledged(name: string): number {
    const tcb = this.connection(name)?.tcb;
    if (tcb === undefined) return 0;
    return tcb.unsent + tcb.retransmissionQueue.reduce((sum, { len }) => sum + len, 0);
  }

  /** SIOCOUTQNSD: octets not sent. */
  unsent(name: string): number {
    return this.connection(name)?.tcb.unsent ?? 0;
  }

  /** TCP_CM_INQ: octets to be read, and 1 for the end of the stream where that comes next; null = not asked for. */
  inQueue(name: string): number | null {
    if (!this.socket(name).tellsUnread) return null;
    const unread = this.unread(name);
    return unread === 0 && this.connection(name)?.tcb.peerFinished === true ? 1 : unread;
  }

  /** recv(MSG_PEEK): as recv, and what was read stays. */
  peek(name: string, most: number): Errno | number {
    const unread = this.unread(name);
    return unread > 0 ? Math.min(unread, most) : this.recv(name, 0);
  }

  /** The name itself if there is such a socket, else the one that was opened last. */
  knownAs(name: string): string {
    return this.sockets.has(name) ? name : ([...this.sockets.keys()].at(-1) ?? name);
  }

  /** The connection behind a socket, for what getsockopt(TCP_INFO) tells. */
  connection(name: string): Connection | null {
    return this.sockets.get(name)?.connection ?? null;
  }

  /** TCP established a connection. */
  established(connection: Connection): void {
    if (connection.tcb.origin !== 'passive') return;
    if (this.host.queue(connection.localPort) === undefined) this.unbounded.push(connection);
  }

  /** TCP tells the user of a connection something. */
  signalled(connection: Connection, signal: Signal, stateBefore: string): void {
    const errno = errnoFor(signal, stateBefore);
    for (const socket of this.sockets.values()) {
      if (socket.connection === connection && errno !== null) socket.error = errno;
    }
  }

  private readyAt(port: number | null): Connection[] | undefined {
    if (port === null) return this.unbounded;
    return this.host.queue(port)?.ready ?? this.unbounded;
  }

  /** Whoever waited to be accepted is reset; handshakes under way are forgotten. */
  private closeQueues(port: number): void {
    const queue = this.host.queue(port);
    if (queue === undefined) return;
    for (const connection of queue.ready.splice(0)) this.act(connection, aborting);
    for (const connection of queue.clear()) this.host.forget(connection);
  }

  /** Whether another socket, or a connection that nobody holds any more, has the port. */
  private portInUse(port: number, reuse: boolean): boolean {
    if (this.host.listeners.has(port)) return true;
    for (const socket of this.sockets.values()) {
      if (socket.port === port && !(reuse && socket.reuseAddress)) return true;
    }
    if (reuse) return false;
    return [...this.host.connections.values()].some(({ localPort }) => localPort === port);
  }

  /** A name not seen yet is a socket that is not connected. */
  private socket(name: string): Socket {
    const known = this.sockets.get(name);
    if (known !== undefined) return known;
    const fresh = freshSocket(this.system.settings, this.system.rcvBuffer);
    this.sockets.set(name, fresh);
    return fresh;
  }
}
