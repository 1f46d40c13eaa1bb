'use client';

import { useId, useMemo, useState, type KeyboardEvent } from 'react';
import type { LadderView } from '@/lib/sim';
import { fill } from '../ui/fill';
import { narrowForm, wideForm } from './ladder-form';
import { layoutLadder, type LadderLayout } from './ladder-layout';
import { ladderSentences } from './ladder-list';
import { pictureClass, rolesOf } from './ladder-figure';
import { LadderPicture } from './ladder-picture';
import type { LadderTexts } from './ladder-texts';
import { describeSegment, SegmentDetails } from './segment-details';
import { initialSequence, segmentLabel } from './segment-label';

/**
 * A run as a picture to go through: point at, focus or step to a segment to see its header and why it was sent.
 * `partsAt` marks the moment (in milliseconds) from which the run shows what was asked.
 */
export function Ladder({
  view,
  texts,
  partsAt = null,
}: {
  readonly view: LadderView;
  readonly texts: LadderTexts;
  readonly partsAt?: number | null;
}) {
  const id = useId();
  const [chosen, setChosen] = useState<number | null>(() => firstAfter(view, partsAt));
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
          parting={partingOf(layout, view, partsAt, texts)}
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

/** The first segment sent after a moment: where the answer shows. */
const firstAfter = (view: LadderView, moment: number | null): number | null =>
  moment === null ? null : (view.segments.find(({ sentAt }) => sentAt >= moment)?.id ?? null);

function partingOf(
  layout: LadderLayout,
  view: LadderView,
  moment: number | null,
  texts: LadderTexts,
) {
  const first = firstAfter(view, moment);
  const arrow = layout.arrows.find(({ segment }) => segment.id === first);
  return arrow === undefined ? null : { y: arrow.y1 - 14, text: texts.parts };
}
