import type { BodyOf, ResponseBody } from '@/lib/questions';

type Turns = BodyOf<ResponseBody, 'free-text'>['turns'];

export const turnsOf = (response: ResponseBody | null): Turns =>
  response?.kind === 'free-text' ? response.turns : [];

/** Why a revision of a free-text answer is refused. Whether its turns are the right ones is the grader's to say. */
export type TurnRefusal = 'turn-locked' | 'turn-unlocked' | 'turn-not-open';

/**
 * Whether a new revision keeps to the turns: the text of the locked ones stays, only they are compared with their rubric, and
 * one more may be written. Null: it does.
 */
export function refusedTurn(
  lockedTurns: number,
  before: ResponseBody | null,
  next: ResponseBody,
): TurnRefusal | null {
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
