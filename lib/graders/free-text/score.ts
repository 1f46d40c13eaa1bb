import type { FreeTextTurn, PointWeight, ResponseBody, BodyOf } from '@/lib/questions';

type Answer = BodyOf<ResponseBody, 'free-text'>['turns'][number];

/**
 * What one turn earns, 0 to 1: (musts said + a half for each plus − traps said) / musts; where nothing is a must, the
 * pluses stand in for them. A turn that was not answered, or not compared with its rubric, earns nothing; nor do ticks on a
 * blank text, in which nothing can be found.
 */
export function turnScore(rubric: FreeTextTurn['rubric'], answer: Answer | undefined): number {
  if (answer === undefined || answer.ticked === null || answer.text.trim() === '') return 0;
  const ticked = new Set(answer.ticked);
  const count = (weight: PointWeight, among = rubric.filter(({ id }) => ticked.has(id))): number =>
    among.filter((point) => point.weight === weight).length;
  const musts = count('must', rubric);
  if (musts > 0) return clamp((count('must') + count('plus') / 2 - count('trap')) / musts);
  const pluses = Math.max(1, count('plus', rubric));
  return clamp((count('plus') - count('trap')) / pluses);
}

const clamp = (score: number): number => Math.min(1, Math.max(0, score));
