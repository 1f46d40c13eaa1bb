import clsx from 'clsx';
import type { HostName } from '@/lib/sim';
import { hostNames } from './ladder-instants';
import type { LadderLayout, MarkPlace, StatePlace } from './ladder-layout';
import type { LadderTexts } from './ladder-texts';
import { milliseconds, stateRows } from './segment-label';

/** How far the lifelines run on below a picture that asks. */
export const openEnd = 64;

export function OpenEnd({ layout }: { readonly layout: LadderLayout }) {
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

export function Lifeline({
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

export function StateBracket({
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
export function BreakMark({
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

export function Mark({
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
export function Added({ layout, y }: { readonly layout: LadderLayout; readonly y: number }) {
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
