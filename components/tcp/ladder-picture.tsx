import clsx from 'clsx';
import type { KeyboardEvent } from 'react';
import type { HostName } from '@/lib/sim';
import { fill } from '../ui/fill';
import { hostNames } from './ladder-instants';
import type { ArrowPlace, LadderLayout, MarkPlace, StatePlace } from './ladder-layout';
import type { LadderTexts } from './ladder-texts';
import { milliseconds, segmentLabel, stateRows, type SequenceBase } from './segment-label';

export interface PictureProps {
  readonly layout: LadderLayout;
  readonly roles: Readonly<Record<HostName, string>>;
  readonly label: string;
  readonly texts: LadderTexts;
  readonly base: SequenceBase;
  /** Null for a picture that is only looked at. */
  readonly touch: PictureTouch | null;
  /** Makes ids of the picture its own. */
  readonly prefix: string;
  /** Whether the run goes on below the picture: what happens there is asked. */
  readonly asks: boolean;
  /** Where the run goes on from what the question showed; null where it showed nothing. */
  readonly parting: Parting | null;
  readonly className: string;
}

/** The line under which a picture shows what the question did not, and the segments there in their order. */
export interface Parting {
  readonly y: number;
  readonly fresh: readonly number[];
}

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

/** One picture of a ladder: two lifelines, time running down, arrows with the slope of their delay. */
export function LadderPicture(props: PictureProps) {
  const { layout, texts, prefix } = props;
  const { form, height } = layout;
  const small = form.name === 'narrow' ? 'text-[10px]' : 'text-[12px]';
  const first = layout.arrows[0]?.segment.id;
  return (
    <svg
      viewBox={`0 0 ${form.width} ${height + (props.asks ? openEnd : 0)}`}
      role={props.touch === null ? 'img' : 'group'}
      aria-label={props.label}
      className={clsx('h-auto w-full select-none', props.className)}
      onKeyDown={props.touch?.onKey}
    >
      <defs>
        <pattern
          id={`${prefix}-hatch`}
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="5" height="5" className="fill-paper" />
          <rect width="2" height="5" className="fill-time" />
        </pattern>
      </defs>
      {props.parting !== null && <Added layout={layout} y={props.parting.y} />}
      <g aria-hidden="true" className={clsx('font-mono', small)}>
        {hostNames.map((host) => (
          <Lifeline key={host} host={host} layout={layout} role={props.roles[host]} />
        ))}
        {layout.ticks.map(({ at, y }) => (
          <text key={at} x={0} y={y + 4} className="fill-soft text-[11px]">
            {milliseconds(at)}
          </text>
        ))}
        {layout.states.map((place) => (
          <StateBracket
            key={`${place.state.host}${place.y1}`}
            place={place}
            layout={layout}
            prefix={prefix}
          />
        ))}
        {layout.breaks.map(({ y }) =>
          hostNames.map((host) => (
            <BreakMark
              key={`${host}${y}`}
              x={form.lifeline[host]}
              y={y}
              half={form.name === 'narrow' ? 13 : 20}
            />
          )),
        )}
        {layout.marks.map((place, index) => (
          <Mark key={index} place={place} layout={layout} texts={texts} />
        ))}
        {props.asks && <OpenEnd layout={layout} />}
      </g>
      {layout.arrows.map((place) => (
        <Arrow
          key={place.segment.id}
          place={place}
          layout={layout}
          texts={texts}
          base={props.base}
          first={place.segment.id === first}
          enters={props.parting?.fresh.indexOf(place.segment.id) ?? -1}
          touch={props.touch}
        />
      ))}
    </svg>
  );
}

/** How far the lifelines run on below a picture that asks. */
const openEnd = 64;

function OpenEnd({ layout }: { readonly layout: LadderLayout }) {
  const { form, height } = layout;
  return (
    <g>
      {hostNames.map((host) => (
        <line
          key={host}
          x1={form.lifeline[host]}
          x2={form.lifeline[host]}
          y1={height + 2}
          y2={height + openEnd}
          strokeDasharray="3 7"
          className={clsx(hostColour[host].stroke, 'stroke-[2.5]')}
        />
      ))}
      <text
        x={(form.lifeline.A + form.lifeline.B) / 2}
        y={height + openEnd / 2 + 10}
        textAnchor="middle"
        className="fill-soft text-[28px] font-bold"
      >
        ?
      </text>
    </g>
  );
}

export const hostColour: Record<HostName, { readonly stroke: string; readonly fill: string }> = {
  A: { stroke: 'stroke-end-a', fill: 'fill-end-a' },
  B: { stroke: 'stroke-end-b', fill: 'fill-end-b' },
};

/** Away from the other end. */
const outward = (host: HostName) => (host === 'A' ? -1 : 1);
const anchor = (host: HostName) => (host === 'A' ? 'end' : 'start');

function Lifeline({
  host,
  layout,
  role,
}: {
  readonly host: HostName;
  readonly layout: LadderLayout;
  readonly role: string;
}) {
  const x = layout.form.lifeline[host];
  return (
    <g>
      <line
        x1={x}
        y1={28}
        x2={x}
        y2={layout.height - 4}
        className={clsx(hostColour[host].stroke, 'stroke-[2.5]')}
      />
      <rect x={x - 13} y={2} width={26} height={24} rx={2} className={hostColour[host].fill} />
      <text x={x} y={19} textAnchor="middle" className="fill-paper text-[14px] font-bold">
        {host}
      </text>
      <text
        x={x - outward(host) * 22}
        y={19}
        textAnchor={host === 'A' ? 'start' : 'end'}
        className={clsx(hostColour[host].fill, 'font-sans text-[14px] font-semibold')}
      >
        {role}
      </text>
    </g>
  );
}

function StateBracket({
  place,
  layout,
  prefix,
}: {
  readonly place: StatePlace;
  readonly layout: LadderLayout;
  readonly prefix: string;
}) {
  const { form } = layout;
  const { host, state } = place.state;
  const narrow = form.name === 'narrow';
  const out = outward(host);
  const x = place.x + out * (narrow ? 8 : 13);
  const textX = x + out * (narrow ? 5 : 9);
  const top = place.y1 + 1.5;
  const bottom = Math.max(top + 2, place.y2 - 1.5);
  const waiting = state === 'TIME-WAIT';
  const rows = narrow ? stateRows(state) : [state];
  return (
    <g className={waiting ? 'fill-time' : 'fill-ink'}>
      {waiting ? (
        <rect
          x={x - 3.5}
          y={top}
          width={7}
          height={bottom - top}
          fill={`url(#${prefix}-hatch)`}
          className="stroke-time stroke-1"
        />
      ) : (
        <path
          d={`M${x - out * 4} ${top}H${x}V${bottom}${place.lastsMs === null ? '' : `H${x - out * 4}`}`}
          className={clsx('fill-none stroke-line stroke-[1.5]')}
        />
      )}
      {place.rows > 0 && (
        <text
          x={textX}
          y={place.y1 + form.row - 1}
          textAnchor={anchor(host)}
          className="font-semibold"
        >
          {rows.map((row, index) => (
            <tspan key={row} x={textX} dy={index === 0 ? 0 : form.row}>
              {row}
            </tspan>
          ))}
        </text>
      )}
      {place.rows > 1 && place.lastsMs !== null && (
        <text
          x={textX}
          y={place.y1 + form.row * (rows.length + 1) - 1}
          textAnchor={anchor(host)}
          className={waiting ? 'fill-time' : 'fill-soft'}
        >
          {milliseconds(place.lastsMs)}
        </text>
      )}
    </g>
  );
}

/** Time is cut short here. */
function BreakMark({
  x,
  y,
  half,
}: {
  readonly x: number;
  readonly y: number;
  readonly half: number;
}) {
  const whole = half * 2;
  return (
    <g>
      <path d={`M${x - half} ${y + 6}l${whole} -7v-5l${-whole} 7z`} className="fill-paper" />
      <path
        d={`M${x - half} ${y + 6}l${whole} -7m0 -5l${-whole} 7`}
        className="fill-none stroke-time stroke-[1.5]"
      />
    </g>
  );
}

function Mark({
  place,
  layout,
  texts,
}: {
  readonly place: MarkPlace;
  readonly layout: LadderLayout;
  readonly texts: LadderTexts;
}) {
  const { x, y, mark, row } = place;
  const { form } = layout;
  const out = outward(mark.host);
  const timer = mark.kind === 'timer';
  const text = timer ? (texts.timers[mark.name] ?? mark.name) : mark.name;
  return (
    <g className={timer ? 'fill-time' : 'fill-ink'}>
      {timer ? (
        <>
          <circle cx={x} cy={y} r={6} className="fill-paper stroke-time stroke-2" />
          <path d={`M${x} ${y - 3.5}v3.5h3`} className="fill-none stroke-time stroke-[1.5]" />
        </>
      ) : (
        <path d={`M${x + out * 10} ${y - 5}l${-out * 8} 5l${out * 8} 5z`} />
      )}
      <text
        x={x + out * (form.name === 'narrow' ? 13 : 22)}
        y={y - 4 - row * form.row}
        textAnchor={anchor(mark.host)}
        className={clsx(timer ? 'font-sans' : 'font-mono')}
      >
        {text}
      </text>
    </g>
  );
}

/** The ground of what the run adds to the question's picture. */
function Added({ layout, y }: { readonly layout: LadderLayout; readonly y: number }) {
  const { lifeline } = layout.form;
  const x = lifeline.A;
  const width = lifeline.B - lifeline.A;
  return (
    <g aria-hidden="true">
      <rect x={x} y={y} width={width} height={layout.height - 4 - y} className="fill-tint" />
      <path d={`M${x} ${y}h${width}`} strokeDasharray="2 5" className="stroke-line stroke-1" />
    </g>
  );
}

function Arrow({
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
