import type { BodyOf, FreeTextTurn, KeyBody, ResponseBody } from '@/lib/questions';

type Key = BodyOf<KeyBody, 'free-text'>;
/** What of a response decides which turns are reached: the points found in each text. */
export type Ticks = readonly Pick<
  BodyOf<ResponseBody, 'free-text'>['turns'][number],
  'id' | 'ticked'
>[];

/**
 * The turns that have been reached, in order: the first, and after each turn that was compared with its rubric the next
 * of the key whose condition holds. A turn whose condition did not hold when it was passed is not asked any more. The
 * last one may still be unanswered. Where a response leaves the chain, the chain ends before it: `turns` longer than
 * the chain, or another id at the same place, is no response to this question.
 */
export function reachableTurns(key: Key, turns: Ticks): FreeTextTurn[] {
  const chain: FreeTextTurn[] = [];
  const ticked = new Set<string>();
  let compared = true;
  for (const turn of key.turns) {
    if (!compared) break;
    if (!isAsked(turn, ticked)) continue;
    const answered = turns[chain.length];
    chain.push(turn);
    compared = answered?.id === turn.id && answered.ticked !== null;
    for (const point of answered?.ticked ?? []) ticked.add(point);
  }
  return chain;
}

/** The turn to ask after these; null while the last of them is not compared with its rubric, and when none is left. */
export const nextTurn = (key: Key, turns: Ticks): FreeTextTurn | null =>
  reachableTurns(key, turns)[turns.length] ?? null;

const isAsked = ({ when }: FreeTextTurn, ticked: ReadonlySet<string>): boolean =>
  when === null ||
  (when.said.every((point) => ticked.has(point)) &&
    !when.unsaid.some((point) => ticked.has(point)));
