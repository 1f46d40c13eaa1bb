import type { Merging } from './merging';
import { isMerged } from './merging';

/** What becomes of the ACK of the first FIN: the explanations differ by it. */
export type Outcome = 'merged' | 'lost' | 'data' | 'late';

export function outcomeOf(merging: Merging): Outcome {
  if (isMerged(merging)) return merging.finLost ? 'lost' : 'merged';
  return merging.answers > 0 && merging.thinksMs / 2 < merging.waitsMs ? 'data' : 'late';
}
