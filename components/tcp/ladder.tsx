'use client';

import { useId, useMemo, useState, type KeyboardEvent } from 'react';
import type { LadderView } from '@/lib/sim';
import { fill } from '../ui/fill';
import { narrowForm, wideForm } from './ladder-form';
import { layoutLadder, type LadderLayout } from './ladder-layout';
import { ladderSentences } from './ladder-list';
import { pictureClass, rolesOf } from './ladder-figure';
import { LadderPicture, type Parting } from './ladder-picture';
import type { LadderTexts } from './ladder-texts';
import { describeSegment, SegmentDetails } from './segment-details';
import { initialSequence, segmentLabel } from './segment-label';

/**
 * A run as a picture to go through: point at, focus or step to a segment to see its header and why it was sent.
 * `known` is the part that the question showed: what the run adds to it stands out, and comes in its order.
 */
export function Ladder({
  view,
  texts,
  known = null,
}: {
  readonly view: LadderView;
  readonly texts: LadderTexts;
  readonly known?: LadderView | null;
}) {
  const id = useId();
  const [chosen, setChosen] = useState<number | null>(() => added(view, known)[0] ?? null);
  const [peeked, setPeeked] = useState<number | null>(null);
  const [stepping, setStepping] = useState(false);
  const [relative, setRelative] = useState(false);
  const layouts = useMemo(
    () => [layoutLadder(view, wideForm), layoutLadder(view, narrowForm)],
    [view],
  );
  const base = relative ? initialSequence(view) : null;
  const shown = peeked ?? chosen;
  const place = view.segments.findIndex((segment) => segment.id === shown);
  const segment = view.segments[place];

  const describe = (wanted: number) => {
    const found = view.segments.find((one) => one.id === wanted);
    return found === undefined ? '' : describeSegment(found, segmentLabel(found, base), texts);
  };
  const step = (to: number): number | null => {
    const next = view.segments[Math.max(0, Math.min(view.segments.length - 1, to))];
    if (next === undefined) return null;
    setStepping(true);
    setChosen(next.id);
    return next.id;
  };
  const onKey = (event: KeyboardEvent<SVGElement>) => {
    const to = stepKey(event.key, place, view.segments.length);
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    const next = step(to);
    const target = event.currentTarget.querySelector<SVGElement>(
      `[data-segment="${String(next)}"]`,
    );
    target?.focus();
  };

  return (
    <figure className="@container min-w-0">
      {layouts.map((layout) => (
        <LadderPicture
          key={layout.form.name}
          layout={layout}
          roles={rolesOf(view, texts)}
          label={texts.picture}
          texts={texts}
          base={base}
          touch={{
            shown,
            stepping: stepping && peeked === null,
            describe,
            onShow: setChosen,
            onPeek: setPeeked,
            onKey,
          }}
          prefix={`${id}${layout.form.name}`}
          asks={false}
          parting={partingOf(layout, added(view, known))}
          className={pictureClass[layout.form.name]}
        />
      ))}
      <figcaption className="mt-3 min-h-40 border-t border-hair pt-3">
        <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
          <StepButton
            sign="←"
            name={texts.previous}
            off={place <= 0}
            onClick={() => {
              step(place - 1);
            }}
          />
          <span className="min-w-32 text-center font-semibold" aria-live="polite">
            {place < 0
              ? fill(texts.steps, { of: view.segments.length })
              : fill(texts.step, { n: place + 1, of: view.segments.length })}
          </span>
          <StepButton
            sign="→"
            name={texts.next}
            off={place >= view.segments.length - 1}
            onClick={() => {
              step(place + 1);
            }}
          />
          <label className="ml-auto flex min-h-8 items-center gap-2">
            <input
              type="checkbox"
              checked={relative}
              onChange={(event) => {
                setRelative(event.target.checked);
              }}
            />
            {texts.relative}
          </label>
        </div>
        {segment === undefined ? (
          <p className="text-sm text-soft">{texts.hint}</p>
        ) : (
          <SegmentDetails segment={segment} base={base} texts={texts} />
        )}
        {added(view, known).length > 0 && (
          <p className="mt-3 flex items-center gap-2 text-sm text-soft">
            <span aria-hidden="true" className="inline-block size-4 border border-line bg-tint" />
            {texts.parts}
          </p>
        )}
        <details className="mt-3 text-sm">
          <summary className="cursor-pointer text-soft">{texts.asText}</summary>
          <ol className="mt-1 list-decimal pl-6">
            {ladderSentences(view, texts, base).map((sentence, index) => (
              <li key={index}>{sentence}</li>
            ))}
          </ol>
        </details>
      </figcaption>
    </figure>
  );
}

function StepButton({
  sign,
  name,
  off,
  onClick,
}: {
  readonly sign: string;
  readonly name: string;
  readonly off: boolean;
  readonly onClick: () => void;
}) {
  return (
    <button
      type="button"
      aria-label={name}
      title={name}
      disabled={off}
      onClick={onClick}
      className="size-9 rounded-md border border-line bg-raised font-mono hover:border-ink disabled:border-hair disabled:text-soft"
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}

/** Which step a key leads to, or null when the key is not ours. */
function stepKey(key: string, place: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
    case 'ArrowRight':
      return place + 1;
    case 'ArrowUp':
    case 'ArrowLeft':
      return place - 1;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** The segments that a run adds to what was known of it, in order; none where nothing was known. */
function added(view: LadderView, known: LadderView | null): readonly number[] {
  if (known === null) return [];
  const before = new Set(known.segments.map(({ id }) => id));
  return view.segments.flatMap(({ id }) => (before.has(id) ? [] : [id]));
}

/** Where the known part of a run ends in a picture: between its last line and the first one added. */
function partingOf(layout: LadderLayout, fresh: readonly number[]): Parting | null {
  const first = layout.arrows.find(({ segment }) => segment.id === fresh[0]);
  if (first === undefined) return null;
  const before = layout.arrows.filter(({ segment }) => !fresh.includes(segment.id));
  const low = Math.max(...before.map(({ y2 }) => y2).filter((y) => y < first.y1));
  return { y: Math.max(first.y1 - 22, (low + first.y1) / 2), fresh };
}
