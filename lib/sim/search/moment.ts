import { mslMs, type Flight, type Running, type Scene } from './scene';

/** A segment under way. */
export interface Wire {
  readonly flight: Flight;
  /** The row after which it arrives; null: whenever it likes, from now on (a copy). */
  readonly after: number | null;
}

/** One of the moments that the rows so far can have led to. */
export interface Moment {
  readonly scene: Scene;
  readonly wire: readonly Wire[];
}

/** Counts what a search has done, and says when it is enough. */
export class Budget {
  spent = 0;
  constructor(readonly most: number) {}

  get isSpent(): boolean {
    return this.spent >= this.most;
  }

  /** A scene to go on with. */
  next(scene: Scene): Scene {
    this.spent += 1;
    return scene.copy();
  }
}

const without = <T>(list: readonly T[], one: T): T[] => list.filter((each) => each !== one);

/**
 * The moments after one segment has arrived: with and without its acknowledgment being delayed, now or, when `late`, just
 * before the next timer. None if the network cannot hold it that long.
 */
export function arrivals(moment: Moment, wire: Wire, late: boolean, budget: Budget): Moment[] {
  const { scene } = moment;
  const rest = without(moment.wire, wire);
  return momentsToAct(scene, late).flatMap((nowMs) => {
    if (nowMs - wire.flight.sentAtMs > mslMs) return [];
    const choices = scene.mayDelayAck(wire.flight) ? [false, true] : [false];
    return choices.map((ackMayWait) => {
      const next = budget.next(scene);
      next.nowMs = nowMs;
      next.arrive(wire.flight, ackMayWait);
      return { scene: next, wire: rest };
    });
  });
}

/** Now; and when `late`, also as late as nothing happens by itself. */
export function momentsToAct(scene: Scene, late: boolean): number[] {
  const [first] = late ? scene.timers() : [];
  return first === undefined || first.dueAt <= scene.nowMs
    ? [scene.nowMs]
    : [scene.nowMs, first.dueAt];
}

/** The timers of which the next to fire may be any: those due first. */
export function nextTimers(scene: Scene): Running[] {
  const running = scene.timers();
  const [first] = running;
  return first === undefined ? [] : running.filter(({ dueAt }) => dueAt === first.dueAt);
}

/**
 * The moments that can come without a row: copies arrive, and timers fire while nothing that was sent waits to be drawn.
 * The given ones come first, then what takes more.
 */
export function silentMoments(from: readonly Moment[], late: boolean, budget: Budget): Moment[] {
  const found: Moment[] = [];
  const seen = new Set<string>();
  const queue = [...from];
  for (let moment = queue.shift(); moment !== undefined; moment = queue.shift()) {
    const key = momentKey(moment);
    if (seen.has(key)) continue;
    seen.add(key);
    found.push(moment);
    if (budget.isSpent || found.length >= mostMoments) break;
    queue.push(...afterCopies(moment, late, budget), ...afterTimers(moment, budget));
  }
  return found;
}

/** So many moments are followed side by side. */
export const mostMoments = 48;

export const momentKey = ({ scene, wire }: Moment): string =>
  `${scene.key()} ${wire.map(({ flight, after }) => `${flight.from}${String(flight.segment.seq)}.${String(flight.segment.ctl)}.${String(after)}`).join()}`;

const afterCopies = (moment: Moment, late: boolean, budget: Budget): Moment[] =>
  moment.wire
    .filter(({ after }) => after === null)
    .flatMap((copy) => arrivals(moment, copy, late, budget));

function afterTimers({ scene, wire }: Moment, budget: Budget): Moment[] {
  // What was sent is drawn before time goes on.
  if (scene.outbox.A.length > 0 || scene.outbox.B.length > 0) return [];
  return nextTimers(scene).map((running) => {
    const next = budget.next(scene);
    next.fire(running);
    return { scene: next, wire };
  });
}
