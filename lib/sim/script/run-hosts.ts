import { behaviours, seq, type Behaviour, type Segment, type Signal, type State } from '@/lib/tcp';
import type { Connection } from '../connection';
import { systemFrom, withSettings } from '../settings';
import { linuxSystem, type System } from '../system';
import type { HostName, Trace } from '../trace';
import { World, type Watcher } from '../world';
import { assertCode, tcpInfo } from './assertions';
import { serverPort } from './calls';
import { End } from './end';
import { linkOf } from './network';
import {
  ScriptStop,
  type RunnableScript,
  type ScriptCall,
  type ScriptCode,
  type ScriptEvent,
  type ScriptHosts,
  type ScriptSegment,
  type ScriptState,
} from './script';
import { difference, injected, lineWords, segmentWords, type Frame } from './segments';
import { shellLines } from './shell';
import { spanOf, type Span } from './span';
import { Wire, type Passed } from './wire';

export interface HostsRunOptions {
  /** Of a host that the script says nothing of. */
  readonly behaviour: Behaviour;
  /** Decides the first sequence numbers. */
  readonly iss: number;
  /** Decides what the network draws. */
  readonly seed: string;
  readonly constants: Readonly<Record<string, number>>;
}

/** How far an expected moment may lie beside the real one, unless the script says (`--tolerance_usecs`). */
const leastToleranceMs = 10;
/** What bounds a run: things that happen, and virtual time. */
const bounds = { events: 1_000_000, virtualMs: 24 * 3600 * 1000 } as const;
/** The first port of a client's choice, as packetdrill's scripts have it. */
const clientPort = 40_000;
/** What a segment line says nothing of counts from 0; the numbers were counted when it passed. */
const counted: Frame = {
  localPort: 0,
  remotePort: 0,
  localIss: 0,
  tsOffset: null,
};

/** Runs a script of two hosts up to the first expectation that is not met; the trace is whole until there. */
export class HostsRunner implements Watcher<never> {
  private readonly world: World;
  private readonly ends: Readonly<Record<HostName, End>>;
  private readonly wire = new Wire();
  private readonly variables = new Map<string, number>();
  private readonly toleranceMs: number;
  private eventMs = 0;

  constructor(
    private readonly script: RunnableScript,
    private readonly hosts: ScriptHosts,
    private readonly options: HostsRunOptions,
  ) {
    const rules = script.steps.filter((step) => step.kind === 'net');
    const [a, b] = hosts.names;
    const [first, second] = [this.machine(a, options.iss), this.machine(b, otherIss(options.iss))];
    const link = linkOf(rules, a.name);
    const { seed } = options;
    this.world = new World({ seed, hosts: { A: first, B: second }, link }, true);
    this.world.watcher = this;
    const end = (name: HostName, system: System): End =>
      new End(this.world, this.world.hosts[name], system);
    this.ends = { A: end('A', first.system), B: end('B', second.system) };
    const given = script.options.find(({ name }) => name === 'tolerance_usecs')?.value;
    this.toleranceMs = Math.max(leastToleranceMs, Number(given ?? 0) / 1000);
  }

  get trace(): Trace {
    return this.world.trace;
  }

  all(): void {
    for (const step of this.script.steps) if (step.kind === 'event') this.event(step);
    for (const name of ['A', 'B'] as const) this.finish(name);
  }

  done(): void {
    // A script keeps no deeds: it does each in its turn.
  }

  sent(host: HostName, segment: Segment): void {
    this.wire.sent(host, segment, this.world.clock.nowMs);
  }

  received(host: HostName, segment: Segment): void {
    this.wire.received(host, segment, this.world.clock.nowMs);
  }

  entered(connection: Connection, to: State): void {
    if (to === 'ESTABLISHED') this.ends[connection.host.name].established(connection);
  }

  signalled(connection: Connection, signal: Signal, before: State): void {
    this.ends[connection.host.name].signalled(connection, signal, before);
  }

  private machine({ name, behaviour }: ScriptHosts['names'][0], iss: number) {
    const { settings } = shellLines(this.script, name);
    const asked = systemFrom(settings);
    const ownRange = asked.portRange === linuxSystem.portRange;
    const portRange = ownRange ? ([clientPort, asked.portRange[1]] as const) : asked.portRange;
    const system = { ...asked, portRange };
    const row = Object.entries(behaviours).find(([known]) => known === behaviour)?.[1];
    return {
      behaviour: withSettings(row ?? this.options.behaviour, settings),
      iss,
      readsAtOnce: false,
      rcvBuffer: system.rcvBuffer,
      settings: system.settings,
      system,
    };
  }

  private event(event: ScriptEvent): void {
    const { action, at } = event;
    if (action.kind === 'shell') return;
    const span = spanOf(event, this.eventMs);
    if (span.from > bounds.virtualMs) {
      throw new ScriptStop('bound', at.line, 'at most 24 hours of virtual time', `${span.from} ms`);
    }
    if (event.host === this.hosts.attacker) {
      this.forge(event, span);
      return;
    }
    const host: HostName = event.host === this.hosts.names[0].name ? 'A' : 'B';
    if (action.kind === 'segment') {
      this.expect(host, action, span);
      return;
    }
    this.reach(span.from, at.line);
    switch (action.kind) {
      case 'call':
        this.call(host, action, event);
        break;
      case 'host':
        this.world.change(host, action.change);
        if (action.change === 'crash' || action.change === 'reboot') this.ends[host].forget();
        break;
      case 'state':
        this.expectState(host, action, span);
        break;
      case 'code':
        this.assertAll(host, action);
        break;
      case 'icmp':
        throw new ScriptStop('unsupported', at.line, 'a segment of TCP', 'icmp');
    }
  }

  /** Lets the next thing happen, by then; false when there is none. */
  private next(untilMs: number, line: number): boolean {
    const { world } = this;
    if (world.happened >= bounds.events) {
      const most = `at most ${bounds.events} events`;
      throw new ScriptStop('bound', line, most, `more, at ${Math.round(world.clock.nowMs)} ms`);
    }
    if (world.next(Math.min(untilMs, bounds.virtualMs))) {
      this.ends.A.retry();
      this.ends.B.retry();
      return true;
    }
    if (untilMs <= bounds.virtualMs || world.clock.isEmpty) return false;
    throw new ScriptStop('bound', line, 'an end within 24 hours of virtual time', 'none');
  }

  /** Lets time pass until a step's moment. */
  private reach(toMs: number, line: number): void {
    const { clock } = this.world;
    if (toMs < clock.nowMs - this.toleranceMs) {
      const found = `${Math.round(toMs)} ms`;
      const expected = `a step not before ${Math.round(clock.nowMs)} ms`;
      throw new ScriptStop('unsupported', line, expected, found);
    }
    while (this.next(toMs, line));
    clock.nowMs = Math.max(clock.nowMs, toMs);
    this.eventMs = toMs;
  }

  private call(host: HostName, call: ScriptCall, { time }: ScriptEvent): void {
    this.finish(host);
    const relative = time?.kind === 'relative';
    const start = relative ? this.eventMs - time.usec / 1000 : 0;
    const untilMs = call.until === null ? Infinity : start + call.until / 1000;
    this.ends[host].call(call, untilMs);
  }

  /** A host makes one call at a time: the one before it returns first. */
  private finish(host: HostName): void {
    const end = this.ends[host];
    const { pending } = end;
    if (pending === null) return;
    const latest = pending.untilMs + this.toleranceMs;
    while (pending.result === null && this.next(latest, pending.call.at.line));
    end.finish(this.toleranceMs);
  }

  /** The first segment from that moment on must be this one; what passed before is nobody's business. */
  private expect(host: HostName, line: ScriptSegment, { from, to }: Span): void {
    const passed = line.direction === 'out' ? this.wire.out[host] : this.wire.in[host];
    const latest = to + this.toleranceMs;
    const words = `${line.direction === 'out' ? '>' : '<'} ${lineWords(line)}`;
    const found = this.firstFrom(passed, from - this.toleranceMs, latest, line.at.line);
    if (found === null) {
      const until = Number.isFinite(latest) ? `${Math.round(latest)} ms` : 'the end';
      throw new ScriptStop('finding', line.at.line, words, `no segment until ${until}`);
    }
    const actual =
      line.options !== 'any' && line.options.length === 0 ? bare(found) : found.segment;
    const differs = difference(line, actual, { ...counted });
    if (differs !== null || found.atMs > latest) {
      const what = `${segmentWords(actual, counted)} at ${Math.round(found.atMs)} ms`;
      const why = differs === null ? '' : ` (${differs})`;
      throw new ScriptStop('finding', line.at.line, words, what + why);
    }
    this.eventMs = Number.isFinite(to) ? Math.max(from, Math.min(found.atMs, to)) : found.atMs;
  }

  private firstFrom(passed: Passed[], from: number, to: number, line: number): Passed | null {
    for (;;) {
      const first = passed.shift();
      if (first !== undefined && first.atMs >= from) return first;
      if (first === undefined && !this.next(to, line)) return null;
    }
  }

  private expectState(host: HostName, line: ScriptState, { from, to }: Span): void {
    const end = this.ends[host];
    const state = (): State => end.state(line.descriptor);
    const latest = to + this.toleranceMs;
    while (state() !== line.state && this.next(latest, line.at.line));
    if (state() !== line.state) {
      throw new ScriptStop('finding', line.at.line, `state ${line.state}`, state());
    }
    this.eventMs = to > from ? Math.max(from, this.world.clock.nowMs) : from;
  }

  /** An attacker's segment. */
  private forge({ action, at }: ScriptEvent, span: Span): void {
    if (action.kind !== 'segment' || action.path === null) {
      throw new ScriptStop('unsupported', at.line, 'a segment of TCP', action.kind);
    }
    this.reach(span.from, at.line);
    const from: HostName = action.path.from === this.hosts.names[0].name ? 'A' : 'B';
    const usual = { src: clientPort, dst: serverPort };
    const { src, dst } = action.ports ?? this.wire.portsFrom(from, usual);
    const peer: HostName = from === 'A' ? 'B' : 'A';
    const peerIss = this.wire.absolute(peer, { src: dst, dst: src }, 0);
    const frame: Frame = { localPort: dst, remotePort: src, localIss: peerIss, tsOffset: null };
    const number = this.wire.absolute(from, { src, dst }, action.seq);
    this.world.inject({ ...injected(action, frame), seq: seq(number) }, from, 'scenario:forged');
  }

  private assertAll(host: HostName, code: ScriptCode): void {
    const connection = this.ends[host].connection(null);
    if (connection === null) {
      throw new ScriptStop('unsupported', code.at.line, 'a connection to assert on', 'none yet');
    }
    assertCode(code, tcpInfo(connection.tcb), this.options.constants, this.variables);
  }
}

/** What the script does not say of options it does not compare. */
const bare = ({ segment }: Passed): Segment => {
  const { options, ...rest } = segment;
  return options === undefined ? segment : rest;
};

/** The second host's numbers begin somewhere else. */
const otherIss = (iss: number): number => (iss ^ 0x5bd1_e995) >>> 0;
