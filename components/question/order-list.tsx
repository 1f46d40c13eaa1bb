'use client';

import clsx from 'clsx';
import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { fill } from '../ui/fill';
import { RichLine } from '../ui/rich-text';
import { PartSign } from './answer-sign';
import type { Feedback } from './feedback-data';
import { IconButton } from './icon-button';
import { moved } from './rows';
import type { QuestionTexts } from './texts';
import { useDrag } from './use-drag';

/** Steps to be put in order: by dragging, by buttons, and by the arrow keys on the handle. Each move is said aloud. */
export default function OrderList({
  steps,
  order,
  onOrder,
  texts,
  feedback,
}: {
  readonly steps: readonly { readonly id: string; readonly text: string }[];
  /** Ids; null while nobody has said anything about it. */
  readonly order: readonly string[] | null;
  readonly onOrder: (order: readonly string[]) => void;
  readonly texts: QuestionTexts;
  readonly feedback: Feedback | null;
}) {
  const { kinds } = texts;
  const list = useRef<HTMLOListElement>(null);
  /** What has the focus moves in the page and would lose it. */
  const focused = useRef<HTMLElement | null>(null);
  const [said, setSaid] = useState('');
  const shown = order ?? steps.map(({ id }) => id);
  const textOf = (id: string) => steps.find((step) => step.id === id)?.text ?? id;

  useLayoutEffect(() => {
    if (focused.current !== document.activeElement) focused.current?.focus();
    focused.current = null;
  }, [order]);

  const move = (from: number, to: number) => {
    const id = shown[from];
    if (id === undefined || to < 0 || to >= shown.length || to === from) return;
    if (document.activeElement instanceof HTMLElement) focused.current = document.activeElement;
    setSaid(fill(kinds.movedTo, { what: plain(textOf(id)), n: to + 1, of: shown.length }));
    onOrder(moved(shown, from, to));
  };
  const drag = useDrag(list, move);
  const onKey = (event: KeyboardEvent, place: number) => {
    const to = { ArrowUp: place - 1, ArrowDown: place + 1, Home: 0, End: shown.length - 1 }[
      event.key
    ];
    if (to === undefined) return;
    event.preventDefault();
    move(place, to);
  };

  return (
    <>
      <ol ref={list} className="grid gap-2" {...drag.handlers}>
        {shown.map((id, place) => {
          const what = plain(textOf(id));
          return (
            <li
              key={id}
              className="flex items-start gap-1 rounded-md border border-line bg-raised py-1 pr-1"
            >
              <button
                type="button"
                aria-label={fill(kinds.move, { what })}
                className="min-h-11 shrink-0 cursor-grab touch-none px-2 font-mono text-soft select-none disabled:cursor-default"
                onPointerDown={(event) => {
                  drag.start(event, place);
                }}
                onKeyDown={(event) => {
                  onKey(event, place);
                }}
              >
                <span aria-hidden="true">⠿ {place + 1}</span>
              </button>
              <span className="min-w-0 flex-1 py-2 break-words">
                <RichLine text={textOf(id)} />
                <PartSign part={id} feedback={feedback} texts={texts} />
              </span>
              <span className={clsx('flex', feedback !== null && 'hidden')}>
                <IconButton
                  sign="↑"
                  name={fill(kinds.moveUp, { what })}
                  // Not disabled: what has the focus keeps it when it arrives there.
                  off={place === 0}
                  onClick={() => {
                    move(place, place - 1);
                  }}
                />
                <IconButton
                  sign="↓"
                  name={fill(kinds.moveDown, { what })}
                  off={place === shown.length - 1}
                  onClick={() => {
                    move(place, place + 1);
                  }}
                />
              </span>
            </li>
          );
        })}
      </ol>
      {feedback === null && (
        <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1">
          <p className="text-sm text-soft">{kinds.orderHint}</p>
          {order === null && (
            <button
              type="button"
              className="min-h-9 text-sm link"
              onClick={() => {
                onOrder(shown);
              }}
            >
              {kinds.orderStands}
            </button>
          )}
        </div>
      )}
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </>
  );
}

/** A rich text as a name: without its marks. */
const plain = (text: string) => text.replace(/[`*]/g, '');
