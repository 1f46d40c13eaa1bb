import type { BodyOf, Grade, KeyBody, PublicBody, ResponseBody } from '@/lib/questions';
import { graded, invalid, type Voice } from '../verdict';
import { settledPairs, type Precedence } from './precedence';

type Kind = 'order';

/**
 * (pairs in the right order − pairs in the wrong one) / pairs whose order is settled, at least 0: an order at random
 * earns nothing on average, one exchange of neighbours costs little.
 */
export function gradeOrder(
  shown: BodyOf<PublicBody, Kind>,
  key: BodyOf<KeyBody, Kind>,
  { order }: BodyOf<ResponseBody, Kind>,
  voice: Voice,
): Grade {
  const ids = shown.steps.map(({ id }) => id);
  const unfit = misfit(ids, order, voice);
  if (unfit !== null) return unfit;
  const stands = ([first, then]: Precedence): boolean => order.indexOf(first) < order.indexOf(then);
  const pairs = settledPairs(key.order, key.before);
  const broken = pairs.filter((pair) => !stands(pair));
  const kept = pairs.length - broken.length;
  return graded(voice, {
    score: Math.max(0, (kept - broken.length) / pairs.length),
    parts: ids.map((id) => ({ part: id, right: !broken.some((pair) => pair.includes(id)) })),
    faults: key.faults.filter(({ first, then }) => stands([first, then])).map(({ fault }) => fault),
    otherwise: told(shown, broken[0], { kept, all: pairs.length }, voice),
    always: true,
  });
}

/** Every step stands in a response once; the verdict on one where it does not. */
function misfit(ids: readonly string[], order: readonly string[], { say }: Voice): Grade | null {
  const stranger = order.find((id) => !ids.includes(id));
  if (stranger !== undefined) {
    const params = { option: stranger, options: ids.join(', ') };
    return invalid('order', say('graders.noSuchOption', params));
  }
  const twice = order.find((id, index) => order.indexOf(id) < index);
  if (twice !== undefined) return invalid('order', say('graders.stepTwice', { step: twice }));
  const missing = ids.find((id) => !order.includes(id));
  return missing === undefined
    ? null
    : invalid('order', say('graders.stepMissing', { step: missing }));
}

/** How many pairs stand right, and the first that does not, by its texts. */
function told(
  { steps }: BodyOf<PublicBody, Kind>,
  broken: Precedence | undefined,
  counts: { readonly kept: number; readonly all: number },
  { say }: Voice,
): string {
  const text = (id: string): string => steps.find((step) => step.id === id)?.text ?? id;
  const sentences = [say('graders.orderKept', counts)];
  if (broken !== undefined) {
    const [first, then] = broken;
    sentences.push(say('graders.orderBroken', { first: text(first), then: text(then) }));
  }
  return sentences.join('\n\n');
}
