import type { ScriptEvent } from './script';

/** When something is done or expected, in milliseconds; `to` is Infinity for `*`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** @param before the moment of the step before, from which `+` counts */
export function spanOf({ time }: Pick<ScriptEvent, 'time'>, before: number): Span {
  if (time === null) return { from: before, to: before };
  switch (time.kind) {
    case 'absolute':
      return { from: time.usec / 1000, to: time.usec / 1000 };
    case 'relative':
      return { from: before + time.usec / 1000, to: before + time.usec / 1000 };
    case 'absolute-range':
      return { from: time.from / 1000, to: time.to / 1000 };
    case 'relative-range':
      return { from: before + time.from / 1000, to: before + time.to / 1000 };
    case 'any':
      return { from: before, to: Infinity };
  }
}
