import { explain, type Locale } from '@/lib/i18n';
import { type Because, ladderView, type LadderView, type Trace } from '@/lib/sim';

const roles = { A: 'client', B: 'server' } as const;

export interface Pictures {
  /** With the answer: the whole run up to its end. */
  readonly whole: LadderView;
  /** With the stem; null when nothing is to be shown. */
  readonly shown: LadderView | null;
}

/** The pictures of a run, with each reason told. `shownUntilMs` is not after `endsAtMs`. */
export function picturesOf(
  trace: Trace,
  shownUntilMs: number | null,
  endsAtMs: number,
  locale: Locale,
): Pictures {
  const whole = ladderView(trace, roles, {
    untilMs: endsAtMs,
    tell: (because) => explain(locale, because),
  });
  return { whole, shown: shownUntilMs === null ? null : beginningOf(whole, shownUntilMs) };
}

/**
 * What a stem may show: the segments sent and the calls made up to a moment. States, timers and what an arrival did
 * are left out, because these are what the questions ask.
 */
function beginningOf(whole: LadderView, untilMs: number): LadderView {
  const segments = whole.segments
    .filter(({ sentAt }) => sentAt <= untilMs)
    .map((segment) => ({ ...segment, effects: [], changes: [] }));
  return {
    hosts: whole.hosts,
    endsAt: Math.max(untilMs, ...segments.map(({ arrivedAt }) => arrivedAt ?? 0)),
    segments,
    states: [],
    marks: whole.marks.filter(({ kind, at }) => kind === 'call' && at <= untilMs),
  };
}

/** The clause that a reason's id names, as people cite it; null for a decision that no clause makes. */
export function clauseOf({ id }: Because): string | null {
  const match = /^rfc(\d+):([\d.]+)/.exec(id);
  return match ? `RFC ${match[1] ?? ''} §${match[2] ?? ''}` : null;
}
