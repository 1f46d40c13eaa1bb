import type { AnswerKey, Grade, PublicView, ResponseBody } from '@/lib/questions';
import type { Locale } from '@/lib/i18n';
import { assert, never } from '@/lib/kit';
import { gradeFreeText } from './free-text/grade';
import { gradeHeaderFields } from './header-fields/grade';
import { gradeMultipleChoice } from './multiple-choice/grade';
import { gradeNumeric } from './numeric/grade';
import { gradeSingleChoice } from './single-choice/grade';
import { gradeStatePair } from './state-pair/grade';
import { invalid, voiceIn } from './verdict';

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
  if (response.kind !== shown.kind) {
    const params = { expected: shown.kind, found: response.kind };
    return invalid('kind', voice.say('graders.otherKind', params));
  }
  switch (response.kind) {
    case 'single-choice':
      assert(shown.kind === response.kind && key.kind === response.kind, 'a key of the same kind');
      return gradeSingleChoice(shown, key, response, voice);
    case 'multiple-choice':
      assert(shown.kind === response.kind && key.kind === response.kind, 'a key of the same kind');
      return gradeMultipleChoice(shown, key, response, voice);
    case 'numeric':
      assert(shown.kind === response.kind && key.kind === response.kind, 'a key of the same kind');
      return gradeNumeric(shown, key, response, voice);
    case 'header-fields':
      assert(shown.kind === response.kind && key.kind === response.kind, 'a key of the same kind');
      return gradeHeaderFields(shown, key, response, voice);
    case 'state-pair':
      assert(shown.kind === response.kind && key.kind === response.kind, 'a key of the same kind');
      return gradeStatePair(key, response, voice);
    case 'free-text':
      assert(shown.kind === response.kind && key.kind === response.kind, 'a key of the same kind');
      return gradeFreeText(key, response, voice);
    default:
      return never(response);
  }
}
