import type { BodyOf, Grade, KeyBody, PublicBody, ResponseBody } from '@/lib/questions';
import { graded, invalid, type Voice } from '../verdict';

type Kind = 'verdict';

/** A half for the verdict, and the other half for the reason that carries it; with a wrong verdict no reason counts. */
export function gradeVerdict(
  shown: BodyOf<PublicBody, Kind>,
  key: BodyOf<KeyBody, Kind>,
  { verdict, reason }: BodyOf<ResponseBody, Kind>,
  voice: Voice,
): Grade {
  if (!shown.reasons.some(({ id }) => id === reason)) {
    const options = shown.reasons.map(({ id }) => id).join(', ');
    return invalid('reason', voice.say('graders.noSuchOption', { option: reason, options }));
  }
  const right = { verdict: verdict === key.verdict, reason: reason === key.reason };
  const shows = key.verdictFaults.filter((each) => each.verdict === verdict && !right.verdict);
  const fault = right.reason ? undefined : key.faults[reason];
  return graded(voice, {
    score: right.verdict ? (right.reason ? 1 : 0.5) : 0,
    parts: [
      { part: 'verdict', right: right.verdict },
      { part: 'reason', right: right.reason },
    ],
    faults: [...shows.map((each) => each.fault), ...(fault === undefined ? [] : [fault])],
    otherwise: voice.say(right.verdict ? 'graders.otherReason' : 'graders.otherVerdict', {
      verdict: key.verdict,
    }),
    always: true,
  });
}
