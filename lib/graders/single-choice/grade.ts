import type { BodyOf, Grade, KeyBody, PublicBody, ResponseBody } from '@/lib/questions';
import { graded, invalid, type Voice } from '../verdict';

type Kind = 'single-choice';

/** 1 for the right option, 0 for any other. */
export function gradeSingleChoice(
  shown: BodyOf<PublicBody, Kind>,
  key: BodyOf<KeyBody, Kind>,
  { choice }: BodyOf<ResponseBody, Kind>,
  voice: Voice,
): Grade {
  if (!shown.options.some(({ id }) => id === choice)) {
    const options = shown.options.map(({ id }) => id).join(', ');
    return invalid('choice', voice.say('graders.noSuchOption', { option: choice, options }));
  }
  const right = choice === key.correct;
  const fault = key.faults[choice];
  return graded(voice, {
    score: right ? 1 : 0,
    parts: [{ part: choice, right }],
    faults: right || fault === undefined ? [] : [fault],
    otherwise: voice.say('graders.wrongOption'),
  });
}
