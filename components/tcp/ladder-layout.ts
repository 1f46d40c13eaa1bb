import type { HostName, LadderMark, LadderSegment, LadderState, LadderView } from '@/lib/sim';
import { withoutStates, type LadderForm } from './ladder-form';
import { hostNames, marksToDraw, other, statesToDraw } from './ladder-instants';
import { lostAfter, timeScale, type Break, type TimeScale } from './ladder-time';

export interface ArrowPlace {
  readonly segment: LadderSegment;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly lost: boolean;
  /** The middle of its label on the line, and the line's angle in degrees for text that reads left to right. */
  readonly label: { readonly x: number; readonly y: number; readonly angle: number };
  /** Above the line in one row, or flags above and numbers beneath. */
  readonly labels: 'above' | 'around';
}

export interface StatePlace {
  readonly state: LadderState;
  readonly x: number;
  readonly y1: number;
  readonly y2: number;
  /** Milliseconds, or null while it goes on. */
  readonly lastsMs: number | null;
  /** Whether there is room for the name, and for the duration under it. */
  readonly rows: 0 | 1 | 2;
}

export interface MarkPlace {
  readonly mark: LadderMark;
  readonly x: number;
  readonly y: number;
  /** The row of its text, counted upwards from the mark. */
  readonly row: number;
}

export interface LadderLayout {
  readonly form: LadderForm;
  readonly height: number;
  readonly arrows: readonly ArrowPlace[];
  readonly states: readonly StatePlace[];
  readonly marks: readonly MarkPlace[];
  readonly breaks: readonly Break[];
  readonly ticks: TimeScale['ticks'];
}

/** Where everything of a view stands in a picture of the given form. Pure: the same view gives the same picture. */
export function layoutLadder(view: LadderView, wanted: LadderForm): LadderLayout {
  const form = view.states.length === 0 ? withoutStates(wanted) : wanted;
  const scale = timeScale(view, form);
  return {
    form,
    height: scale.bottom,
    arrows: view.segments.map((segment) => arrowPlace(segment, view, form, scale)),
    states: hostNames.flatMap((host) => statePlaces(view, host, form, scale)),
    marks: markPlaces(view, form, scale),
    breaks: scale.breaks,
    ticks: form.ticks ? scale.ticks : [],
  };
}

function arrowPlace(
  segment: LadderSegment,
  view: LadderView,
  form: LadderForm,
  scale: TimeScale,
): ArrowPlace {
  const lost = segment.arrivedAt === null;
  const gap = 7;
  const direction = segment.from === 'A' ? 1 : -1;
  const x1 = form.lifeline[segment.from] + direction * gap;
  const goal = form.lifeline[other(segment.from)] - direction * gap;
  const x2 = lost ? tenths(x1 + (goal - x1) * lostAfter) : goal;
  const y1 = scale.sendY(segment);
  const y2 = scale.endY(segment);
  const crossed = view.segments.some((another) => crosses(segment, another, scale));
  // A lost arrow is short: its label keeps clear of the arrow that came in where it starts.
  const along = crossed ? 0.27 : lost ? 0.57 : 0.5;
  return {
    segment,
    x1,
    y1,
    x2,
    y2,
    lost,
    label: {
      x: tenths(x1 + (x2 - x1) * along),
      y: tenths(y1 + (y2 - y1) * along),
      angle: tenths((Math.atan2((y2 - y1) * direction, Math.abs(x2 - x1)) * 180) / Math.PI),
    },
    labels: crossed ? 'around' : form.labels,
  };
}

const tenths = (value: number) => Math.round(value * 10) / 10;

/** Two arrows in opposite directions that are in flight together meet in the middle: their labels keep to their tails. */
function crosses(one: LadderSegment, another: LadderSegment, scale: TimeScale): boolean {
  return (
    one.from !== another.from &&
    scale.sendY(one) < scale.endY(another) &&
    scale.sendY(another) < scale.endY(one)
  );
}

function statePlaces(
  view: LadderView,
  host: HostName,
  form: LadderForm,
  scale: TimeScale,
): StatePlace[] {
  const states = statesToDraw(view, host);
  const starts = states.map((state, place) => {
    const nth = states.slice(0, place).filter((earlier) => earlier.from === state.from).length;
    return scale.stateY(host, state.from, nth);
  });
  return states.map((state, place) => {
    const y1 = starts[place] ?? form.top;
    const y2 = starts[place + 1] ?? scale.bottom - form.foot;
    const lastsMs = state.until === null ? null : state.until - state.from;
    const room = Math.floor((y2 - y1 - 2) / form.row) - (form.stateRows - 2);
    const wanted = lastsMs === null || lastsMs === 0 ? 1 : 2;
    return { state, x: form.lifeline[host], y1, y2, lastsMs, rows: clamp(Math.min(room, wanted)) };
  });
}

const clamp = (rows: number): 0 | 1 | 2 => (rows >= 2 ? 2 : rows >= 1 ? 1 : 0);

function markPlaces(view: LadderView, form: LadderForm, scale: TimeScale): MarkPlace[] {
  const marks = marksToDraw(view);
  return marks.map((mark, place) => ({
    mark,
    x: form.lifeline[mark.host],
    y: scale.markY(mark.host, mark.at),
    row: marks.slice(place + 1).filter(({ at, host }) => at === mark.at && host === mark.host)
      .length,
  }));
}
