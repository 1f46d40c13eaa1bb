import type { BodyOf, KeyBody, PublicBody } from '@/lib/questions';
import type { Locale } from '@/lib/i18n';
import { voiceIn } from '../verdict';
import { reachedParts, type PartAnswers } from './reached';

/** What a question in parts shows after these answers: the parts asked so far, without what decides them. */
export function reachedBodies(
  key: BodyOf<KeyBody, 'multi-part'>,
  answers: PartAnswers,
  locale: Locale,
): BodyOf<PublicBody, 'multi-part'> {
  const reached = reachedParts(key, answers, voiceIn(locale));
  return {
    kind: key.kind,
    parts: reached.map(({ part: { id, ask, body } }) => ({ id, ask, body })),
  };
}
