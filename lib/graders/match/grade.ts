import type { BodyOf, Grade, KeyBody, PublicBody, ResponseBody } from '@/lib/questions';
import { graded, invalid, type Voice } from '../verdict';

type Kind = 'match';

/** The share of the left items that have their partner; one without a partner earns nothing. */
export function gradeMatch(
  shown: BodyOf<PublicBody, Kind>,
  key: BodyOf<KeyBody, Kind>,
  { pairs }: BodyOf<ResponseBody, Kind>,
  voice: Voice,
): Grade {
  const unfit = misfit(shown, pairs, voice);
  if (unfit !== null) return unfit;
  const given = new Map(Object.entries(pairs));
  const parts = shown.left.map(({ id }) => ({ part: id, right: given.get(id) === key.pairs[id] }));
  const right = parts.filter((part) => part.right).length;
  return graded(voice, {
    score: right / parts.length,
    parts,
    faults: key.faults
      .filter((each) => given.get(each.left) === each.right)
      .map(({ fault }) => fault),
    otherwise: voice.say('graders.pairsRight', { right, all: parts.length }),
    always: true,
  });
}

/** The verdict on a pair whose left or right item is not there. */
function misfit(
  { left, right }: BodyOf<PublicBody, Kind>,
  pairs: Readonly<Record<string, string>>,
  { say }: Voice,
): Grade | null {
  for (const [one, other] of Object.entries(pairs)) {
    for (const [id, list, field] of [
      [one, left, 'pairs'],
      [other, right, `pairs.${one}`],
    ] as const) {
      if (list.some((each) => each.id === id)) continue;
      const options = list.map((each) => each.id).join(', ');
      return invalid(field, say('graders.noSuchOption', { option: id, options }));
    }
  }
  return null;
}
