import { followRows, type Reached } from './follow';
import { headerOf, type Row } from './ladder';
import { nextTimers, type Moment } from './moment';
import { hostNames, type Flight, type Scene } from './scene';

export type CallRow = Extract<Row, { do: 'call' }>;

/** One ladder that reaches what is to be reached, and what that is. */
export interface Aim {
  readonly model: readonly Row[];
  readonly reached: Reached;
}

/**
 * The shortest way on from a moment that is known: the rest of the model from where it fits, or what happens by itself
 * where nothing is lost, with the calls of the model that nobody has made yet. Null when neither leads there.
 *
 * @param place how many rows stand before it
 */
export function wayOn(
  moment: Moment,
  made: readonly CallRow[],
  place: number,
  { model, reached }: Aim,
): readonly Row[] | null {
  const natural = naturalRows(moment, callsLeft(model, made), place, reached);
  const free = { scene: moment.scene, wire: moment.wire.map((wire) => ({ ...wire, after: null })) };
  const longest = natural === null ? model.length : natural.length - 1;
  for (let length = 0; length <= longest; length += 1) {
    const from = model.length - length;
    const rest = model.slice(from).map((row) => shifted(row, -from));
    if (rest[0]?.do === 'segment' && moment.scene.outbox[rest[0].from].length === 0) continue;
    if (followRows(free, rest, reached, stepsOfWayOn).reached)
      return rest.map((row) => shifted(row, place));
  }
  return natural;
}

const shifted = (row: Row, by: number): Row =>
  row.do === 'call' ? row : { ...row, after: row.after + by };

/** The calls of the model without those that were made, each counted once. */
function callsLeft(model: readonly Row[], made: readonly CallRow[]): CallRow[] {
  const gone = made.map(nameOf);
  return model.filter((row): row is CallRow => {
    if (row.do !== 'call') return false;
    const at = gone.indexOf(nameOf(row));
    if (at >= 0) gone.splice(at, 1);
    return at < 0;
  });
}

const nameOf = ({ host, ask }: CallRow): string => `${host} ${ask.call}`;

const mostRows = 40;
/** A way on is looked for with so little effort: there may be many beginnings that do not fit. */
const stepsOfWayOn = 40;

/** What happens when each segment arrives at once and each call comes when nothing else is left to happen. */
export function naturalRows(
  { scene: from, wire }: Moment,
  calls: readonly CallRow[],
  place: number,
  reached: Reached,
): Row[] | null {
  const scene = from.copy();
  for (const { flight } of wire) scene.arrive(flight);
  const waiting = [...calls];
  const rows: Row[] = [];
  while (rows.length <= mostRows) {
    const flight = takeFirst(scene);
    if (flight !== null) {
      rows.push(rowOf(flight, place + rows.length + 1));
      scene.arrive(flight);
    } else if (restsAt(scene, reached)) {
      return rows;
    } else if (!proceed(scene, waiting, rows)) {
      return null;
    }
  }
  return null;
}

/** Makes the next call, or lets the next timer fire that has something to send; false when there is neither. */
function proceed(scene: Scene, waiting: CallRow[], rows: Row[]): boolean {
  const call = waiting.shift();
  if (call !== undefined) {
    if (scene.copy().call(call.host, call.ask) === null) {
      scene.call(call.host, call.ask);
      rows.push(call);
    }
    return true;
  }
  const [running] = nextTimers(scene);
  if (running === undefined) return false;
  scene.fire(running);
  return true;
}

function takeFirst(scene: Scene): Flight | null {
  const first = scene.sent.find((flight) =>
    hostNames.some((name) => scene.outbox[name][0] === flight),
  );
  if (first === undefined) return null;
  scene.outbox[first.from].shift();
  return first;
}

export const rowOf = (flight: Flight, place: number): Row => ({
  ...{ do: 'segment', from: flight.from, ...headerOf(flight) },
  ...{ fate: 'delivered', after: place },
});

/** Whether what is to be reached is, now or once TIME-WAIT and the like are over. */
function restsAt(scene: Scene, reached: Reached): boolean {
  if (!scene.isQuiet()) return false;
  if (reached(scene)) return true;
  const later = scene.copy();
  for (let left = 4; left > 0; left -= 1) {
    const [running] = nextTimers(later);
    if (running === undefined) return false;
    later.fire(running);
    if (!later.isQuiet()) return false;
    if (reached(later)) return true;
  }
  return false;
}
