import clsx from 'clsx';
import type { KeyboardEvent } from 'react';
import { fill } from '../ui/fill';
import type { ArrowPlace, LadderLayout } from './ladder-layout';
import { hostColour } from './ladder-lifeline';
import type { LadderTexts } from './ladder-texts';
import { segmentLabel, type SequenceBase } from './segment-label';

/** How a reader goes through a picture. */
export interface PictureTouch {
  /** The segment shown in the details. */
  readonly shown: number | null;
  /** Whether the reader goes through the steps: then later ones are ghosted. */
  readonly stepping: boolean;
  readonly describe: (id: number) => string;
  readonly onShow: (id: number) => void;
  readonly onPeek: (id: number | null) => void;
  readonly onKey: (event: KeyboardEvent<SVGElement>) => void;
}

/** A segment on its way: a line with the slope of its delay, its label, and a cross where the network lost it. */
export function Arrow({
  place,
  layout,
  texts,
  base,
  first,
  enters,
  touch,
}: {
  readonly place: ArrowPlace;
  readonly layout: LadderLayout;
  readonly texts: LadderTexts;
  readonly base: SequenceBase;
  readonly first: boolean;
  /** Its place among the segments that come in one after the other; -1 for one that stands from the start. */
  readonly enters: number;
  readonly touch: PictureTouch | null;
}) {
  const { segment, x1, y1, x2, y2 } = place;
  const line = { x1, y1, x2, y2 };
  const shown = touch?.shown === segment.id;
  return (
    <g
      {...(touch === null ? {} : touchProps(segment.id, touch, first))}
      className={clsx(
        touch !== null &&
          'group cursor-pointer transition-opacity duration-150 outline-none motion-reduce:transition-none',
        isAhead(segment.id, touch) && 'opacity-30',
        enters >= 0 && [segment.from === 'A' ? 'travel-right' : 'travel-left', turns[enters]],
      )}
    >
      {touch !== null && (
        <>
          <line {...line} className="stroke-transparent stroke-[26]" />
          <line
            {...line}
            className="stroke-ink stroke-[9] opacity-0 group-focus-visible:opacity-25"
          />
        </>
      )}
      <line
        {...line}
        strokeDasharray={segment.attempt > 0 ? '7 5' : undefined}
        className={clsx(
          hostColour[segment.from].stroke,
          shown ? 'stroke-[3.5]' : 'stroke-2 group-hover:stroke-[3]',
        )}
      />
      {place.lost ? <LostCross place={place} text={texts.lost} /> : <Head place={place} />}
      <Label place={place} layout={layout} texts={texts} base={base} />
    </g>
  );
}

/** Each waits for the one before; a long run does not make the reader wait. */
const turns = ['', 'turn-1', 'turn-2', 'turn-3', 'turn-4', 'turn-5'];

/** Going through the steps ghosts what comes later. */
const isAhead = (id: number, touch: PictureTouch | null) =>
  touch !== null && touch.stepping && touch.shown !== null && id > touch.shown;

/** A segment as a button; one of them is in the tab order, the arrow keys lead to the others. */
const touchProps = (id: number, touch: PictureTouch, first: boolean) => ({
  role: 'button',
  tabIndex: id === touch.shown || (touch.shown === null && first) ? 0 : -1,
  'aria-label': touch.describe(id),
  'aria-pressed': touch.shown === id,
  'data-segment': id,
  onClick: () => {
    touch.onShow(id);
  },
  onFocus: () => {
    touch.onShow(id);
  },
  onPointerEnter: () => {
    touch.onPeek(id);
  },
  onPointerLeave: () => {
    touch.onPeek(null);
  },
});

function Head({ place }: { readonly place: ArrowPlace }) {
  const direction = place.segment.from === 'A' ? 1 : -1;
  return (
    <path
      d={`M0 0l${-direction * 11} -4.5v9z`}
      transform={`translate(${place.x2} ${place.y2}) rotate(${place.label.angle})`}
      className={hostColour[place.segment.from].fill}
    />
  );
}

/** Lost: a cross where it died, and the word. */
function LostCross({ place, text }: { readonly place: ArrowPlace; readonly text: string }) {
  const { x2, y2 } = place;
  const direction = place.segment.from === 'A' ? 1 : -1;
  return (
    <g>
      <path
        d={`M${x2 - 7} ${y2 - 7}l14 14m0 -14l-14 14`}
        className="fill-none stroke-network stroke-[3.5]"
      />
      <text
        x={x2 + direction * 14}
        y={y2 + 5}
        textAnchor={direction > 0 ? 'start' : 'end'}
        className="fill-network font-sans text-[13px] font-semibold"
      >
        {text}
      </text>
    </g>
  );
}

const labelClass =
  'fill-ink stroke-paper [paint-order:stroke] stroke-[4px] font-mono [text-anchor:middle]';

function Label({
  place,
  layout,
  texts,
  base,
}: {
  readonly place: ArrowPlace;
  readonly layout: LadderLayout;
  readonly texts: LadderTexts;
  readonly base: SequenceBase;
}) {
  const { segment, label, labels } = place;
  const { flags, numbers } = segmentLabel(segment, base);
  const narrow = layout.form.name === 'narrow';
  const size = narrow ? 'text-[11px]' : 'text-[13px]';
  const retry = segment.attempt > 0 ? fill(texts.retry, { n: segment.attempt }) : null;
  const beneath = labels === 'around' ? [...rowsOf(numbers, narrow ? 29 : 60), retry] : [retry];
  return (
    <g
      aria-hidden="true"
      transform={`translate(${label.x} ${label.y}) rotate(${label.angle})`}
      className={size}
    >
      <text y={-6} className={labelClass}>
        <tspan className={clsx(hostColour[segment.from].fill, 'font-bold')}>{flags}</tspan>
        {labels === 'above' && <tspan xmlSpace="preserve">{` ${numbers}`}</tspan>}
      </text>
      {beneath
        .filter((row) => row !== null)
        .map((row, index) => (
          <text
            key={row}
            y={14 + index * (narrow ? 12 : 14)}
            className={clsx(labelClass, row === retry && 'fill-network! font-sans font-semibold')}
          >
            {row}
          </text>
        ))}
    </g>
  );
}

/** Breaks `seq 1 ack 2 len 3` between its pairs where a row gets too long. */
function rowsOf(numbers: string, longest: number): string[] {
  if (numbers.length <= longest) return [numbers];
  const at = numbers.lastIndexOf(' len ');
  return at < 0 ? [numbers] : [numbers.slice(0, at), numbers.slice(at + 1)];
}
