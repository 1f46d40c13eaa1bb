import type { HostName, LadderSegment, LadderView } from '@/lib/sim';
import type { LadderForm } from './ladder-form';
import {
  depth,
  hostNames,
  instantsOf,
  laneOf,
  lanes,
  other,
  type AtHost,
  type Instant,
} from './ladder-instants';

/** A stretch of time that is drawn shorter than its scale. */
export interface Break {
  readonly y: number;
}

/** Where moments stand in the picture. */
export interface TimeScale {
  readonly sendY: (segment: LadderSegment) => number;
  /** Where an arrow ends; for a lost segment, where the network lost it. */
  readonly endY: (segment: LadderSegment) => number;
  /** The `nth` of the states that begin at one end at the same instant. */
  readonly stateY: (host: HostName, at: number, nth: number) => number;
  readonly markY: (host: HostName, at: number) => number;
  readonly ticks: readonly { readonly at: number; readonly y: number }[];
  readonly breaks: readonly Break[];
  readonly bottom: number;
}

/** How far a lost segment travels in the picture before the network loses it. */
export const lostAfter = 0.7;

/**
 * Places every moment of a view. Time is drawn to scale, so that an arrow's slope is its delay, except that a long idle stretch is
 * cut short with a break mark, and that what happens at the same instant at one end is drawn one below the other in its order.
 */
export function timeScale(view: LadderView, form: LadderForm): TimeScale {
  const instants = instantsOf(view);
  const placer = new Placer(view, form);
  for (const instant of instants) placer.place(instant);
  const placeOf = new Map(instants.map((instant, place) => [instant.at, place]));

  const lane = (host: HostName, at: number, count: (here: AtHost) => number, nth: number) => {
    const place = placeOf.get(at) ?? 0;
    const here = instants[place]?.hosts[host];
    const top = placer.tops[place] ?? form.top;
    return here === undefined ? top : top + laneOf(here, count(here), nth) * form.lane;
  };
  const sendY = (segment: LadderSegment) => placer.sentY.get(segment.id) ?? form.top;
  const endY = (segment: LadderSegment) => {
    if (segment.arrivedAt === null) return sendY(segment) + form.rise * lostAfter;
    const place = placeOf.get(segment.arrivedAt) ?? 0;
    const nth = instants[place]?.hosts[other(segment.from)].arrivals.indexOf(segment) ?? 0;
    return (placer.tops[place] ?? form.top) + Math.max(0, nth) * form.lane;
  };
  return {
    sendY,
    endY,
    stateY: (host, at, nth) => lane(host, at, (here) => here.states, nth),
    markY: (host, at) => lane(host, at, () => 1, 0),
    ticks: ticksOf(instants, placer.tops, form),
    breaks: placer.breaks,
    bottom: Math.max(placer.lowest, ...view.segments.map(endY)) + form.foot,
  };
}

type PerHost = Record<HostName, number>;
const nowhere = (): PerHost => ({ A: -Infinity, B: -Infinity });

/** Goes through the instants in order and gives each the least height at which nothing overlaps. */
class Placer {
  readonly tops: number[] = [];
  readonly breaks: Break[] = [];
  readonly sentY = new Map<number, number>();
  private before: Instant | null = null;
  private readonly lastSend = nowhere();
  private readonly lastArrival = nowhere();
  private readonly lastText: PerHost;
  private readonly perMs: number;

  constructor(
    private readonly view: LadderView,
    private readonly form: LadderForm,
  ) {
    this.lastText = { A: form.top - form.row, B: form.top - form.row };
    this.perMs = form.rise / typicalDelay(view.segments);
  }

  /** The lowest line that anything was put on. */
  get lowest(): number {
    return Math.max(this.end, this.lastText.A, this.lastText.B);
  }

  private get end(): number {
    const top = this.tops.at(-1) ?? this.form.top;
    return this.before === null ? top : top + (depth(this.before) - 1) * this.form.lane;
  }

  place(instant: Instant): void {
    const { before, form } = this;
    const from = this.end;
    const natural = before === null ? 0 : (instant.at - before.at) * this.perMs;
    const limit = before === null ? 0 : stretchLimit(this.view, before.at, instant.at, form);
    const least = before === null ? 0 : form.least;
    const wanted = from + Math.max(least, Math.min(natural, limit));
    const low = hostNames.reduce((y, host) => Math.max(y, this.room(instant, host)), wanted);
    const y = Math.ceil(low);
    if (natural > limit) this.breaks.push({ y: Math.round(from + (y - from) * 0.7) });
    this.tops.push(y);
    for (const host of hostNames) this.note(instant.hosts[host], host, y);
    this.before = instant;
  }

  /** The least height that what already stands at an end leaves for an instant. */
  private room({ hosts }: Instant, host: HostName): number {
    const { form } = this;
    const here = hosts[host];
    return Math.max(
      here.sends.length > 0 ? this.lastSend[host] + form.lane : -Infinity,
      here.arrivals.length > 0 ? this.lastArrival[host] + form.lane : -Infinity,
      ...here.arrivals.map((segment) => (this.sentY.get(segment.id) ?? 0) + form.leastRise),
      here.marks > 0 ? this.lastText[host] + here.marks * form.row + 4 : -Infinity,
      here.states > 0 ? this.lastText[host] + 4 : -Infinity,
    );
  }

  private note(here: AtHost, host: HostName, y: number): void {
    const { form } = this;
    here.sends.forEach((segment, nth) => {
      this.sentY.set(segment.id, y + laneOf(here, here.sends.length, nth) * form.lane);
    });
    const low = y + (lanes(here) - 1) * form.lane;
    if (here.sends.length > 0) this.lastSend[host] = low;
    if (here.arrivals.length > 0) {
      this.lastArrival[host] = y + (here.arrivals.length - 1) * form.lane;
    }
    if (here.states > 0) this.lastText[host] = low + form.stateRows * form.row;
    else if (here.marks > 0) this.lastText[host] = Math.max(this.lastText[host], low);
  }
}

/** The median one-way delay, in milliseconds: the slope that most arrows have. */
function typicalDelay(segments: readonly LadderSegment[]): number {
  const delays = segments
    .flatMap(({ sentAt, arrivedAt }) => (arrivedAt === null ? [] : [arrivedAt - sentAt]))
    .filter((delay) => delay > 0)
    .sort((one, another) => one - another);
  return delays[Math.floor(delays.length / 2)] ?? 50;
}

/** The most height a stretch gets: time with a segment in flight keeps its slope longest, TIME-WAIT stays visibly long. */
function stretchLimit(view: LadderView, from: number, until: number, form: LadderForm): number {
  const within = (start: number, end: number | null) =>
    start <= from && (end === null || end >= until);
  const inFlight = view.segments.some(
    ({ sentAt, arrivedAt }) => arrivedAt !== null && within(sentAt, arrivedAt),
  );
  if (inFlight) return form.rise * 2;
  const waiting = view.states.some(
    (state) => state.state === 'TIME-WAIT' && within(state.from, state.until),
  );
  return waiting ? form.waiting : form.idle;
}

function ticksOf(instants: readonly Instant[], tops: readonly number[], form: LadderForm) {
  const ticks: { at: number; y: number }[] = [];
  instants.forEach((instant, place) => {
    const y = tops[place] ?? 0;
    if (y - (ticks.at(-1)?.y ?? -Infinity) >= form.row + 2) ticks.push({ at: instant.at, y });
  });
  return ticks;
}
