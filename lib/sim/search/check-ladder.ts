import { followRows, type Followed, type Reached } from './follow';
import type { Row } from './ladder';
import type { Scene } from './scene';
import { wayOn, type CallRow } from './continue';

/** What is said of a drawn ladder. */
export interface Checked extends Followed {
  /** How many rows of the model the drawn ones stand for, at their best; `all` only where it is right. */
  readonly progress: number;
  readonly all: number;
  /** A way on from the last possible row to what is to be reached; null when none was found. */
  readonly wayOn: readonly Row[] | null;
}

/**
 * Checks a drawn ladder against every schedule (followRows), and says how to go on where it is wrong or ends early. The
 * progress counts no row that brings nothing nearer, and never falls by more possible rows.
 */
export function checkLadder(
  start: Scene,
  rows: readonly Row[],
  model: readonly Row[],
  reached: Reached,
): Checked {
  const followed = followRows({ scene: start, wire: [] }, rows, reached);
  const all = model.length;
  if (followed.reached) return { ...followed, progress: all, all, wayOn: [] };
  const restFrom = (place: number) => {
    const moment = followed.path[place];
    if (moment === undefined) return null;
    const made = rows.slice(0, place).filter((row): row is CallRow => row.do === 'call');
    return wayOn(moment, made, place, { model, reached });
  };
  const rest = restFrom(followed.possible);
  let progress = 0;
  for (let place = followed.possible; place > progress; place -= 1) {
    const left = place === followed.possible ? rest : restFrom(place);
    if (left !== null) progress = Math.max(progress, Math.min(place, all - left.length));
  }
  return { ...followed, progress: Math.min(progress, all - 1), all, wayOn: rest };
}
