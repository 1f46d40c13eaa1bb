import type { Grade, SimpleKeyBody, SimplePublicBody, SimpleResponseBody } from '@/lib/questions';
import { assert, never } from '@/lib/kit';
import { gradeDrawLadder } from './draw-ladder/grade';
import { gradeHeaderFields } from './header-fields/grade';
import { gradeMakeHappen } from './make-happen/grade';
import { gradeMatch } from './match/grade';
import { gradeMultipleChoice } from './multiple-choice/grade';
import { gradeNumeric } from './numeric/grade';
import { gradeOrder } from './order/grade';
import { gradePredictSegments } from './predict-segments/grade';
import { gradeReadCapture } from './read-capture/grade';
import { gradeShortText } from './short-text/grade';
import { gradeSingleChoice } from './single-choice/grade';
import { gradeSpotLine } from './spot-line/grade';
import { gradeStatePair } from './state-pair/grade';
import { gradeStatePath } from './state-path/grade';
import { gradeVerdict } from './verdict/grade';
import { invalid, type Voice } from './verdict';

/** Grades a response to a question, or to a part of one, of any kind that has no parts of its own. */
export function gradeSimple(
  shown: SimplePublicBody,
  key: SimpleKeyBody,
  response: SimpleResponseBody,
  voice: Voice,
): Grade {
  if (response.kind !== shown.kind) return otherKind(shown.kind, response.kind, voice);
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
    case 'verdict':
      assert(shown.kind === response.kind && key.kind === response.kind, 'a key of the same kind');
      return gradeVerdict(shown, key, response, voice);
    case 'order':
      assert(shown.kind === response.kind && key.kind === response.kind, 'a key of the same kind');
      return gradeOrder(shown, key, response, voice);
    case 'match':
      assert(shown.kind === response.kind && key.kind === response.kind, 'a key of the same kind');
      return gradeMatch(shown, key, response, voice);
    case 'predict-segments':
      assert(shown.kind === response.kind && key.kind === response.kind, 'a key of the same kind');
      return gradePredictSegments(shown, key, response, voice);
    case 'spot-line':
      assert(shown.kind === response.kind && key.kind === response.kind, 'a key of the same kind');
      return gradeSpotLine(shown, key, response, voice);
    case 'read-capture':
      assert(shown.kind === response.kind && key.kind === response.kind, 'a key of the same kind');
      return gradeReadCapture(shown, key, response, voice);
    case 'state-path':
      assert(shown.kind === response.kind && key.kind === response.kind, 'a key of the same kind');
      return gradeStatePath(shown, key, response, voice);
    case 'short-text':
      assert(shown.kind === response.kind && key.kind === response.kind, 'a key of the same kind');
      return gradeShortText(key, response, voice);
    case 'draw-ladder':
      assert(shown.kind === response.kind && key.kind === response.kind, 'a key of the same kind');
      return gradeDrawLadder(shown, key, response, voice);
    case 'make-happen':
      assert(shown.kind === response.kind && key.kind === response.kind, 'a key of the same kind');
      return gradeMakeHappen(shown, key, response, voice);
    default:
      return never(response);
  }
}

/** The verdict on a response of another kind than its question. */
export const otherKind = (expected: string, found: string, { say }: Voice): Grade =>
  invalid('kind', say('graders.otherKind', { expected, found }));
