'use client';

import { useEffect, useId, useRef } from 'react';
import { FreeTextTurn } from './free-text-turn';
import type { FreeTextTexts, TurnView } from './free-text-data';

/** An answer in the reader's own words, turn by turn. Holds nothing itself: what is shown is what it is given. */
export function FreeTextFields({
  turns,
  onText,
  onLock,
  onTick,
  disabled,
  texts,
}: {
  /** The turns reached so far; those before the last are locked and compared. */
  readonly turns: readonly TurnView[];
  readonly onText: (turnId: string, text: string) => void;
  readonly onLock: (turnId: string) => void;
  readonly onTick: (turnId: string, points: readonly string[]) => void;
  readonly disabled: boolean;
  readonly texts: FreeTextTexts;
}) {
  const id = useId();
  const list = useRef<HTMLOListElement>(null);
  const before = useRef(progressOf(turns));
  useEffect(() => {
    // The button that was pressed is gone: the focus goes on to what came instead, and stays where it is when a page opens.
    const now = progressOf(turns);
    const last = list.current?.lastElementChild;
    if (now.reached > before.current.reached) {
      last?.querySelector('textarea')?.focus();
    } else if (now.locked > before.current.locked || now.compared > before.current.compared) {
      last?.querySelector('legend')?.focus();
    }
    before.current = now;
  }, [turns]);
  return (
    <ol ref={list} className="grid gap-8">
      {turns.map((turn) => (
        <FreeTextTurn
          key={turn.id}
          turn={turn}
          prefix={`${id}-${turn.id}`}
          onText={(text) => {
            onText(turn.id, text);
          }}
          onLock={() => {
            onLock(turn.id);
          }}
          onTick={(points) => {
            onTick(turn.id, points);
          }}
          disabled={disabled}
          texts={texts}
        />
      ))}
    </ol>
  );
}

const progressOf = (turns: readonly TurnView[]) => ({
  reached: turns.length,
  locked: turns.filter(({ locked }) => locked).length,
  compared: turns.filter(({ ticked }) => ticked !== null).length,
});
