import type { BodyOf, Grade, KeyBody, PublicBody, ResponseBody } from '@/lib/questions';
import { graded, invalid, type Voice } from '../verdict';

type Kind = 'multiple-choice';

/**
 * (right options chosen − wrong options chosen) / right options, at least 0: full only for exactly the right ones,
 * and choosing everything earns nothing by itself.
 */
export function gradeMultipleChoice(
  shown: BodyOf<PublicBody, Kind>,
  key: BodyOf<KeyBody, Kind>,
  response: BodyOf<ResponseBody, Kind>,
  voice: Voice,
): Grade {
  const ids = shown.options.map(({ id }) => id);
  const stranger = response.choices.find((choice) => !ids.includes(choice));
  if (stranger !== undefined) {
    const params = { option: stranger, options: ids.join(', ') };
    return invalid('choices', voice.say('graders.noSuchOption', params));
  }
  const chosen = new Set(response.choices);
  const parts = ids.map((id) => ({ part: id, right: chosen.has(id) === key.correct.includes(id) }));
  const hits = key.correct.filter((id) => chosen.has(id)).length;
  const falsePicks = chosen.size - hits;
  return graded(voice, {
    score: Math.max(0, (hits - falsePicks) / key.correct.length),
    parts,
    faults: parts.flatMap(({ part, right }) => (right ? [] : (key.faults[part] ?? []))),
    otherwise: voice.say('graders.choices', {
      hits,
      right: key.correct.length,
      falsePicks,
    }),
    always: true,
  });
}
