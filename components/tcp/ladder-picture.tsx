import clsx from 'clsx';
import type { HostName } from '@/lib/sim';
import { Arrow, type PictureTouch } from './ladder-arrow';
import { hostNames } from './ladder-instants';
import type { LadderLayout } from './ladder-layout';
import {
  Added,
  BreakMark,
  Lifeline,
  Mark,
  OpenEnd,
  openEnd,
  StateBracket,
} from './ladder-lifeline';
import type { LadderTexts } from './ladder-texts';
import { milliseconds, type SequenceBase } from './segment-label';

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
