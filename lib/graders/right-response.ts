import type {
  AnswerKey,
  FieldValue,
  HeaderFieldId,
  ResponseBody,
  SimpleKeyBody,
  SimpleResponseBody,
} from '@/lib/questions';
import { never, present } from '@/lib/kit';
import { rightTurns } from './free-text/right-turns';
import { rightParts } from './multi-part/right-parts';

/** The right answer as a response, for showing it; graded, it scores 1. */
export function rightResponse({ body }: Pick<AnswerKey, 'body'>): ResponseBody {
  if (body.kind === 'free-text') return { kind: body.kind, turns: rightTurns(body) };
  if (body.kind === 'multi-part') {
    return { kind: body.kind, parts: rightParts(body, simpleRight) };
  }
  return simpleRight(body);
}

/** As rightResponse, for a kind that has no parts of its own. */
export function simpleRight(body: SimpleKeyBody): SimpleResponseBody {
  switch (body.kind) {
    case 'single-choice':
      return { kind: body.kind, choice: body.correct };
    case 'multiple-choice':
      return { kind: body.kind, choices: [...body.correct] };
    case 'numeric':
      return { kind: body.kind, value: body.value };
    case 'header-fields':
      return { kind: body.kind, fields: shownFields(body.fields) };
    case 'state-pair':
      return { kind: body.kind, states: body.states };
    case 'verdict':
      return { kind: body.kind, verdict: body.verdict, reason: body.reason };
    case 'order':
      return { kind: body.kind, order: [...body.order] };
    case 'match':
      return { kind: body.kind, pairs: body.pairs };
    case 'predict-segments':
      return {
        kind: body.kind,
        segments: present(body.accepted[0], 'an accepted sequence').map(({ from, fields }) => ({
          ...{ from, fields: shownFields(fields) },
        })),
      };
    case 'draw-ladder':
      return { kind: body.kind, rows: [...body.model] };
    case 'make-happen':
      return { kind: body.kind, events: [...body.model] };
    case 'spot-line':
      return { kind: body.kind, line: body.line, reason: body.reason };
    case 'read-capture':
      return {
        kind: body.kind,
        blanks: Object.fromEntries(
          Object.entries(body.blanks).map(([id, { value }]) => [id, value ?? '-']),
        ),
      };
    case 'state-path':
      return { kind: body.kind, path: [...present(body.accepted[0], 'an accepted path')] };
    case 'short-text':
      return { kind: body.kind, text: present(body.accepted[0], 'an accepted form') };
    default:
      return never(body);
  }
}

const shownFields = (fields: Readonly<Partial<Record<HeaderFieldId, FieldValue>>>) =>
  Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [field, value ?? '-'] as const),
  );
