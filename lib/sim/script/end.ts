import type { Signal, State } from '@/lib/tcp';
import type { Connection } from '../connection';
import type { Host } from '../host';
import { Sockets } from '../sockets';
import { nameOfState, type World } from '../world';
import type { Spot } from '../recorder';
import type { System } from '../system';
import { freshDescriptors, makeCall, type CallResult, type Descriptors } from './calls';
import { ScriptStop, type ScriptCall } from './script';
import { nameOf, numberIn } from './values';
import { compare, compareEnd, returns, waiting, type Pending } from './waiting';

/** One host of a script: its sockets by descriptor, and the call that it may be waiting in. */
export class End {
  pending: Pending | null = null;
  private sockets: Sockets;
  private known: Descriptors = freshDescriptors();

  constructor(
    private readonly world: World,
    private readonly host: Host,
    private readonly system: System,
  ) {
    this.sockets = this.freshSockets();
  }

  /** The machine has started anew. */
  forget(): void {
    this.pending = null;
    this.known = freshDescriptors();
    this.sockets = this.freshSockets();
  }

  established(connection: Connection): void {
    this.sockets.established(connection);
  }

  signalled(connection: Connection, signal: Signal, before: State): void {
    this.sockets.signalled(connection, signal, before);
  }

  /** Makes a call; one that blocks stays `pending`. */
  call(call: ScriptCall, untilMs: number): void {
    const { world, host } = this;
    if (!world.isUp(host.name)) {
      throw new ScriptStop('unsupported', call.at.line, 'a host that is up', `${call.name}()`);
    }
    const result = world.begin(this.spotOf(call), lower(call.name), null, () => this.make(call));
    const nonBlocking = this.known.nonBlocking.has(numberIn(call.args[0]) ?? -1);
    if (returns(call, result, nonBlocking)) {
      this.returned(call, result);
      compare(call, result);
      return;
    }
    const { nowMs } = world.clock;
    this.pending = { call, untilMs, result: waiting(result) ? null : result, endedAtMs: nowMs };
    if (this.pending.result !== null) this.returned(call, this.pending.result);
  }

  /** Something has happened: the call that waits may return. */
  retry(): void {
    const { pending } = this;
    if (pending?.result !== null) return;
    const result = this.make(pending.call);
    if (waiting(result)) return;
    pending.result = result;
    pending.endedAtMs = this.world.clock.nowMs;
    this.returned(pending.call, result);
  }

  /** The call that waits must have come back by now. */
  finish(toleranceMs: number): void {
    const { pending } = this;
    this.pending = null;
    if (pending !== null) compareEnd(pending, toleranceMs);
  }

  connection(descriptor: number | null): Connection | null {
    if (descriptor !== null) return this.sockets.connection(nameOf(descriptor));
    const [listener] = this.host.listeners.values();
    return this.host.latest ?? listener ?? null;
  }

  state(descriptor: number | null): State {
    return nameOfState(this.connection(descriptor));
  }

  private make(call: ScriptCall): CallResult {
    return makeCall(this.sockets, this.known, call, this.world.clock.nowMs);
  }

  private returned(call: ScriptCall, result: CallResult): void {
    const isCount = typeof result === 'number';
    const spot = this.spotOf(call)();
    this.world.returned(spot, lower(call.name), isCount ? null : result, isCount ? result : 0);
  }

  private spotOf(call: ScriptCall): () => Spot {
    const descriptor = numberIn(call.args[0]);
    return () => this.at(descriptor);
  }

  private at(descriptor: number | null): Spot {
    const known = descriptor === null ? null : this.sockets.connection(nameOf(descriptor));
    return known ?? this.world.spot(this.host, null, null);
  }

  private freshSockets(): Sockets {
    const { world } = this;
    return new Sockets(
      this.host,
      (connection, event) => {
        world.act(connection, event);
      },
      this.system,
    );
  }
}

/** System calls have small letters. */
const lower = (name: string) => name.toLowerCase() as Lowercase<string>;
