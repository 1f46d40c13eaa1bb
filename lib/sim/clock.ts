import { Heap } from './heap';

/** What the clock has in store. */
interface Entry<T> {
  readonly at: number;
  /** Orders what happens at the same instant: by rank, then by what was scheduled first. */
  readonly key: number;
  readonly what: T;
  /** What comes after it in its lane. */
  next: Entry<T> | null;
}

/** Entries in order of time, the first and the last of them; both null when it is empty. */
interface Lane<T> {
  head: Entry<T> | null;
  tail: Entry<T> | null;
}

/** Keeps the ranks apart in a key, which stays an exact integer. */
const keysPerRank = 2 ** 50;
/** More lanes than this take longer to look through than the heap. */
const mostLanes = 8;

/**
 * Virtual time: a queue of what is to happen. At the same instant arrivals come before timers and timers
 * before calls (so an ACK that arrives just when the timer is due still counts); among equals, what was
 * scheduled first comes first.
 *
 * Delays are few and mostly constant: a link's, an RTO, TIME-WAIT. What is scheduled with the same delay comes
 * in order of time by itself, so each delay finds a lane of its own, where adding and taking is one step. What
 * fits behind the end of no lane goes to a heap.
 */
export class Clock<T> {
  nowMs = 0;
  private readonly lanes: Lane<T>[] = [];
  private readonly others = new Heap<Entry<T>>(before);
  private scheduled = 0;

  schedule(at: number, rank: number, what: T): void {
    const entry = { at, key: rank * keysPerRank + this.scheduled, what, next: null };
    this.scheduled += 1;
    for (const lane of this.lanes) {
      if (lane.tail !== null && before(entry, lane.tail)) continue;
      append(lane, entry);
      return;
    }
    if (this.lanes.length < mostLanes) this.lanes.push({ head: entry, tail: entry });
    else this.others.add(entry);
  }

  get isEmpty(): boolean {
    return this.others.first === undefined && this.lanes.every(({ head }) => head === null);
  }

  /** Moves to the next entry not after `untilMs` and gives it; undefined when there is none. */
  next(untilMs: number): T | undefined {
    let first = this.others.first;
    let from: Lane<T> | null = null;
    for (const lane of this.lanes) {
      const { head } = lane;
      if (head === null || (first !== undefined && before(first, head))) continue;
      first = head;
      from = lane;
    }
    if (first === undefined || first.at > untilMs) return undefined;
    if (from === null) this.others.shift();
    else leave(from, first);
    this.nowMs = first.at;
    return first.what;
  }
}

function append<T>(lane: Lane<T>, entry: Entry<T>): void {
  if (lane.tail === null) lane.head = entry;
  else lane.tail.next = entry;
  lane.tail = entry;
}

/** The first entry leaves its lane. */
function leave<T>(lane: Lane<T>, first: Entry<T>): void {
  lane.head = first.next;
  if (first.next === null) lane.tail = null;
  // What is gone must not hold on to what is to come: an old entry would keep all of it from being collected young.
  first.next = null;
}

const before = <T>(a: Entry<T>, b: Entry<T>): boolean =>
  a.at < b.at || (a.at === b.at && a.key < b.key);
