import { assert } from '@/lib/kit';
import { snapshot, type Output, type Segment, type State, type TcbSnapshot } from '@/lib/tcp';
import { becauseOf } from './because';
import { Clock } from './clock';
import { Host, type Arrival, type Connection } from './host';
import { Link } from './link';
import { Recorder, type Sending } from './recorder';
import type { Scenario, ScenarioCall } from './scenario';
import { Triggers } from './triggers';
import type { HostName, Trace } from './trace';

export interface RunOptions {
  /** Without a trace a run costs a fraction; the ends are the same. */
  readonly trace: boolean;
}

export interface RunResult {
  /** Empty unless asked for. */
  readonly trace: Trace;
  readonly ends: Readonly<Record<HostName, End>>;
  /** When the last thing happened. */
  readonly endedAtMs: number;
}

/** One host when the run is over. */
export interface End {
  /** Of its latest connection; LISTEN where there is only a listener. */
  readonly state: State;
  /** The TCBs that are left, connections first. */
  readonly tcbs: readonly TcbSnapshot[];
  /** Octets that RECEIVE handed to its user. */
  readonly received: number;
}

type Sent = Sending;

/** What the clock has in store. */
type Pending =
  | { readonly kind: 'arrival'; readonly to: Host; readonly id: number; readonly sent: Sent }
  | { readonly kind: 'learns'; readonly who: Host; readonly sent: Sent; readonly mine: boolean }
  | {
      readonly kind: 'timer';
      readonly connection: Connection;
      readonly timer: Extract<Output, { kind: 'timer' }>['timer'];
      readonly dueAt: number;
    }
  | { readonly kind: 'call'; readonly call: ScenarioCall };

/** Ranks of the same instant: see Clock. */
const rank = { arrival: 0, learns: 0, timer: 1, call: 2 } as const;

/** Runs a scenario to its end. Pure: the same scenario gives the same result, trace and all. */
export function run(scenario: Scenario, options: RunOptions): RunResult {
  return new Run(scenario, options).result();
}

class Run {
  private readonly clock = new Clock<Pending>();
  private readonly recorder: Recorder | null;
  private readonly hosts: Readonly<Record<HostName, Host>>;
  private readonly link: Link;
  private readonly triggers: Triggers;
  private transmissions = 0;
  private endedAtMs = 0;

  constructor(
    private readonly scenario: Scenario,
    options: RunOptions,
  ) {
    this.recorder = options.trace ? new Recorder() : null;
    this.hosts = {
      A: new Host('A', scenario.hosts.A, options.trace),
      B: new Host('B', scenario.hosts.B, options.trace),
    };
    this.link = new Link(scenario.link, scenario.seed);
    this.triggers = new Triggers(scenario.calls, (call, afterMs) => {
      this.schedule(this.clock.nowMs + afterMs, { kind: 'call', call });
    });
  }

  result(): RunResult {
    this.triggers.start();
    let pending = this.clock.next(this.scenario.untilMs);
    while (pending !== undefined) {
      this.happen(pending);
      pending = this.clock.next(this.scenario.untilMs);
    }
    return {
      trace: this.recorder?.events ?? [],
      ends: { A: endOf(this.hosts.A), B: endOf(this.hosts.B) },
      endedAtMs: this.endedAtMs,
    };
  }

  private schedule(at: number, what: Pending): void {
    this.clock.schedule(at, rank[what.kind], what);
  }

  private happen(pending: Pending): void {
    switch (pending.kind) {
      case 'arrival':
        this.arrive(pending.to, pending.id, pending.sent);
        break;
      case 'learns':
        this.learn(pending.who, pending.sent.segment, pending.mine);
        break;
      case 'timer':
        this.fire(pending);
        break;
      case 'call':
        this.call(pending.call);
        break;
    }
  }

  private arrive(to: Host, id: number, sent: Sent): void {
    const { segment } = sent;
    const arrival = to.meet(segment, this.clock.nowMs);
    if (arrival.kind !== 'connection') {
      this.overflow(arrival, segment, id);
      return;
    }
    const connection = arrival;
    const outputs = to.step(connection, { kind: 'segment', segment }, this.clock.nowMs);
    this.recorder?.delivered(connection, this.clock.nowMs, segment, id);
    this.follow(connection, outputs);
    this.reopen(to, segment, outputs);
    this.triggers.received(to.name, segment);
    if (sent.magic?.senderLearns === true) {
      this.schedule(this.clock.nowMs, { kind: 'learns', who: this.peerOf(to), sent, mine: true });
    }
  }

  /** A queue is full: the segment is dropped, or answered without any state. */
  private overflow(arrival: Exclude<Arrival, Connection>, segment: Segment, id: number): void {
    const { connection } = arrival;
    const { nowMs } = this.clock;
    this.endedAtMs = nowMs;
    this.recorder?.discarded(connection, nowMs, segment, id, becauseOf('scenario:overflow'));
    if (arrival.kind === 'overflow') return;
    const because = becauseOf(arrival.because);
    const common = { attempt: 0, magic: null, tcb: null } as const;
    this.send(connection, { kind: 'send', segment: arrival.segment, because, ...common });
  }

  private reopen(to: Host, segment: Segment, outputs: readonly Output[]): void {
    const reopening = outputs.find((output) => output.kind === 'reopen');
    if (reopening === undefined) return;
    const connection = to.reopened(segment, reopening.iss);
    this.follow(connection, to.step(connection, { kind: 'segment', segment }, this.clock.nowMs));
  }

  private learn(who: Host, segment: Segment, mine: boolean): void {
    const [local, remote] = mine
      ? [segment.srcPort, segment.dstPort]
      : [segment.dstPort, segment.srcPort];
    const connection = who.connection(local, remote);
    if (connection === null) return;
    const learns = mine ? 'mine-arrived' : 'peer-sent';
    const event = { kind: 'telepathy', learns, segment } as const;
    this.follow(connection, who.step(connection, event, this.clock.nowMs));
  }

  private fire({ connection, timer, dueAt }: Extract<Pending, { kind: 'timer' }>): void {
    // A timer that was stopped or restarted since has another due time.
    if (connection.tcb.timers[timer] !== dueAt) return;
    const outputs = connection.host.step(connection, { kind: 'timeout', timer }, dueAt);
    this.follow(connection, outputs);
  }

  private call(call: ScenarioCall): void {
    const host = this.hosts[call.host];
    const connection = this.targetOf(host, call);
    const event = { kind: 'call', call: userCall(call) } as const;
    const outputs = host.step(connection, event, this.clock.nowMs);
    const octets = 'octets' in call ? call.octets : null;
    this.recorder?.called(connection, this.clock.nowMs, call.call, octets);
    this.follow(connection, outputs);
  }

  private targetOf(host: Host, call: ScenarioCall): Connection {
    if (call.call !== 'OPEN') return host.target(call.port);
    return call.active
      ? host.connect(call.port, call.remotePort, this.clock.nowMs)
      : host.listen(call.port);
  }

  /** Carries out what a step led to. */
  private follow(connection: Connection, outputs: readonly Output[]): void {
    this.endedAtMs = this.clock.nowMs;
    for (const output of outputs) {
      if (output.kind === 'send') this.send(connection, output);
      else if (output.kind !== 'reopen') {
        this.recorder?.output(connection, this.clock.nowMs, output);
        if (output.kind === 'timer') this.wake(connection, output);
        else if (output.kind === 'state') this.triggers.entered(connection.host.name, output.to);
        else if (output.kind === 'result' && output.call === 'RECEIVE') {
          connection.host.received += output.octets;
        }
      }
    }
  }

  private wake(connection: Connection, output: Extract<Output, { kind: 'timer' }>): void {
    if (output.action !== 'start') return;
    const { timer, dueAt } = output;
    this.schedule(dueAt, { kind: 'timer', connection, timer, dueAt });
  }

  private send(connection: Connection, sent: Sent): void {
    const from = connection.host;
    const to = this.peerOf(from);
    const { nowMs } = this.clock;
    this.transmissions += 1;
    const id = this.transmissions;
    this.recorder?.sent(connection, nowMs, sent, id);
    if (sent.magic?.peerLearns === true) {
      this.schedule(nowMs, { kind: 'learns', who: to, sent, mine: false });
    }
    if (sent.magic?.actsOnSending === true) {
      this.schedule(nowMs, { kind: 'arrival', to, id, sent });
      return;
    }
    const fate = this.link.carry(from.name, sent.segment);
    if (fate.lost === null) this.schedule(nowMs + fate.delayMs, { kind: 'arrival', to, id, sent });
    else this.recorder?.dropped(connection, nowMs, sent.segment, id, becauseOf(fate.lost));
  }

  private peerOf(host: Host): Host {
    return host.name === 'A' ? this.hosts.B : this.hosts.A;
  }
}

function userCall(call: ScenarioCall) {
  switch (call.call) {
    case 'OPEN':
      return { name: call.call, active: call.active } as const;
    case 'SEND':
    case 'RECEIVE':
      assert(call.octets > 0, `a number of octets above 0, not ${call.octets}`);
      return { name: call.call, octets: call.octets } as const;
    case 'CLOSE':
      return { name: call.call, release: call.release ?? false } as const;
    case 'ABORT':
    case 'STATUS':
      return { name: call.call } as const;
  }
}

function endOf(host: Host): End {
  const all = [...host.connections.values(), ...host.listeners.values()];
  const fallback = host.listeners.size > 0 ? 'LISTEN' : 'CLOSED';
  const tcbs = all.map(({ tcb }) => snapshot(tcb)).filter((tcb) => tcb !== null);
  const last = host.latest === null ? null : host.latest.tcb;
  return {
    state: last === null ? fallback : (snapshot(last)?.state ?? 'CLOSED'),
    tcbs,
    received: host.received,
  };
}
