import type { BodyOf, ResponseBody } from '@/lib/questions';

type Turns = BodyOf<ResponseBody, 'free-text'>['turns'];
type Parts = BodyOf<ResponseBody, 'multi-part'>['parts'];

export const turnsOf = (response: ResponseBody | null): Turns =>
  response?.kind === 'free-text' ? response.turns : [];

/** What is answered of a question in parts; the first `lockedTurns` of them stand. */
export const partsOf = (response: ResponseBody | null): Parts =>
  response?.kind === 'multi-part' ? response.parts : [];

/** Why a revision of an answer given step by step is refused. Whether its turns are the right ones is the grader's to say. */
export type TurnRefusal = 'turn-locked' | 'turn-unlocked' | 'turn-not-open';

/**
 * Whether a new revision keeps to the turns: the text of the locked ones stays, only they are compared with their rubric, and
 * one more may be written. Locked answers to parts of a question stay as they are. Null: it does.
 */
export function refusedTurn(
  lockedTurns: number,
  before: ResponseBody | null,
  next: ResponseBody,
): TurnRefusal | null {
  if (next.kind === 'multi-part') {
    const locked = partsOf(before).slice(0, lockedTurns);
    return locked.every((part, at) => isSame(part, next.parts[at])) ? null : 'turn-locked';
  }
  if (next.kind !== 'free-text') return null;
  const locked = turnsOf(before).slice(0, lockedTurns);
  const kept = locked.every(
    ({ id, text }, at) => next.turns[at]?.id === id && next.turns[at].text === text,
  );
  if (!kept) return 'turn-locked';
  if (next.turns.length > lockedTurns + 1) return 'turn-not-open';
  return next.turns.slice(lockedTurns).some(({ ticked }) => ticked !== null)
    ? 'turn-unlocked'
    : null;
}

/**
 * How many turns or parts are locked once this one is: a turn after those locked before it, a part with all that are
 * answered before it. Null: it is not open.
 */
export function lockedWith(
  lockedTurns: number,
  response: ResponseBody | null,
  id: string,
): number | null {
  const inParts = response?.kind === 'multi-part';
  const steps: readonly { readonly id: string }[] = inParts ? response.parts : turnsOf(response);
  const at = steps.findIndex((step) => step.id === id);
  if (at < 0) return null;
  // Asked for again: it is locked already.
  if (at < lockedTurns) return lockedTurns;
  return inParts || at === lockedTurns ? at + 1 : null;
}

/** Whether two values say the same as JSON, whatever the order in which a database gives their fields. */
function isSame(one: unknown, other: unknown): boolean {
  return sorted(one) === sorted(other);
}

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
