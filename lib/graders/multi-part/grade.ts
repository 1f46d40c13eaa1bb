import type { BodyOf, Grade, KeyBody, ResponseBody } from '@/lib/questions';
import { gradedByParts, invalid, type Voice } from '../verdict';
import { reachedParts, type PartAnswers } from './reached';

type Kind = 'multi-part';

/**
 * The mean over the parts that were asked, each by the rules of its own kind; one that was asked and not answered earns
 * nothing. An answer that does not fit its part is invalid as a whole, with the field of that part.
 */
export function gradeMultiPart(
  key: BodyOf<KeyBody, Kind>,
  { parts: answers }: BodyOf<ResponseBody, Kind>,
  voice: Voice,
): Grade {
  const reached = reachedParts(key, answers, voice);
  for (const { part, grade } of reached) {
    if (grade?.status !== 'invalid') continue;
    const place = answers.findIndex(({ id }) => id === part.id);
    return invalid(`parts.${String(place)}.response.${grade.field}`, grade.message);
  }
  const stray = strayPart(
    reached.map(({ part }) => part.id),
    answers,
    voice,
  );
  if (stray !== null) return stray;
  const scores = reached.map(({ grade }) => (grade?.status === 'graded' ? grade.score : 0));
  const right = scores.filter((score) => score === 1).length;
  const whys = reached.flatMap(({ grade }) =>
    grade?.status === 'graded' ? (grade.why ?? []) : [],
  );
  return gradedByParts({
    score: scores.reduce((sum, score) => sum + score, 0) / scores.length,
    parts: reached.map(({ part }, index) => ({ part: part.id, right: scores[index] === 1 })),
    misconceptions: reached.flatMap(({ grade }) =>
      grade?.status === 'graded' ? grade.misconceptions : [],
    ),
    sentences: [voice.say('graders.partsRight', { right, all: reached.length }), ...whys],
  });
}

/** An answer to a part that is not asked, or that has one already. */
function strayPart(asked: readonly string[], answers: PartAnswers, { say }: Voice): Grade | null {
  const at = answers.findIndex(
    ({ id }, index) => !asked.includes(id) || answers.findIndex((other) => other.id === id) < index,
  );
  if (at < 0) return null;
  const params = { found: answers[at]?.id ?? '', parts: asked.join(', ') };
  return invalid(`parts.${String(at)}.id`, say('graders.noSuchPart', params));
}
