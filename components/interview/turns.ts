import type { ResponseBody } from '@/lib/questions';
import type { TurnView } from './attempt-view';

type FreeText = Extract<ResponseBody, { kind: 'free-text' }>;
export type SaidTurn = FreeText['turns'][number];

/**
 * The turns as they show: the server's, with what this page knows better. A locked text is the server's alone; ticks
 * and texts that are still on their way are the page's.
 */
export function shownTurns(
  server: readonly TurnView[],
  said: readonly SaidTurn[],
): readonly TurnView[] {
  return server.map((turn) => {
    const own = said.find(({ id }) => id === turn.id);
    if (own === undefined) return turn;
    return turn.locked
      ? { ...turn, ticked: own.ticked ?? turn.ticked }
      : { ...turn, text: own.text };
  });
}

/** What the turns answer. */
export const responseOf = (turns: readonly TurnView[]): FreeText => ({
  kind: 'free-text',
  turns: turns.map(({ id, text, ticked }) => ({
    ...{ id, text },
    ticked: ticked === null ? null : [...ticked],
  })),
});

/** Whether nothing was written in any turn. */
export const isBlank = (turns: readonly TurnView[]): boolean =>
  turns.every(({ text }) => text.trim() === '');

/** Whether a locked turn still waits to be compared with its rubric. */
export const isUncompared = (turns: readonly TurnView[] | null): boolean =>
  (turns ?? []).some(({ locked, ticked }) => locked && ticked === null);
