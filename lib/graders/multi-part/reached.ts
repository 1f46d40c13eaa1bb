import type { BodyOf, Grade, KeyBody, SimpleResponseBody } from '@/lib/questions';
import { gradeSimple } from '../grade-simple';
import type { Voice } from '../verdict';

type Key = BodyOf<KeyBody, 'multi-part'>;
export type Part = Key['parts'][number];
/** The answers given so far. */
export type PartAnswers = readonly { readonly id: string; readonly response: SimpleResponseBody }[];

/** A part that is asked, with what became of it; null while it is not answered. */
export interface ReachedPart {
  readonly part: Part;
  readonly grade: Grade | null;
}

/**
 * The parts that are asked after these answers, in order: those without a condition, and those whose earlier part was
 * answered and came out as the condition says.
 */
export function reachedParts(key: Key, answers: PartAnswers, voice: Voice): ReachedPart[] {
  const reached: ReachedPart[] = [];
  for (const part of key.parts) {
    if (!isAsked(part, reached)) continue;
    const answer = answers.find(({ id }) => id === part.id);
    const grade = answer ? gradeSimple(part.body, part.key, answer.response, voice) : null;
    reached.push({ part, grade });
  }
  return reached;
}

function isAsked({ when }: Part, reached: readonly ReachedPart[]): boolean {
  if (when === null) return true;
  const grade = reached.find(({ part }) => part.id === when.part)?.grade;
  if (grade?.status !== 'graded') return false;
  const full = grade.score === 1;
  return (
    (when.score === 'any' || full === (when.score === 'full')) &&
    (when.shows === null || grade.misconceptions.includes(when.shows))
  );
}
