import { explain, type Locale } from '@/lib/i18n';
import { type Because, ladderView, type LadderView, type Trace } from '@/lib/sim';

const roles = { A: 'client', B: 'server' } as const;

/** The whole run up to `endsAtMs` with each reason told: the picture that belongs to the answer. */
export const wholePicture = (trace: Trace, endsAtMs: number, locale: Locale): LadderView =>
  toldIn(locale, ladderView(trace, roles, { untilMs: endsAtMs }));

/**
 * What a stem may show: the segments sent and the calls made up to a moment. States, timers and what an arrival did
 * are left out, because these are what the questions ask.
 */
export function shownPicture(trace: Trace, untilMs: number, locale: Locale): LadderView {
  const whole = ladderView(trace, roles, { marks: ['call'] });
  const segments = whole.segments
    .filter(({ sentAt }) => sentAt <= untilMs)
    .map((segment) => ({ ...segment, effects: [], changes: [] }));
  return toldIn(locale, {
    ...whole,
    endsAt: Math.max(untilMs, ...segments.map(({ arrivedAt }) => arrivedAt ?? 0)),
    segments,
    states: [],
    marks: whole.marks.filter(({ at }) => at <= untilMs),
  });
}

function toldIn(locale: Locale, view: LadderView): LadderView {
  const told = (because: Because): Because => ({ ...because, text: explain(locale, because) });
  const tellAll = <T extends { readonly because: Because }>(list: readonly T[]): T[] =>
    list.map((each) => ({ ...each, because: told(each.because) }));
  return {
    ...view,
    segments: tellAll(view.segments).map((segment) => ({
      ...segment,
      effects: segment.effects.map(told),
    })),
    states: tellAll(view.states),
    marks: tellAll(view.marks),
  };
}

/** The clause that a reason's id names, as people cite it; null for a decision that no clause makes. */
export function clauseOf({ id }: Because): string | null {
  const match = /^rfc(\d+):([\d.]+)/.exec(id);
  return match ? `RFC ${match[1] ?? ''} §${match[2] ?? ''}` : null;
}
