import type { HostName, LadderMark, LadderSegment, LadderView } from '@/lib/sim';

export const hostNames: readonly HostName[] = ['A', 'B'];
export const other = (host: HostName): HostName => (host === 'A' ? 'B' : 'A');

/** What happens at one end at one instant. */
export interface AtHost {
  readonly arrivals: LadderSegment[];
  readonly sends: LadderSegment[];
  /** How many states begin, and how many marks stand, here. */
  states: number;
  marks: number;
}

export interface Instant {
  readonly at: number;
  readonly hosts: Readonly<Record<HostName, AtHost>>;
}

/** The states to draw: one that is left at the very start of the run (CLOSED before OPEN at 0 ms) says nothing. */
export const statesToDraw = (view: LadderView, host: HostName) =>
  view.states.filter((state) => state.host === host && !(state.from === 0 && state.until === 0));

/** The marks to draw: signals to the user follow from what the arrows show, and have long names. */
export const marksToDraw = (view: LadderView): readonly LadderMark[] =>
  view.marks.filter((mark) => mark.kind !== 'signal');

/** All moments at which something happens, in order, with what happens. */
export function instantsOf(view: LadderView): Instant[] {
  const byTime = new Map<number, Instant>();
  const at = (moment: number): Instant => {
    const known = byTime.get(moment);
    if (known !== undefined) return known;
    const fresh: Instant = { at: moment, hosts: { A: nothing(), B: nothing() } };
    byTime.set(moment, fresh);
    return fresh;
  };
  at(0);
  at(view.endsAt);
  for (const segment of view.segments) {
    at(segment.sentAt).hosts[segment.from].sends.push(segment);
    if (segment.arrivedAt !== null) {
      at(segment.arrivedAt).hosts[other(segment.from)].arrivals.push(segment);
    }
  }
  for (const host of hostNames) {
    for (const state of statesToDraw(view, host)) at(state.from).hosts[host].states += 1;
  }
  for (const mark of marksToDraw(view)) at(mark.at).hosts[mark.host].marks += 1;
  return [...byTime.values()].sort((one, another) => one.at - another.at);
}

const nothing = (): AtHost => ({ arrivals: [], sends: [], states: 0, marks: 0 });

/** How many lines one end needs at an instant. */
export const lanes = (here: AtHost): number =>
  Math.max(1, here.arrivals.length, here.sends.length, here.states);

export const depth = ({ hosts }: Instant): number => Math.max(lanes(hosts.A), lanes(hosts.B));

/** What follows from an arrival stands on the last lines; the arrivals themselves on the first. */
export const laneOf = (here: AtHost, count: number, nth: number): number =>
  lanes(here) - count + nth;
