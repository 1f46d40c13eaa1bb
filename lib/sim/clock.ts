/** What the clock has in store. Lower ranks come first among entries of the same instant. */
interface Entry<T> {
  readonly at: number;
  readonly rank: number;
  readonly order: number;
  readonly what: T;
}

/**
 * Virtual time: a queue of what is to happen. At the same instant arrivals come before timers and timers
 * before calls (so an ACK that arrives just when the timer is due still counts); among equals, what was
 * scheduled first comes first.
 */
export class Clock<T> {
  nowMs = 0;
  private readonly heap: Entry<T>[] = [];
  private scheduled = 0;

  schedule(at: number, rank: number, what: T): void {
    const entry = { at, rank, order: this.scheduled, what };
    this.scheduled += 1;
    const { heap } = this;
    let index = heap.push(entry) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || before(above, entry)) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = entry;
  }

  /** Moves to the next entry not after `untilMs` and gives it; undefined when there is none. */
  next(untilMs: number): T | undefined {
    const first = this.heap[0];
    if (first === undefined || first.at > untilMs) return undefined;
    this.nowMs = first.at;
    const last = this.heap.pop();
    if (last !== undefined && last !== first) this.sink(last);
    return first.what;
  }

  private sink(entry: Entry<T>): void {
    const { heap } = this;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      let below = heap[child];
      if (below === undefined) break;
      const right = heap[child + 1];
      if (right !== undefined && before(right, below)) {
        child += 1;
        below = right;
      }
      if (before(entry, below)) break;
      heap[index] = below;
      index = child;
    }
    heap[index] = entry;
  }
}

function before<T>(a: Entry<T>, b: Entry<T>): boolean {
  if (a.at !== b.at) return a.at < b.at;
  if (a.rank !== b.rank) return a.rank < b.rank;
  return a.order < b.order;
}
