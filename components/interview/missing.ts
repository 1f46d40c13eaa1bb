import type { AttemptView } from './attempt-view';
import type { SaverState } from './saver';
import { isUncompared } from './turns';

/** What an attempt lacks, as positions. Only the open item shows whether its turns were compared. */
export interface Missing {
  readonly missing: readonly number[];
  readonly unsaved: readonly number[];
  readonly uncompared: readonly number[];
}

export function missingIn({ items, open }: AttemptView, saves: SaverState): Missing {
  const positions = items.map(({ position }) => position);
  const stage = (position: number) => saves.items.get(position)?.at;
  const uncompared = open !== null && isUncompared(open.turns) ? [open.position] : [];
  return {
    missing: positions.filter((at) => items[at]?.answered !== true && stage(at) !== 'saved'),
    unsaved: positions.filter((at) => stage(at) === 'pending' || stage(at) === 'refused'),
    uncompared,
  };
}
