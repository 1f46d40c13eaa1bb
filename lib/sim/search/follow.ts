import type { Because, HostName } from '../trace';
import type { State } from '@/lib/tcp';
import { firstDifference, headerOf, type HeaderField, type Row, type SegmentRow } from './ladder';
import {
  arrivals,
  Budget,
  momentKey,
  momentsToAct,
  mostMoments,
  silentMoments,
  type Moment,
  type Wire,
} from './moment';
import { otherHost, type Flight, type Refusal, type Scene } from './scene';

/** Why a row cannot follow the rows before it. */
export type Miss =
  /** That end sends something else at this point. */
  | { readonly why: 'other'; readonly differs: HeaderField; readonly sends: Flight }
  /** It sends nothing, in this state that it has for this reason. */
  | { readonly why: 'nothing'; readonly state: State; readonly because: Because | null }
  /** TCP answers the call by an error. */
  | { readonly why: 'refused'; readonly refusal: Refusal }
  /** The segment arrives later than the network can hold it. */
  | { readonly why: 'too-old' };

/** How far some schedule makes the simulator do what the rows say. */
export interface Followed {
  /** The first so many rows are possible. */
  readonly possible: number;
  /** For 0, 1, … `possible` rows: one moment to which they lead. */
  readonly path: readonly Moment[];
  /** All rows are possible, and when all has come to rest what is to be reached is. */
  readonly reached: boolean;
  /** Of the first impossible row; null when there is none. */
  readonly miss: Miss | null;
  /** There were more schedules than were looked at. */
  readonly bounded: boolean;
}

/** What is to be reached; asked of scenes that rest. */
export type Reached = (scene: Scene) => boolean;

/** Whether all rests and what is to be reached is. */
export const isReached = (scene: Scene, reached: Reached): boolean =>
  scene.isQuiet() && reached(scene);

/** So many steps are tried before the answer is that there are too many schedules. */
const mostSteps = 200;

/**
 * Whether some schedule of the network (any delays; lost and duplicated as the rows say) and of the users makes the
 * simulator do what the rows say. Each end may delay acknowledgments or not. Delays that let a timer come first are tried
 * only where it does not go without.
 */
export function followRows(
  start: Moment,
  rows: readonly Row[],
  reached: Reached,
  most = mostSteps,
): Followed {
  const early = new Following(start, false, reached, most).follow(rows);
  if (early.reached) return early;
  const late = new Following(start, true, reached, most).follow(rows);
  if (late.reached || late.possible > early.possible) return late;
  return { ...early, bounded: late.bounded };
}

class Following {
  private readonly budget: Budget;

  constructor(
    private readonly start: Moment,
    private readonly late: boolean,
    private readonly reached: Reached,
    most: number,
  ) {
    this.budget = new Budget(most);
  }

  follow(rows: readonly Row[]): Followed {
    let moments: readonly Moment[] = [this.start];
    const path = [...moments];
    for (const [index, row] of rows.entries()) {
      const before = silentMoments(moments, this.late, this.budget);
      const drawn = before.flatMap((moment) => this.draw(moment, row));
      moments = this.arrive(drawn, index + 1);
      const [first] = moments;
      if (first === undefined) {
        const miss = drawn.length > 0 ? ({ why: 'too-old' } as const) : missOf(before, row);
        return { possible: index, path, reached: false, miss, bounded: this.isBounded(before) };
      }
      path.push(first);
    }
    const ends = silentMoments(moments, this.late, this.budget);
    const reached = ends.some(
      ({ scene, wire }) => wire.length === 0 && isReached(scene, this.reached),
    );
    return { possible: rows.length, path, reached, miss: null, bounded: this.isBounded(ends) };
  }

  private isBounded(moments: readonly Moment[]): boolean {
    return this.budget.isSpent || moments.length >= mostMoments;
  }

  /** The moments after a row is done, before what it sends arrives. */
  private draw({ scene, wire }: Moment, row: Row): Moment[] {
    if (row.do === 'segment') return this.drawSegment({ scene, wire }, row);
    return momentsToAct(scene, this.late).flatMap((nowMs) => {
      const next = this.budget.next(scene);
      next.nowMs = nowMs;
      return next.call(row.host, row.ask) === null ? [{ scene: next, wire }] : [];
    });
  }

  private drawSegment({ scene, wire }: Moment, row: SegmentRow): Moment[] {
    const [head] = scene.outbox[row.from];
    if (head === undefined || firstDifference(row, headerOf(head)) !== null) return [];
    const next = this.budget.next(scene);
    next.outbox[row.from].shift();
    return [{ scene: next, wire: [...wire, ...wiresOf(row, head)] }];
  }

  /** What arrives after this row, in whatever order. */
  private arrive(moments: readonly Moment[], place: number): Moment[] {
    const done = new Map<string, Moment>();
    const queue = [...moments];
    for (let moment = queue.shift(); moment !== undefined; moment = queue.shift()) {
      const due = moment.wire.filter(({ after }) => after === place);
      if (due.length === 0) {
        const key = momentKey(moment);
        if (!done.has(key) && done.size < mostMoments) done.set(key, moment);
        continue;
      }
      if (this.budget.isSpent) break;
      for (const wire of due) queue.push(...arrivals(moment, wire, this.late, this.budget));
    }
    return [...done.values()];
  }
}

function wiresOf({ fate, after }: SegmentRow, flight: Flight): Wire[] {
  switch (fate) {
    case 'lost':
      return [];
    case 'delivered':
      return [{ flight, after }];
    case 'duplicated':
      return [
        { flight, after },
        { flight, after: null },
      ];
  }
}

/** The nearest to the row that any of the moments offers. */
function missOf(moments: readonly Moment[], row: Row): Miss {
  if (row.do === 'call') return refusalOf(moments, row);
  const heads = moments.flatMap(({ scene }) => scene.outbox[row.from].slice(0, 1));
  const offered = heads
    .map((sends) => ({ sends, differs: differencesOf(row, sends) }))
    .sort((one, other) => one.differs.length - other.differs.length);
  const [nearest] = offered;
  const differs = nearest?.differs[0];
  if (nearest !== undefined && differs !== undefined) {
    return { why: 'other', differs, sends: nearest.sends };
  }
  return nothingFrom(moments, row.from);
}

function differencesOf(row: SegmentRow, flight: Flight): HeaderField[] {
  const sent = headerOf(flight);
  const fields = ['flags', 'seq', 'ack', 'len'] as const;
  return fields.filter((field) => firstDifference({ ...sent, [field]: row[field] }, sent) !== null);
}

function nothingFrom([first]: readonly Moment[], from: HostName): Miss {
  if (first === undefined) return { why: 'too-old' };
  const { scene } = first;
  return { why: 'nothing', state: scene.state(from), because: scene.changed[from] };
}

function refusalOf(moments: readonly Moment[], row: Extract<Row, { do: 'call' }>): Miss {
  for (const { scene } of moments) {
    const refusal = scene.copy().call(row.host, row.ask);
    if (refusal !== null) return { why: 'refused', refusal };
  }
  return nothingFrom(moments, otherHost(row.host));
}
