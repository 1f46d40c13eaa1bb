import type { ReportItem } from '../attempt-view';

const outcomes = {
  right: { sign: '✓', tone: 'text-correct' },
  partly: { sign: '◐', tone: 'text-unsure' },
  wrong: { sign: '✕', tone: 'text-wrong' },
  unanswered: { sign: '○', tone: 'text-soft' },
} as const;

/** What became of an item, as a sign beside its words. */
export function outcomeOf({ score, feedback }: Pick<ReportItem, 'score' | 'feedback'>) {
  if (feedback.grade === null) return outcomes.unanswered;
  return outcomes[score >= 1 ? 'right' : score > 0 ? 'partly' : 'wrong'];
}
