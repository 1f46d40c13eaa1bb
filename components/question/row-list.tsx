'use client';

import { useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { fill } from '../ui/fill';
import { IconButton } from './icon-button';
import type { RowTexts } from './row-texts';
import { added, moved, without } from './rows';

/** Where the focus goes when the list is drawn anew: a control of a row, by its action, or the row's first field. */
interface Focus {
  readonly row: number;
  readonly action: Action | 'field';
}
type Action = 'up' | 'down' | 'copy' | 'remove';

/** A table of events that rows are added to, moved in and taken out of, by mouse and by keyboard. */
export function RowList<Row>({
  rows,
  onRows,
  onRow,
  most,
  adds,
  describe,
  fields,
  texts,
  frozen,
}: {
  readonly rows: readonly Row[];
  /** Rows came, went or changed places. */
  readonly onRows: (rows: readonly Row[]) => void;
  /** The row at a place says something else now. */
  readonly onRow: (place: number, row: Row) => void;
  readonly most: number;
  /** What a new row may be. */
  readonly adds: readonly { readonly name: string; readonly row: () => Row }[];
  readonly describe: (row: Row) => string;
  readonly fields: (row: Row, place: number, change: (row: Row) => void) => ReactNode;
  readonly texts: RowTexts;
  /** Whether it is answered: then rows are only looked at. */
  readonly frozen: boolean;
}) {
  const list = useRef<HTMLOListElement>(null);
  const focus = useRef<Focus | null>(null);
  const [said, setSaid] = useState('');

  useLayoutEffect(() => {
    const wanted = focus.current;
    focus.current = null;
    if (wanted === null) return;
    const row = list.current?.children[wanted.row];
    const found =
      wanted.action === 'field'
        ? row?.querySelector<HTMLElement>('input, select')
        : row?.querySelector<HTMLElement>(`[data-action=${wanted.action}] button`);
    found?.focus();
  }, [rows]);

  const put = (next: readonly Row[], to: Focus, message: string) => {
    focus.current = to;
    setSaid(fill(message, { n: to.row + 1 }));
    onRows(next);
  };
  const move = (from: number, to: number, action: Focus['action']) => {
    if (to < 0 || to >= rows.length) return;
    put(moved(rows, from, to), { row: to, action }, texts.moved);
  };
  const full = rows.length >= most;
  const act = (action: Action, place: number) => {
    const row = rows[place];
    if (row === undefined) return;
    if (action === 'up') move(place, place - 1, action);
    if (action === 'down') move(place, place + 1, action);
    if (action === 'copy' && !full) {
      put(added(rows, place, { ...row }), { row: place + 1, action: 'field' }, texts.added);
    }
    if (action === 'remove') {
      const next = without(rows, place);
      put(next, { row: Math.max(0, Math.min(place, next.length - 1)), action }, texts.removed);
    }
  };
  const onKey = (event: KeyboardEvent, place: number) => {
    if (!event.altKey || frozen) return;
    const to = { ArrowUp: place - 1, ArrowDown: place + 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    move(place, to, 'field');
  };

  return (
    <>
      {rows.length === 0 ? (
        <p className="rounded-md border border-dashed border-line px-3 py-4 text-soft">
          {texts.nothing}
        </p>
      ) : (
        <ol ref={list} className="grid gap-2">
          {rows.map((row, place) => (
            <li
              key={place}
              className="rounded-md border border-line bg-raised"
              onKeyDown={(event) => {
                onKey(event, place);
              }}
            >
              <fieldset className="min-w-0">
                <legend className="sr-only">
                  {fill(texts.row, { n: place + 1 })}: {describe(row)}
                </legend>
                <div className="flex items-center border-b border-hair pl-3">
                  <p aria-hidden="true" className="mr-auto min-w-0 text-sm font-semibold">
                    <span className="font-mono">{place + 1}</span> {describe(row)}
                  </p>
                  {!frozen && (
                    <RowButtons
                      {...{ place, texts, full }}
                      last={place === rows.length - 1}
                      onAct={(action) => {
                        act(action, place);
                      }}
                    />
                  )}
                </div>
                <div className="flex flex-wrap items-end gap-x-3 gap-y-2 p-3 pt-2">
                  {fields(row, place, (changed) => {
                    onRow(place, changed);
                  })}
                </div>
              </fieldset>
            </li>
          ))}
        </ol>
      )}
      {!frozen && (
        <>
          <div className="mt-3 flex flex-wrap items-center gap-2">
            {adds.map(({ name, row }) => (
              <button
                key={name}
                type="button"
                disabled={full}
                className="min-h-11 rounded-md border border-line bg-raised px-3 text-sm font-semibold hover:border-ink disabled:cursor-default disabled:opacity-60"
                onClick={() => {
                  put([...rows, row()], { row: rows.length, action: 'field' }, texts.added);
                }}
              >
                <span aria-hidden="true">+ </span>
                {name}
              </button>
            ))}
          </div>
          <p className="mt-2 text-sm text-soft">
            {fill(texts.left, { n: rows.length, most })} {texts.keys}
          </p>
        </>
      )}
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </>
  );
}

const actions: readonly { readonly action: Action; readonly sign: ReactNode }[] = [
  { action: 'up', sign: '↑' },
  { action: 'down', sign: '↓' },
  { action: 'copy', sign: <TwoSheets /> },
  { action: 'remove', sign: '✕' },
];

/** One sheet before another: few fonts have a sign for it. */
function TwoSheets() {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor">
      <path strokeWidth="1.5" d="M5.5 5.5h8v8h-8zM3 10.5h-.5v-8h8V3" />
    </svg>
  );
}

function RowButtons({
  place,
  last,
  full,
  texts,
  onAct,
}: {
  readonly place: number;
  readonly last: boolean;
  readonly full: boolean;
  readonly texts: RowTexts;
  readonly onAct: (action: Action) => void;
}) {
  const off = { up: place === 0, down: last, copy: full, remove: false };
  return actions.map(({ action, sign }) => (
    <span key={action} data-action={action}>
      <IconButton
        sign={sign}
        name={fill(texts[action], { n: place + 1 })}
        off={off[action]}
        onClick={() => {
          onAct(action);
        }}
      />
    </span>
  ));
}
