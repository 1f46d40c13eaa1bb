import type { Segment, State } from '@/lib/tcp';
import { flagsFit } from './link';
import type { ScenarioCall, Trigger } from './scenario';
import type { HostName } from './trace';

interface Waiting {
  readonly call: ScenarioCall;
  readonly when: Trigger;
  seen: number;
}

/** Turns the triggers of a scenario's calls into moments. Each call is made once. */
export class Triggers {
  private waiting: Waiting[];

  constructor(
    calls: readonly ScenarioCall[],
    private readonly due: (call: ScenarioCall, afterMs: number) => void,
  ) {
    this.waiting = calls.map((call) => ({ call, when: call.when, seen: 0 }));
  }

  /** Schedules the calls that have a time of their own, in the order of the scenario. */
  start(): void {
    this.take(({ when }) => ('atMs' in when ? when.atMs : null));
  }

  entered(host: HostName, state: State): void {
    if (this.waiting.length === 0) return;
    this.take(({ when }) =>
      'enters' in when && when.host === host && when.enters === state ? (when.afterMs ?? 0) : null,
    );
  }

  received(host: HostName, segment: Segment): void {
    if (this.waiting.length === 0) return;
    this.take((entry) => {
      const { when } = entry;
      if (!('receives' in when) || when.host !== host) return null;
      if (!flagsFit(segment, when.receives)) return null;
      entry.seen += 1;
      return entry.seen === (when.nth ?? 1) ? (when.afterMs ?? 0) : null;
    });
  }

  /** Makes due what `afterMs` gives a time for; the rest goes on waiting. */
  private take(afterMs: (entry: Waiting) => number | null): void {
    const left: Waiting[] = [];
    for (const entry of this.waiting) {
      const after = afterMs(entry);
      if (after === null) left.push(entry);
      else this.due(entry.call, after);
    }
    this.waiting = left;
  }
}
