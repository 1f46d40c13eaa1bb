'use client';

import clsx from 'clsx';
import type { KeyboardEvent } from 'react';
import { fill } from '../ui/fill';
import { PartSign } from './answer-sign';
import type { Feedback } from './feedback-data';
import { IconButton } from './icon-button';
import type { QuestionTexts } from './texts';

/** A path through the states: the states to choose from, where they stand in RFC 9293 figure 5, and the path so far. */
export default function StatePath({
  start,
  path,
  onPath,
  most,
  known,
  stateNames,
  texts,
  feedback,
}: {
  readonly start: string;
  readonly path: readonly string[];
  readonly onPath: (path: readonly string[]) => void;
  readonly most: number;
  /** Whether the reader is told that exactly so many follow. */
  readonly known: boolean;
  readonly stateNames: readonly string[];
  readonly texts: QuestionTexts;
  readonly feedback: Feedback | null;
}) {
  const { kinds } = texts;
  const full = path.length >= most;
  const undo = () => {
    onPath(path.slice(0, -1));
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Backspace' || path.length === 0 || feedback !== null) return;
    event.preventDefault();
    undo();
  };
  return (
    <div onKeyDown={onKey}>
      <div
        role="group"
        aria-label={kinds.pathSoFar}
        className="mb-3 flex min-h-14 flex-wrap items-center gap-x-1 gap-y-2 rounded-md border border-line bg-sunk px-3 py-2"
      >
        <ol
          aria-live="polite"
          className="flex flex-wrap items-center gap-x-1 gap-y-2 font-mono text-sm"
        >
          <li className="px-1.5 py-1 text-soft">{start}</li>
          {path.map((state, place) => (
            <li key={place} className="flex items-center gap-1">
              <span aria-hidden="true">→</span>
              <span className="rounded-sm border border-ink bg-raised px-1.5 py-1">{state}</span>
              <PartSign part={String(place + 1)} feedback={feedback} texts={texts} />
            </li>
          ))}
          {feedback === null &&
            known &&
            Array.from({ length: most - path.length }, (_, index) => (
              <li
                key={`open-${index}`}
                aria-hidden="true"
                className="flex items-center gap-1 text-soft"
              >
                → <span className="rounded-sm border border-dashed border-line px-3 py-1">?</span>
              </li>
            ))}
        </ol>
        {path.length > 0 && feedback === null && (
          <span className="ml-auto">
            <IconButton sign="⌫" name={kinds.undoState} onClick={undo} />
          </span>
        )}
      </div>
      {feedback === null && (
        <>
          <p className="mb-2 text-sm text-soft">{kinds.pathHint}</p>
          <ul className="grid grid-cols-2 gap-1.5 sm:grid-cols-3">
            {stateNames.map((state) => (
              <li key={state}>
                <button
                  type="button"
                  aria-label={fill(kinds.addState, { state })}
                  aria-disabled={full}
                  onClick={
                    full
                      ? undefined
                      : () => {
                          onPath([...path, state]);
                        }
                  }
                  className={clsx(
                    'min-h-11 w-full rounded-md border px-2 font-mono text-sm',
                    full
                      ? 'cursor-default border-hair text-soft'
                      : 'border-line bg-raised hover:border-ink',
                  )}
                >
                  {state}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
