import type { Segment, State } from '@/lib/tcp';
import { flagsFit } from './flags-fit';
import type { Trigger } from './scenario';
import type { HostName } from './trace';

interface Waiting<T> {
  readonly deed: T;
  readonly when: Trigger;
  seen: number;
}

/** Has a deed done after so long; `seen` is the segment that set it off, null without one. */
export type Due<T> = (deed: T, afterMs: number, seen: Segment | null) => void;

/** Turns the triggers of a scenario's deeds into moments. Each deed is done once. */
export class Triggers<T extends { readonly when: Trigger }> {
  private waiting: Waiting<T>[];
  private readonly mindsSending: boolean;

  constructor(
    deeds: readonly T[],
    private readonly due: Due<T>,
  ) {
    this.waiting = deeds.map((deed) => ({ deed, when: deed.when, seen: 0 }));
    this.mindsSending = deeds.some(({ when }) => 'sends' in when);
  }

  /** Schedules what has a time of its own, in the order of the scenario. */
  start(): void {
    this.take(null, ({ when }) => ('atMs' in when ? when.atMs : null));
  }

  entered(host: HostName, state: State): void {
    if (this.waiting.length === 0) return;
    this.take(null, ({ when }) =>
      'enters' in when && when.host === host && when.enters === state ? (when.afterMs ?? 0) : null,
    );
  }

  received(host: HostName, segment: Segment): void {
    if (this.waiting.length === 0) return;
    this.take(segment, (entry) => {
      const { when } = entry;
      return 'receives' in when && when.host === host && flagsFit(segment, when.receives)
        ? counted(entry, when)
        : null;
    });
  }

  sent(host: HostName, segment: Segment): void {
    if (!this.mindsSending) return;
    this.take(segment, (entry) => {
      const { when } = entry;
      return 'sends' in when && when.host === host && flagsFit(segment, when.sends)
        ? counted(entry, when)
        : null;
    });
  }

  /** Makes due what `afterMs` gives a time for; the rest goes on waiting. */
  private take(seen: Segment | null, afterMs: (entry: Waiting<T>) => number | null): void {
    const left: Waiting<T>[] = [];
    for (const entry of this.waiting) {
      const after = afterMs(entry);
      if (after === null) left.push(entry);
      else this.due(entry.deed, after, seen);
    }
    this.waiting = left;
  }
}

/** The nth fitting segment sets it off. */
function counted(entry: { seen: number }, when: { nth?: number; afterMs?: number }): number | null {
  entry.seen += 1;
  return entry.seen === (when.nth ?? 1) ? (when.afterMs ?? 0) : null;
}
