import { add, segmentInShape, seq, type Behaviour } from '@/lib/tcp';
import { systemFrom, withSettings } from '../settings';
import type { Trace } from '../trace';
import { assertCode, tcpInfo } from './assertions';
import { freshDescriptors, makeCall, numberIn, serverPort, type Descriptors } from './calls';
import { Endpoint } from './endpoint';
import {
  ScriptStop,
  type RunnableScript,
  type ScriptCall,
  type ScriptEvent,
  type ScriptSegment,
} from './script';
import { refuseFastOpen } from './fast-open';
import { HostsRunner } from './run-hosts';
import { difference, injected, lineWords, merged, segmentWords, type Frame } from './segments';
import { shellLines, type Ignored } from './shell';
import { spanOf, type Span } from './span';
import { compare, compareEnd, returns, waiting, type Pending } from './waiting';

export interface ScriptRun {
  /** Null: every expectation was met. */
  readonly stop: ScriptStop | null;
  readonly trace: Trace;
  /** Shell commands and settings that mean nothing here. */
  readonly ignored: readonly Ignored[];
}

export interface ScriptRunOptions {
  readonly behaviour: Behaviour;
  /** Decides the endpoint's first sequence number. */
  readonly iss: number;
  /** Decides what the network between two hosts draws. */
  readonly seed: string;
  /** What the names in assertions stand for. */
  readonly constants: Readonly<Record<string, number>>;
}

/** How far an expected moment may lie beside the real one, unless the script says (`--tolerance_usecs`). */
const leastToleranceMs = 10;
/** A run is bounded: in virtual time, and in timers while one segment is waited for. */
const bounds = { virtualMs: 24 * 3600 * 1000, timers: 100_000 } as const;
/** The port of the other end where the script does not say. */
const clientPort = 40_000;

/** Runs a script, for one endpoint under test or for two hosts, up to the first expectation that is not met. */
export function runScript(script: RunnableScript, options: ScriptRunOptions): ScriptRun {
  const { hosts } = script;
  const names = hosts === null ? [null] : hosts.names.map(({ name }) => name);
  const ignored = names.flatMap((name) => shellLines(script, name).ignored);
  const run =
    hosts === null
      ? new ScriptRunner(script, options, shellLines(script, null).settings)
      : new HostsRunner(script, hosts, options);
  let stop: ScriptStop | null = null;
  try {
    run.all();
  } catch (error) {
    if (!(error instanceof ScriptStop)) throw error;
    stop = error;
  }
  return { stop, trace: run.trace, ignored };
}

class ScriptRunner {
  private readonly endpoint: Endpoint;
  private readonly frame: Frame;
  private readonly known: Descriptors = freshDescriptors();
  private readonly variables = new Map<string, number>();
  private readonly toleranceMs: number;
  private eventMs = 0;
  private pending: Pending | null = null;

  constructor(
    private readonly script: RunnableScript,
    private readonly options: ScriptRunOptions,
    private readonly settings: Readonly<Record<string, string>>,
  ) {
    const system = { ...systemFrom(settings), portRange: [serverPort + 1, 60_999] as const };
    const behaviour = withSettings(options.behaviour, settings);
    this.endpoint = new Endpoint(behaviour, system, options.iss);
    const given = script.options.find(({ name }) => name === 'tolerance_usecs')?.value;
    this.toleranceMs = Math.max(leastToleranceMs, Number(given ?? 0) / 1000);
    this.frame = {
      localPort: serverPort,
      remotePort: clientPort,
      // Before a SYN has shown the endpoint's own, numbers are taken as they stand.
      localIss: 0,
      tsOffset: null,
    };
  }

  get trace(): Trace {
    return this.endpoint.trace;
  }

  all(): void {
    for (const step of this.script.steps) {
      if (step.kind === 'net') refuse(step.at.line, 'a script for one endpoint', 'a network rule');
      this.event(step);
    }
    if (this.pending !== null) this.finishPending(this.pending);
  }

  private event(event: ScriptEvent): void {
    const { action, at } = event;
    if (action.kind === 'shell') return;
    const span = spanOf(event, this.eventMs);
    if (span.from > bounds.virtualMs) {
      throw new ScriptStop('bound', at.line, 'at most 24 hours of virtual time', `${span.from} ms`);
    }
    if (action.kind === 'segment' && action.direction === 'out') {
      this.expect(action, span);
      return;
    }
    this.advance(span.from);
    this.eventMs = span.from;
    switch (action.kind) {
      case 'call':
        this.call(action, event);
        break;
      case 'segment':
        this.inject(action);
        break;
      case 'code':
        this.assertAll(action);
        break;
      case 'icmp':
      case 'state':
      case 'host':
        refuse(at.line, 'a call, a segment or an assertion', action.kind);
    }
  }

  private advance(toMs: number): void {
    while (this.endpoint.fireNext(toMs)) this.tryPending();
    this.endpoint.advance(toMs);
  }

  private expect(line: ScriptSegment, { from, to }: Span): void {
    const latest = to + this.toleranceMs;
    const { sent } = this.endpoint;
    for (let timers = 0; sent.length === 0; timers += 1) {
      if (timers > bounds.timers) {
        throw new ScriptStop(
          'bound',
          line.at.line,
          lineWords(line),
          `${timers} timers, no segment`,
        );
      }
      if (!this.endpoint.fireNext(Math.min(latest, bounds.virtualMs))) break;
      this.tryPending();
    }
    const first = sent.shift();
    if (first === undefined) {
      const until = Number.isFinite(latest) ? `${Math.round(latest)} ms` : 'the last timer';
      throw new ScriptStop('finding', line.at.line, lineWords(line), `no segment until ${until}`);
    }
    this.learnFrom(line, first.segment.srcPort, first.segment.dstPort);
    const actual = merged(first, sent, line);
    const differs = difference(line, actual, this.frame);
    const found = segmentWords(actual, this.frame);
    if (differs !== null) {
      throw new ScriptStop('finding', line.at.line, lineWords(line), `${found} (${differs})`);
    }
    if (first.atMs < from - this.toleranceMs || first.atMs > latest) {
      const wanted = `${lineWords(line)} at ${Math.round(from)} ms`;
      throw new ScriptStop(
        'finding',
        line.at.line,
        wanted,
        `${found} at ${Math.round(first.atMs)} ms`,
      );
    }
    this.eventMs = Number.isFinite(to) ? Math.max(from, Math.min(first.atMs, to)) : first.atMs;
    this.endpoint.nowMs = Math.max(this.endpoint.nowMs, this.eventMs);
  }

  /** The ports of the connection, and its first sequence number, show in what it sends. */
  private learnFrom(line: ScriptSegment, srcPort: number, dstPort: number): void {
    const connection = this.endpoint.host.connection(srcPort, dstPort);
    Object.assign(this.frame, { localPort: srcPort, remotePort: dstPort });
    if (line.flags.includes('SYN')) {
      const iss = connection?.tcb.iss ?? this.endpoint.latest?.tcb.iss ?? seq(this.options.iss);
      // A script may count from another number than 0.
      Object.assign(this.frame, { localIss: add(iss, -line.seq) });
    }
  }

  private inject(line: ScriptSegment): void {
    refuseFastOpen(line, this.settings);
    this.endpoint.arrive(segmentInShape(injected(line, this.frame)));
    this.tryPending();
  }

  private call(call: ScriptCall, event: ScriptEvent): void {
    if (this.pending !== null) this.finishPending(this.pending);
    const result = makeCall(this.endpoint.sockets, this.known, call, this.endpoint.nowMs);
    if (returns(call, result, this.nonBlocking(call))) {
      compare(call, result);
      return;
    }
    const relative = event.time?.kind === 'relative';
    const start = relative ? this.eventMs - event.time.usec / 1000 : 0;
    const untilMs = call.until === null ? this.eventMs : start + call.until / 1000;
    const pending: Pending = { call, untilMs, result: null, endedAtMs: this.endpoint.nowMs };
    if (!waiting(result)) pending.result = result;
    this.pending = pending;
    if (call.until === null) this.finishPending(pending);
  }

  private nonBlocking(call: ScriptCall): boolean {
    return this.known.nonBlocking.has(numberIn(call.args[0]) ?? -1);
  }

  private tryPending(): void {
    const { pending, endpoint } = this;
    if (pending?.result !== null) return;
    const again = makeCall(endpoint.sockets, this.known, pending.call, endpoint.nowMs);
    if (waiting(again)) return;
    pending.result = again;
    pending.endedAtMs = endpoint.nowMs;
  }

  private finishPending(pending: Pending): void {
    this.pending = pending;
    const latest = pending.untilMs + this.toleranceMs;
    while (pending.result === null && this.endpoint.fireNext(latest)) this.tryPending();
    this.pending = null;
    compareEnd(pending, this.toleranceMs);
  }

  private assertAll(code: Parameters<typeof assertCode>[0]): void {
    const { latest } = this.endpoint;
    if (latest === null) refuse(code.at.line, 'a connection to assert on', 'none yet');
    assertCode(code, tcpInfo(latest.tcb), this.options.constants, this.variables);
  }
}

function refuse(line: number, expected: string, actual: string): never {
  throw new ScriptStop('unsupported', line, expected, actual);
}
