import { ACK, flagsOf, has, type FlagName, type State } from '@/lib/tcp';
import {
  type Because,
  type HostName,
  sends,
  stateChanges,
  type StateEvent,
  statesAt,
  type StatePair,
  type Trace,
} from '@/lib/sim';

/** One transmission, with what became of it. */
export interface Sent {
  readonly id: number;
  readonly from: HostName;
  readonly at: number;
  /** Null when the network lost it. */
  readonly arrivedAt: number | null;
  /** Without PSH, which is no part of what the questions are about. */
  readonly flags: readonly FlagName[];
  readonly seq: number;
  /** Null when the ACK bit is off. */
  readonly ack: number | null;
  readonly len: number;
  /** 0 for a first transmission. */
  readonly attempt: number;
}

/** What a question can read off a run. */
export class RunView {
  readonly sent: readonly Sent[];
  private readonly changes: Record<HostName, readonly StateEvent[] | null> = { A: null, B: null };

  constructor(readonly trace: Trace) {
    const arrivals = new Map<number, number>();
    for (const event of trace) {
      if (event.kind === 'deliver') arrivals.set(event.id, event.at);
    }
    this.sent = sends(trace).map(({ id, host, at, segment, attempt }) => ({
      id,
      from: host,
      at,
      arrivedAt: arrivals.get(id) ?? null,
      flags: flagsOf(segment).filter((flag) => flag !== 'PSH'),
      seq: segment.seq,
      ack: has(segment, ACK) ? segment.ack : null,
      len: segment.len,
      attempt,
    }));
  }

  private changesOf(host: HostName): readonly StateEvent[] {
    return (this.changes[host] ??= stateChanges(this.trace, host));
  }

  /** The states of both ends once everything that happens at this moment is done. */
  statesAt(atMs: number): StatePair {
    return statesAt(this.trace, atMs);
  }

  /** Why each end is in its state at this moment: the reason of the last change of each. */
  reasonsAt(atMs: number): readonly Because[] {
    return (['A', 'B'] as const).flatMap(
      (host) => this.changesOf(host).findLast(({ at }) => at <= atMs)?.because ?? [],
    );
  }

  /** Why a transmission was sent. */
  reasonOf(sent: Sent): readonly Because[] {
    return sends(this.trace)
      .filter(({ id }) => id === sent.id)
      .map(({ because }) => because);
  }

  /** Why an end entered a state; empty if it never did. */
  reasonFor(host: HostName, state: State): readonly Because[] {
    const change = this.changesOf(host).findLast(({ to }) => to === state);
    return change === undefined ? [] : [change.because];
  }

  /** The states an end enters, in order. */
  path(host: HostName): readonly State[] {
    return this.changesOf(host).map(({ to }) => to);
  }

  /** The states an end stays in, in order: without those that it leaves in the instant in which it enters them. */
  stations(host: HostName): readonly State[] {
    const changes = this.changesOf(host);
    return changes.filter(({ at }, index) => changes[index + 1]?.at !== at).map(({ to }) => to);
  }

  /** When an end first enters a state; null if it never does. */
  entersAt(host: HostName, state: State): number | null {
    return this.changesOf(host).find(({ to }) => to === state)?.at ?? null;
  }

  /** When an end last leaves a state; null if it never does. */
  leavesAt(host: HostName, state: State): number | null {
    return this.changesOf(host).findLast(({ from }) => from === state)?.at ?? null;
  }

  /** Whether an end is ever in a state. */
  visits(host: HostName, state: State): boolean {
    return this.path(host).includes(state);
  }

  /** The first transmission of an end with exactly these flags, from the n-th on. */
  find(from: HostName, flags: readonly FlagName[], nth = 1): Sent | null {
    const wanted = flags.join();
    return (
      this.sent.filter((each) => each.from === from && each.flags.join() === wanted)[nth - 1] ??
      null
    );
  }
}

/** Moments between two things that happen, as round as fits: no state changes just then. */
export function quietMoments(view: RunView, fromMs: number, toMs: number): number[] {
  const times = [...new Set(view.trace.filter(({ kind }) => kind !== 'timer').map(({ at }) => at))];
  return [...times.filter((at) => at > fromMs && at < toMs), toMs]
    .sort((a, b) => a - b)
    .flatMap((at, index, all) => {
      const before = all[index - 1] ?? fromMs;
      return at - before >= 4 ? [roundBetween(before, at)] : [];
    });
}

/** The roundest whole millisecond in the middle half between two moments. */
function roundBetween(fromMs: number, toMs: number): number {
  const middle = (fromMs + toMs) / 2;
  const quarter = (toMs - fromMs) / 4;
  const candidates = [5000, 1000, 500, 100, 50, 10, 5, 1].map(
    (unit) => Math.round(middle / unit) * unit,
  );
  return candidates.find((at) => Math.abs(at - middle) <= quarter) ?? Math.round(middle);
}
