import {
  flagsOf,
  resetFor,
  segmentInShape,
  snapshot,
  stateOf,
  type Output,
  type Segment,
  type Signal,
  type State,
  type TcbSnapshot,
  type TcpEvent,
} from '@/lib/tcp';
import { becauseOf } from './because';
import { answersForNobody, fellsHost, knownAsOld } from './believed-world';
import { Clock } from './clock';
import { damaged } from './damage';
import type { Arrival, Connection } from './connection';
import { Host } from './host';
import { Link } from './link';
import { duplicated, journeyOf, rank, undisturbed, type Journey, type Pending } from './pending';
import { change, type ChangeName, type Power } from './power';
import { Recorder, type Sending, type Spot } from './recorder';
import type { HostSpec, LinkSpec } from './scenario';
import type { CallName, HostName, Trace } from './trace';

/** Who follows what happens while it happens, and does what he had the clock keep for him. */
export interface Watcher<Deed> {
  done(deed: Deed): void;
  sent(host: HostName, segment: Segment): void;
  received(host: HostName, segment: Segment): void;
  entered(connection: Connection, to: State): void;
  signalled(connection: Connection, signal: Signal, before: State): void;
}

export interface WorldSpec {
  readonly seed: string;
  readonly hosts: Readonly<Record<HostName, HostSpec>>;
  readonly link: LinkSpec;
}

export interface Crowding {
  /** Segments for which a queue had no room, and SYNs that were answered by a cookie. */
  overflows: number;
  cookies: number;
}

/** Ports behind which there is nobody, on this host's side of the network. */
export interface OutsidePorts {
  readonly host: HostName;
  readonly first: number;
  readonly last: number;
}

/** Why a segment is on the wire that no host of the run sent. */
type ForeignReason = 'scenario:forged' | 'scenario:outside' | 'behaviour:unreachableHost';

/** Two hosts, the network between them, and virtual time. Who drives it lets the next thing happen, or does one. */
export class World<Deed = never> {
  readonly clock = new Clock<Pending<Deed>>();
  readonly hosts: Readonly<Record<HostName, Host>>;
  readonly outside: OutsidePorts[] = [];
  /** When the last thing happened at an end. */
  endedAtMs = 0;
  /** How many things have happened. */
  happened = 0;
  /** What full queues did, by host; null until one is full. */
  crowding: Record<HostName, Crowding> | null = null;
  watcher: Watcher<Deed> | null = null;
  private readonly recorder: Recorder | null;
  private readonly link: Link;
  /** Null until something happens to a machine: both run and are on the network. */
  private power: Readonly<Record<HostName, Power>> | null = null;
  private transmissions = 0;

  constructor({ seed, hosts, link }: WorldSpec, traced: boolean) {
    this.recorder = traced ? new Recorder() : null;
    this.hosts = { A: new Host('A', hosts.A, traced), B: new Host('B', hosts.B, traced) };
    this.link = new Link(link, seed);
  }

  get trace(): Trace {
    return this.recorder?.events ?? [];
  }

  isUp(host: HostName): boolean {
    return this.power === null || this.power[host].up;
  }

  /** Lets the next thing happen, unless it is later; false when there is none. */
  next(untilMs: number): boolean {
    const pending = this.clock.next(untilMs);
    if (pending === undefined) return false;
    this.happened += 1;
    switch (pending.kind) {
      case 'arrival':
        this.arrive(pending.to, pending.id, pending.sent, pending.journey);
        break;
      case 'learns':
        this.learn(pending.who, pending.sent.segment, pending.mine);
        break;
      case 'timer':
        this.fire(pending);
        break;
      case 'deed':
        this.watcher?.done(pending.deed);
        break;
    }
    return true;
  }

  /** Keeps a deed for a moment; it is done after everything else of that moment. */
  at(atMs: number, deed: Deed): void {
    this.clock.schedule(atMs, rank.deed, { kind: 'deed', deed });
  }

  after(afterMs: number, deed: Deed): void {
    this.at(this.clock.nowMs + afterMs, deed);
  }

  /** An event at a connection, and what follows from it. */
  act(connection: Connection, event: TcpEvent): readonly Output[] {
    const before = connection.tcb.state;
    const outputs = connection.host.step(connection, event, this.clock.nowMs);
    this.follow(connection, outputs, before);
    return outputs;
  }

  /** A user call: as `act`, and the call itself stands in the trace. */
  call(
    connection: Connection,
    event: TcpEvent,
    name: CallName,
    octets: number | null = null,
  ): void {
    const { host, tcb } = connection;
    const before = tcb.state;
    if (!this.isUp(host.name)) {
      this.refuse(connection, name, octets);
      return;
    }
    const outputs = host.step(connection, event, this.clock.nowMs);
    this.recorder?.called(connection, this.clock.nowMs, name, octets);
    this.follow(connection, outputs, before);
  }

  /** A call of the sockets API, which `make` makes. */
  socketCall<T extends { error: string | null; octets: number }>(
    spot: () => Spot,
    name: CallName,
    octets: number | null,
    make: () => T,
  ): T {
    const result = this.begin(spot, name, octets, make);
    this.returned(spot(), name, result.error, result.octets);
    return result;
  }

  /** The same of a call that may return later. */
  begin<T>(spot: () => Spot, name: CallName, octets: number | null, make: () => T): T {
    const { recorder } = this;
    const { nowMs } = this.clock;
    this.endedAtMs = nowMs;
    return recorder === null ? make() : recorder.around(spot, nowMs, name, octets, make);
  }

  returned(spot: Spot, name: CallName, error: string | null, octets: number): void {
    this.recorder?.returned(spot, this.clock.nowMs, name, error, octets);
  }

  /** Nobody runs on a machine that is down. */
  refuse(spot: Spot, name: CallName, octets: number | null): void {
    const { nowMs } = this.clock;
    this.recorder?.called(spot, nowMs, name, octets);
    this.recorder?.returned(spot, nowMs, name, 'host is down', 0);
  }

  /** A segment that no host of the run sent: it arrives as if `from` had, or as a source on its side. */
  inject(segment: Segment, from: HostName, why: ForeignReason): void {
    const to = this.peerOf(this.hosts[from]);
    const known = this.hosts[from].connection(segment.srcPort, segment.dstPort);
    const spot = known ?? this.spot(this.hosts[from], segment.srcPort, segment.dstPort);
    const because = becauseOf(why);
    const sent: Sending = {
      kind: 'send',
      segment: segmentInShape(segment),
      attempt: 0,
      magic: null,
      because,
      tcb: seen(spot),
    };
    this.transmissions += 1;
    const { nowMs } = this.clock;
    const id = this.transmissions;
    this.recorder?.sent(spot, nowMs, sent, id);
    this.carry(spot, to, sent, id, nowMs);
  }

  /** Something happens to a machine. */
  change(name: HostName, what: ChangeName): void {
    const host = this.hosts[name];
    const { nowMs } = this.clock;
    this.power ??= { A: { up: true, plugged: true }, B: { up: true, plugged: true } };
    this.endedAtMs = nowMs;
    const because = becauseOf(`scenario:${what}`);
    this.recorder?.signalled(this.spot(host, null, null), nowMs, what, because);
    for (const { connection, from } of change(host, this.power[name], what)) {
      this.recorder?.forgotten(connection, nowMs, from, because);
    }
    if (what === 'crash' || what === 'unplug') this.tellOfLoss(this.peerOf(host));
  }

  /** D47: whoever is connected with a host that is gone hears of it at once. */
  private tellOfLoss(host: Host): void {
    if (host.spec.behaviour.lostPeer !== 'noticed') return;
    for (const connection of host.all()) {
      this.act(connection, { kind: 'telepathy', learns: 'peer-lost' });
    }
  }

  /** A place of the trace without a TCB: a null port is not known. */
  spot(host: Host, localPort: number | null, remotePort: number | null): Spot {
    const [a, b] = host.name === 'A' ? [localPort, remotePort] : [remotePort, localPort];
    return { host, conn: `A:${a ?? '*'}-B:${b ?? '*'}`, tcb: null };
  }

  private arrive(to: Host, id: number, sent: Sending, journey: Journey): void {
    const { nowMs } = this.clock;
    if (this.power !== null && !this.isReachable(this.power, to, sent.segment, id)) return;
    const segment = this.intact(to, id, sent.segment, journey);
    if (segment === null) return;
    if (knownAsOld(to, this.peerOf(to), segment)) {
      const spot = this.spot(to, segment.dstPort, segment.srcPort);
      this.recorder?.dropped(spot, nowMs, segment, id, becauseOf('behaviour:oldSyn'), 'discarded');
      return;
    }
    const arrival = to.meet(segment, nowMs);
    if (arrival.kind !== 'connection') {
      this.overflow(arrival, segment, id);
      this.watcher?.received(to.name, segment);
      return;
    }
    const connection = arrival;
    const before = connection.tcb.state;
    const event = { kind: 'segment', segment: sent.magic?.meant ?? segment } as const;
    const outputs = to.step(connection, event, nowMs);
    this.recorder?.delivered(connection, nowMs, segment, id, becauseOf(journey.because));
    this.follow(connection, outputs, before);
    this.reopen(to, segment, outputs);
    this.watcher?.received(to.name, segment);
    if (sent.magic?.senderLearns === true) {
      this.clock.schedule(nowMs, rank.learns, {
        kind: 'learns',
        who: this.peerOf(to),
        sent,
        mine: true,
      });
    }
  }

  private isReachable(
    power: Readonly<Record<HostName, Power>>,
    to: Host,
    segment: Segment,
    id: number,
  ): boolean {
    const { up, plugged } = power[to.name];
    if (up && plugged) return true;
    const spot = this.spot(to, segment.dstPort, segment.srcPort);
    const because = becauseOf(up ? 'scenario:unplugged' : 'scenario:down');
    this.recorder?.dropped(spot, this.clock.nowMs, segment, id, because, up ? 'cut' : 'discarded');
    if (answersForNobody(to)) this.answerFor(to, segment);
    return false;
  }

  /** What the receiver reads; null when its checksum tells that it is not what was sent. */
  private intact(to: Host, id: number, segment: Segment, { damagedBit }: Journey): Segment | null {
    if (damagedBit === null) return segment;
    const read = damaged(segment, this.peerOf(to).name, damagedBit);
    if (read !== null) return read;
    const spot = this.spot(to, segment.dstPort, segment.srcPort);
    const because = becauseOf('scenario:corrupt');
    this.recorder?.dropped(spot, this.clock.nowMs, segment, id, because, 'corrupt');
    return null;
  }

  /** A queue is full: the segment is dropped, or answered without any state. */
  private overflow(arrival: Exclude<Arrival, Connection>, segment: Segment, id: number): void {
    const { connection } = arrival;
    const { nowMs } = this.clock;
    this.endedAtMs = nowMs;
    const because = becauseOf('scenario:overflow');
    this.recorder?.dropped(connection, nowMs, segment, id, because, 'overflow');
    const { name } = connection.host;
    const byCookie = arrival.kind === 'answer' && arrival.because === 'scenario:cookie';
    this.crowding ??= { A: { overflows: 0, cookies: 0 }, B: { overflows: 0, cookies: 0 } };
    this.crowding[name][byCookie ? 'cookies' : 'overflows'] += 1;
    if (fellsHost(connection.host, segment)) {
      this.change(name, 'crash');
      return;
    }
    if (arrival.kind === 'overflow') return;
    const common = { attempt: 0, magic: null, tcb: null } as const;
    this.send(connection, {
      kind: 'send',
      segment: arrival.segment,
      because: becauseOf(arrival.because),
      ...common,
    });
  }

  private reopen(to: Host, segment: Segment, outputs: readonly Output[]): void {
    // Nothing comes after it.
    const reopening = outputs.at(-1);
    if (reopening?.kind !== 'reopen') return;
    this.act(to.reopened(segment, reopening.iss), { kind: 'segment', segment });
  }

  private learn(who: Host, segment: Segment, mine: boolean): void {
    const [local, remote] = mine
      ? [segment.srcPort, segment.dstPort]
      : [segment.dstPort, segment.srcPort];
    const connection = who.connection(local, remote);
    if (connection === null) return;
    const learns = mine ? 'mine-arrived' : 'peer-sent';
    this.act(connection, { kind: 'telepathy', learns, segment });
  }

  private fire({ connection, timer, dueAt }: Extract<Pending<Deed>, { kind: 'timer' }>): void {
    // A timer that was stopped or restarted since has another due time.
    if (connection.tcb.timers[timer] !== dueAt) return;
    this.act(connection, { kind: 'timeout', timer });
  }

  /** Carries out what a step led to. */
  private follow(connection: Connection, outputs: readonly Output[], before: State): void {
    const { recorder, watcher } = this;
    const { nowMs } = this.clock;
    this.endedAtMs = nowMs;
    for (const output of outputs) {
      if (recorder !== null && output.kind !== 'send' && output.kind !== 'reopen') {
        recorder.output(connection, nowMs, output);
      }
      switch (output.kind) {
        case 'send':
          this.send(connection, output);
          break;
        case 'reopen':
          break;
        case 'timer':
          this.wake(connection, output);
          break;
        case 'state':
          watcher?.entered(connection, output.to);
          break;
        case 'signal':
          watcher?.signalled(connection, output.signal, before);
          break;
        case 'result':
          if (output.call === 'RECEIVE') connection.host.received += output.octets;
          break;
      }
    }
  }

  private wake(connection: Connection, output: Extract<Output, { kind: 'timer' }>): void {
    if (output.action !== 'start') return;
    const { timer, dueAt } = output;
    this.clock.schedule(dueAt, rank.timer, { kind: 'timer', connection, timer, dueAt });
  }

  private send(connection: Connection, sent: Sending): void {
    const from = connection.host;
    const to = this.peerOf(from);
    const { nowMs } = this.clock;
    this.transmissions += 1;
    const id = this.transmissions;
    this.recorder?.sent(connection, nowMs, sent, id);
    this.watcher?.sent(from.name, sent.segment);
    if (sent.magic?.peerLearns === true) {
      this.clock.schedule(nowMs, rank.learns, { kind: 'learns', who: to, sent, mine: false });
    }
    if (sent.magic?.actsOnSending === true) {
      this.clock.schedule(nowMs, rank.arrival, {
        kind: 'arrival',
        to,
        id,
        sent,
        journey: undisturbed,
      });
      return;
    }
    if (this.goesNowhere(connection, to, sent.segment, id)) return;
    this.carry(connection, to, sent, id, nowMs);
  }

  private goesNowhere(from: Connection, to: Host, segment: Segment, id: number): boolean {
    if (this.power?.[from.host.name].plugged === false) {
      const because = becauseOf('scenario:unplugged');
      this.recorder?.dropped(from, this.clock.nowMs, segment, id, because, 'cut');
      return true;
    }
    if (this.outside.length === 0 || !this.isOutside(to.name, segment.dstPort)) return false;
    const because = becauseOf('scenario:nobody');
    this.recorder?.dropped(from, this.clock.nowMs, segment, id, because, 'discarded');
    if (answersForNobody(to)) this.answerFor(to, segment);
    return true;
  }

  /** D27: a reset in the name of who is not there. */
  private answerFor(absent: Host, segment: Segment): void {
    if (flagsOf(segment).includes('RST')) return;
    const reset = resetFor(segment, absent.spec.behaviour);
    this.inject(reset, absent.name, 'behaviour:unreachableHost');
  }

  private isOutside(name: HostName, port: number): boolean {
    return this.outside.some(
      ({ host, first, last }) => host === name && port >= first && port <= last,
    );
  }

  /** Hands a segment to the network, whoever sent it. */
  private carry(spot: Spot, to: Host, sent: Sending, id: number, nowMs: number): void {
    const fate = this.link.carry(this.peerOf(to).name, sent.segment, nowMs);
    if (fate.lost !== null) {
      const reason = fate.lost === 'scenario:cut' ? 'cut' : 'lost';
      this.recorder?.dropped(spot, nowMs, sent.segment, id, becauseOf(fate.lost), reason);
      return;
    }
    const at = fate.jittered ? wholeMicroseconds(nowMs + fate.delayMs) : nowMs + fate.delayMs;
    this.clock.schedule(at, rank.arrival, {
      kind: 'arrival',
      to,
      id,
      sent,
      journey: journeyOf(fate),
    });
    for (const afterMs of fate.copiesAfterMs) {
      this.clock.schedule(at + afterMs, rank.arrival, {
        kind: 'arrival',
        to,
        id,
        sent,
        journey: duplicated,
      });
    }
  }

  private peerOf(host: Host): Host {
    return host.name === 'A' ? this.hosts.B : this.hosts.A;
  }
}

/** What is drawn lies on the grid of a capture's clock. */
const wholeMicroseconds = (ms: number): number => Math.round(ms * 1000) / 1000;

const seen = ({ tcb }: Spot): TcbSnapshot | null => (tcb === null ? null : snapshot(tcb));

/** The state of one end as its user names it; CLOSED without a TCB. */
export const nameOfState = (connection: Connection | null): State =>
  connection === null ? 'CLOSED' : stateOf(connection.tcb);
