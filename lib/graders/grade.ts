import type { AnswerKey, Grade, KindId, PublicView, ResponseBody } from '@/lib/questions';
import type { Locale } from '@/lib/i18n';
import { assert } from '@/lib/kit';
import { gradeFreeText } from './free-text/grade';
import { gradeSimple, otherKind } from './grade-simple';
import { gradeMultiPart } from './multi-part/grade';
import { voiceIn } from './verdict';

/** What a grader needs of a question. */
export interface Graded {
  readonly public: Pick<PublicView, 'body'>;
  readonly key: Pick<AnswerKey, 'body'>;
}

/**
 * Grades a response. A response of another kind than the question's, or one that cannot be read, is `invalid`
 * with the part that does not fit and a message in `locale`; everything else is graded from 0 to 1.
 */
export function grade(item: Graded, response: ResponseBody, locale: Locale): Grade {
  const shown = item.public.body;
  const key = item.key.body;
  const voice = voiceIn(locale);
  if (response.kind !== shown.kind) return otherKind(shown.kind, response.kind, voice);
  if (response.kind === 'free-text') {
    assert(key.kind === response.kind, 'a key of the same kind');
    return gradeFreeText(key, response, voice);
  }
  if (response.kind === 'multi-part') {
    assert(key.kind === response.kind, 'a key of the same kind');
    return gradeMultiPart(key, response, voice);
  }
  assert(isSimple(shown) && isSimple(key), 'a question without parts of its own');
  return gradeSimple(shown, key, response, voice);
}

const isSimple = <Body extends { readonly kind: KindId }>(
  body: Body,
): body is Exclude<Body, { readonly kind: 'free-text' | 'multi-part' }> =>
  body.kind !== 'free-text' && body.kind !== 'multi-part';
