import { assert, never, present } from '@/lib/kit';
import {
  snapshot,
  type Segment,
  type Signal,
  type State,
  type TcbSnapshot,
  type TcpEvent,
} from '@/lib/tcp';
import { hideSources, inject, type Injection } from './attacker';
import { Crowds, type CrowdDeed } from './crowd';
import type { Connection } from './connection';
import type { Host } from './host';
import type { HostChange } from './power';
import type { Spot } from './recorder';
import type { Scenario, ScenarioCall } from './scenario';
import { acceptCall, makeSocketCall, type Acceptor, type SocketCall } from './socket-call';
import { Sockets } from './sockets';
import { Triggers } from './triggers';
import type { HostName, Trace } from './trace';
import { World, type Watcher } from './world';

export interface RunOptions {
  /** Without a trace a run costs a fraction; the ends are the same. */
  readonly trace: boolean;
  /** The run stops when so many things have happened; 10 million unless said. */
  readonly maxEvents?: number;
}

export interface RunResult {
  /** Empty unless asked for. */
  readonly trace: Trace;
  readonly ends: Readonly<Record<HostName, End>>;
  /** When the last thing happened. */
  readonly endedAtMs: number;
  /** Null: nothing was left to happen. Else what the run ran into: the scenario's last moment, or its events. */
  readonly bound: 'time' | 'events' | null;
}

/** One host when the run is over. */
export interface End {
  /** Of its latest connection; LISTEN where there is only a listener. */
  readonly state: State;
  /** The TCBs that are left, connections first. */
  readonly tcbs: readonly TcbSnapshot[];
  /** Octets that RECEIVE handed to its user. */
  readonly received: number;
  /** The queues of its listeners that have bounds. */
  readonly queues: readonly QueueEnd[];
  /** Segments for which a queue had no room, and SYNs that were answered by a cookie. */
  readonly overflows: number;
  readonly cookies: number;
}

export interface QueueEnd {
  readonly port: number;
  /** Handshakes under way. */
  readonly halfOpen: number;
  /** Established and not accepted yet. */
  readonly ready: number;
}

const usualMaxEvents = 10_000_000;

/** Runs a scenario to its end. Pure: the same scenario gives the same result, trace and all. */
export function run(scenario: Scenario, options: RunOptions): RunResult {
  return new Run(scenario, options).result();
}

/** What a scenario has done at its time, or by its trigger. */
type Deed = ScenarioCall | SocketCall | HostChange | Injection;
type Done =
  | CrowdDeed
  | { readonly deed: Deed; readonly seen: Segment | null }
  | { readonly acceptor: Acceptor; readonly n: number };

/** Lets one thing happen after another. A function of its own: the engine compiles it once, and all of its callees into it. */
function pass(world: World<Done>, untilMs: number, maxEvents: number): void {
  while (world.happened < maxEvents && world.next(untilMs));
}

class Run implements Watcher<Done> {
  private readonly world: World<Done>;
  private readonly triggers: Triggers<Deed>;
  private readonly crowds: Crowds | null;
  /** Made when a scenario first calls one; a crash takes them away. */
  private readonly sockets: Record<HostName, Sockets | null> = { A: null, B: null };

  constructor(
    private readonly scenario: Scenario,
    private readonly options: RunOptions,
  ) {
    const { attacker, crowds } = scenario;
    this.world = new World(scenario, options.trace);
    this.world.watcher = this;
    if (attacker !== undefined) hideSources(this.world, attacker);
    this.crowds = crowds === undefined ? null : new Crowds(crowds, this.world);
    this.triggers = new Triggers<Deed>(deedsOf(scenario), (deed, afterMs, seen) => {
      this.world.after(afterMs, { deed, seen });
    });
  }

  result(): RunResult {
    const { world, scenario } = this;
    const { maxEvents = usualMaxEvents } = this.options;
    this.triggers.start();
    this.crowds?.start();
    for (const acceptor of scenario.acceptors ?? []) this.accepts(acceptor, 1);
    pass(world, scenario.untilMs, maxEvents);
    return {
      trace: world.trace,
      ends: { A: endOf(world, 'A'), B: endOf(world, 'B') },
      endedAtMs: world.endedAtMs,
      bound: world.clock.isEmpty ? null : world.happened >= maxEvents ? 'events' : 'time',
    };
  }

  done(done: Done): void {
    if ('crowd' in done) {
      this.crowds?.done(done);
      return;
    }
    if ('acceptor' in done) {
      this.socketCall(acceptCall(done.acceptor, done.n));
      this.accepts(done.acceptor, done.n + 1);
      return;
    }
    const { deed, seen } = done;
    if ('change' in deed) this.change(deed);
    else if ('flags' in deed) this.inject(deed, seen);
    else if ('socket' in deed) this.socketCall(deed);
    else this.userCall(deed);
  }

  sent(host: HostName, segment: Segment): void {
    this.triggers.sent(host, segment);
  }

  received(host: HostName, segment: Segment): void {
    this.triggers.received(host, segment);
  }

  entered(connection: Connection, to: State): void {
    const { name } = connection.host;
    if (to === 'ESTABLISHED') this.sockets[name]?.established(connection);
    this.triggers.entered(name, to);
    this.crowds?.entered(connection);
  }

  signalled(connection: Connection, signal: Signal, before: State): void {
    this.sockets[connection.host.name]?.signalled(connection, signal, before);
  }

  private accepts(acceptor: Acceptor, n: number): void {
    const { fromMs, everyMs, calls } = acceptor;
    if (n <= calls) this.world.at(fromMs + (n - 1) * everyMs, { acceptor, n });
  }

  private change({ host, change }: HostChange): void {
    this.world.change(host, change);
    if (change === 'crash' || change === 'reboot') this.sockets[host] = null;
  }

  private inject(injection: Injection, seen: Segment | null): void {
    inject(this.world, present(this.scenario.attacker, 'attacker'), injection, seen);
  }

  private userCall(call: ScenarioCall): void {
    const { world } = this;
    const host = world.hosts[call.host];
    if (!world.isUp(call.host)) {
      world.refuse(world.spot(host, call.port ?? null, null), call.call, octetsOf(call));
      return;
    }
    world.call(this.targetOf(host, call), eventOf(call), call.call, octetsOf(call));
  }

  private targetOf(host: Host, call: ScenarioCall): Connection {
    if (call.call !== 'OPEN') return host.target(call.port);
    return call.active
      ? host.connect(call.port, call.remotePort, this.world.clock.nowMs)
      : host.listen(call.port);
  }

  private socketCall(call: SocketCall): void {
    const { world } = this;
    const host = world.hosts[call.host];
    const octets = 'octets' in call ? (call.octets ?? null) : null;
    if (!world.isUp(call.host)) {
      world.refuse(world.spot(host, null, null), call.call, octets);
      return;
    }
    const sockets = this.socketsOf(host);
    const spot = (): Spot => sockets.connection(call.socket) ?? world.spot(host, null, null);
    world.socketCall(spot, call.call, octets, () =>
      makeSocketCall(sockets, call, world.clock.nowMs),
    );
  }

  private socketsOf(host: Host): Sockets {
    const { world } = this;
    const known = this.sockets[host.name];
    if (known !== null) return known;
    const made = new Sockets(
      host,
      (connection, event) => {
        world.act(connection, event);
      },
      host.spec.system,
    );
    this.sockets[host.name] = made;
    return made;
  }
}

/** In the order in which those of the same moment are done. */
function deedsOf({ calls, socketCalls, changes, attacker }: Scenario): readonly Deed[] {
  const only = socketCalls === undefined && changes === undefined && attacker === undefined;
  if (only) return calls;
  const injections = attacker?.injections ?? [];
  return [...calls, ...(socketCalls ?? []), ...(changes ?? []), ...injections];
}

const octetsOf = (call: ScenarioCall): number | null => ('octets' in call ? call.octets : null);

function eventOf(call: ScenarioCall): TcpEvent {
  return { kind: 'call', call: userCall(call) };
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
    default:
      return never(call);
  }
}

function endOf({ hosts, crowding }: Pick<World, 'hosts' | 'crowding'>, name: HostName): End {
  const host = hosts[name];
  const all = [...host.all(), ...host.listeners.values()];
  const fallback = host.listeners.size > 0 ? 'LISTEN' : 'CLOSED';
  const tcbs = all.map(({ tcb }) => snapshot(tcb)).filter((tcb) => tcb !== null);
  const last = host.latest === null ? null : host.latest.tcb;
  return {
    state: last === null ? fallback : (snapshot(last)?.state ?? 'CLOSED'),
    tcbs,
    received: host.received,
    queues: queuesOf(host),
    overflows: crowding?.[name].overflows ?? 0,
    cookies: crowding?.[name].cookies ?? 0,
  };
}

const queuesOf = (host: Host): QueueEnd[] =>
  [...host.listeners.values()].flatMap(({ localPort, queue }) =>
    queue === null
      ? []
      : [{ port: localPort, halfOpen: queue.synQueueLength, ready: queue.ready.length }],
  );
