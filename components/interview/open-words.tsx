'use client';

import { useState } from 'react';
import type { ResponseBody } from '@/lib/questions';
import { FreeTextFields } from '../question/free-text-fields';
import type { FreeTextTexts } from '../question/free-text-data';
import type { TurnView } from './attempt-view';
import { isBlank, responseOf, shownTurns, type SaidTurn } from './turns';

/** The open question where it is answered in one's own words, turn by turn. */
export function OpenWords({
  turns,
  answer,
  disabled,
  texts,
  onChange,
  onTicked,
  onLock,
}: {
  /** As the server knows them. */
  readonly turns: readonly TurnView[];
  /** What this browser knows better when the question appears. */
  readonly answer: ResponseBody | null;
  readonly disabled: boolean;
  readonly texts: FreeTextTexts;
  readonly onChange: (response: ResponseBody | null) => void;
  readonly onTicked: () => void;
  readonly onLock: (turn: string) => void;
}) {
  const [said, setSaid] = useState<readonly SaidTurn[]>(
    answer?.kind === 'free-text' ? answer.turns : [],
  );
  const shown = shownTurns(turns, said);
  const change = (id: string, change: (turn: TurnView) => TurnView) => {
    const changed = shown.map((turn) => (turn.id === id ? change(turn) : turn));
    const response = responseOf(changed);
    setSaid(response.turns);
    onChange(isBlank(changed) ? null : response);
  };
  return (
    <FreeTextFields
      turns={shown}
      onText={(id, text) => {
        change(id, (turn) => ({ ...turn, text }));
      }}
      onTick={(id, ticked) => {
        change(id, (turn) => ({ ...turn, ticked }));
        onTicked();
      }}
      onLock={onLock}
      disabled={disabled}
      texts={texts}
    />
  );
}
