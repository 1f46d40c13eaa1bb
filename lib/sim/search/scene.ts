import {
  has,
  segLen,
  stateOf,
  SYN,
  timerNames,
  type Output,
  type Segment,
  type State,
  type Tcb,
  type TcpEvent,
  type TimerName,
} from '@/lib/tcp';
import type { Connection } from '../connection';
import { Host } from '../host';
import type { HostSpec } from '../scenario';
import type { Because, HostName } from '../trace';
import { copyOf } from './copy';
import { keyOfScene } from './scene-key';

/** MSL of RFC 9293 §3.4.2: the network holds no segment for longer. */
export const mslMs = 120_000;

/** What a user can ask of an end. `open` is an active OPEN to the other end, `listen` a passive one. */
export type Ask =
  | { readonly call: 'open' | 'listen' | 'close' | 'abort' }
  | { readonly call: 'send' | 'receive'; readonly octets: number };

/** A segment that an end has sent. */
export interface Flight {
  readonly from: HostName;
  readonly segment: Segment;
  readonly because: Because;
  readonly sentAtMs: number;
}

/** A timer that runs. */
export interface Running {
  readonly host: HostName;
  readonly connection: Connection;
  readonly timer: TimerName;
  readonly dueAt: number;
}

/** What a call came to where TCP refused it. */
export interface Refusal {
  readonly error: string;
  readonly because: Because;
}

export interface SceneSpec {
  readonly hosts: Readonly<Record<HostName, HostSpec>>;
  /** The port of each end. */
  readonly ports: Readonly<Record<HostName, number>>;
}

export const hostNames = ['A', 'B'] as const satisfies readonly HostName[];
export const otherHost = (host: HostName): HostName => (host === 'A' ? 'B' : 'A');

/**
 * Two hosts and no network: whoever searches carries the segments, makes the calls and says which timer fires. A scene
 * can be copied, so that one can go on from the same moment in several ways.
 */
export class Scene {
  nowMs = 0;
  /** What each end has sent and nobody has taken up, in order. */
  readonly outbox: Record<HostName, Flight[]> = { A: [], B: [] };
  /** All that was sent, in order. */
  sent: readonly Flight[] = [];
  /** What the users were told: signals, and calls that failed. */
  told: readonly { readonly host: HostName; readonly text: string }[] = [];
  /** `A ESTABLISHED` for every state that an end was in. */
  visited: ReadonlySet<string> = new Set();
  /** Why each end is in its state; null before its first change. */
  readonly changed: Record<HostName, Because | null> = { A: null, B: null };
  private hosts: Readonly<Record<HostName, Host>>;

  constructor(private readonly spec: SceneSpec) {
    const host = (name: HostName): Host => new Host(name, spec.hosts[name], true);
    this.hosts = { A: host('A'), B: host('B') };
    this.forgetPast();
  }

  /** The same moment once more: what happens to one of them does not happen to the other. */
  copy(): Scene {
    const made = new Scene(this.spec);
    made.hosts = copyOf(this.hosts);
    made.nowMs = this.nowMs;
    for (const name of hostNames) {
      made.outbox[name] = [...this.outbox[name]];
      made.changed[name] = this.changed[name];
    }
    made.sent = this.sent;
    made.told = this.told;
    made.visited = this.visited;
    return made;
  }

  /** What was sent and told so far does not count, nor the states before the present ones. */
  forgetPast(): void {
    this.sent = [];
    this.told = [];
    this.visited = new Set(hostNames.map((name) => `${name} ${this.state(name)}`));
  }

  /** Of its latest connection; LISTEN where there is only a listener. */
  state(name: HostName): State {
    const { latest, listeners } = this.hosts[name];
    if (latest === null) return listeners.size > 0 ? 'LISTEN' : 'CLOSED';
    return stateOf(latest.tcb);
  }

  /** The TCB of an end's latest connection; null without one. */
  tcb(name: HostName): Tcb | null {
    const { latest } = this.hosts[name];
    return latest === null || latest.tcb.state === 'CLOSED' ? null : latest.tcb;
  }

  /** Octets that an end's user has been handed. */
  received(name: HostName): number {
    return this.hosts[name].received;
  }

  /** Whether all rests: nothing sent that is not taken up, and nothing that would be sent again or later. */
  isQuiet(): boolean {
    return (
      hostNames.every((name) => this.outbox[name].length === 0) &&
      !this.timers().some(({ timer }) => busyTimers.has(timer))
    );
  }

  /** The user of an end calls; gives the refusal where TCP answers by an error, else null. */
  call(name: HostName, ask: Ask): Refusal | null {
    const host = this.hosts[name];
    const own = this.spec.ports[name];
    const remote = this.spec.ports[otherHost(name)];
    if (ask.call === 'open') {
      return this.act(host.connect(own, remote, this.nowMs), callEvent(ask));
    }
    return this.act(
      ask.call === 'listen' ? host.listen(own) : host.target(undefined),
      callEvent(ask),
    );
  }

  /** Whether an acknowledgment of this segment may wait (RFC 9293 §3.8.6.3 SHLD-18). */
  mayDelayAck({ from, segment }: Flight): boolean {
    if (segLen(segment) === 0 || has(segment, SYN)) return false;
    return this.hosts[otherHost(from)].connection(segment.dstPort, segment.srcPort) !== null;
  }

  /** A segment arrives. `ackMayWait`: its receiver delays acknowledgments from now on, or does so no more. */
  arrive({ from, segment }: Flight, ackMayWait = false): void {
    const to = this.hosts[otherHost(from)];
    this.setDelayedAck(to, segment, ackMayWait);
    const arrival = to.meet(segment, this.nowMs);
    if (arrival.kind !== 'connection') return;
    const outputs = this.step(arrival, { kind: 'segment', segment });
    const reopening = outputs.at(-1);
    if (reopening?.kind !== 'reopen') return;
    this.step(to.reopened(segment, reopening.iss), { kind: 'segment', segment });
  }

  /** The timers that run, the first due first. */
  timers(): Running[] {
    return hostNames
      .flatMap((host) =>
        this.hosts[host].all().flatMap((connection) => runningOf(host, connection)),
      )
      .sort((one, other) => one.dueAt - other.dueAt);
  }

  /** A timer fires; the time moves on to it. */
  fire({ host, connection: { localPort, remotePort }, timer, dueAt }: Running): void {
    const connection = this.hosts[host].connection(localPort, remotePort ?? 0);
    if (connection?.tcb.timers[timer] !== dueAt) return;
    this.nowMs = Math.max(this.nowMs, dueAt);
    this.step(connection, { kind: 'timeout', timer });
  }

  /** The same text for moments from which the same can follow; measured times aside. */
  key(): string {
    return keyOfScene(this.hosts, this.nowMs, [
      this.outbox.A.length,
      this.outbox.B.length,
      this.told.length,
      [...this.visited].join(),
    ]);
  }

  private setDelayedAck(to: Host, segment: Segment, delayedAck: boolean): void {
    const connection = to.connection(segment.dstPort, segment.srcPort);
    if (connection === null || connection.tcb.settings.delayedAck === delayedAck) return;
    const settings = { ...connection.tcb.settings, delayedAck };
    this.step(connection, { kind: 'settings', settings });
  }

  private act(connection: Connection, event: TcpEvent): Refusal | null {
    for (const output of this.step(connection, event)) {
      if (output.kind === 'result' && output.error !== null) {
        return { error: output.error, because: output.because };
      }
    }
    return null;
  }

  private step(connection: Connection, event: TcpEvent): readonly Output[] {
    const { name } = connection.host;
    const outputs = connection.host.step(connection, event, this.nowMs);
    for (const output of outputs) this.follow(name, output);
    return outputs;
  }

  private follow(host: HostName, output: Output): void {
    switch (output.kind) {
      case 'send': {
        const { segment, because } = output;
        const flight = { from: host, segment, because, sentAtMs: this.nowMs };
        this.outbox[host].push(flight);
        this.sent = [...this.sent, flight];
        break;
      }
      case 'state':
        this.visited = new Set([...this.visited, `${host} ${output.to}`]);
        this.changed[host] = output.because;
        break;
      case 'signal':
        this.told = [...this.told, { host, text: output.signal }];
        break;
      case 'result':
        if (output.error !== null) this.told = [...this.told, { host, text: output.error }];
        if (output.call === 'RECEIVE') this.hosts[host].received += output.octets;
        break;
      case 'timer':
      case 'reopen':
        break;
    }
  }
}

/** While one of these runs, something is still to be sent. */
const busyTimers: ReadonlySet<TimerName> = new Set(['retransmission', 'delayed-ack', 'persist']);

function callEvent(ask: Ask): TcpEvent {
  switch (ask.call) {
    case 'open':
      return { kind: 'call', call: { name: 'OPEN', active: true } };
    case 'listen':
      return { kind: 'call', call: { name: 'OPEN', active: false } };
    case 'send':
      return { kind: 'call', call: { name: 'SEND', octets: ask.octets } };
    case 'receive':
      return { kind: 'call', call: { name: 'RECEIVE', octets: ask.octets } };
    case 'close':
      return { kind: 'call', call: { name: 'CLOSE' } };
    case 'abort':
      return { kind: 'call', call: { name: 'ABORT' } };
  }
}

function runningOf(host: HostName, connection: Connection): Running[] {
  const { timers, running } = connection.tcb;
  if (running === 0) return [];
  return timerNames.flatMap((timer) => {
    const dueAt = timers[timer];
    return dueAt === undefined ? [] : [{ host, connection, timer, dueAt }];
  });
}
