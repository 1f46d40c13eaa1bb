import type { AnswerKey, FieldValue, ResponseBody } from '@/lib/questions';
import { never } from '@/lib/kit';
import { rightTurns } from './free-text/right-turns';

/** The right answer as a response, for showing it; graded, it scores 1. */
export function rightResponse(key: Pick<AnswerKey, 'body'>): ResponseBody {
  const { body } = key;
  switch (body.kind) {
    case 'single-choice':
      return { kind: body.kind, choice: body.correct };
    case 'multiple-choice':
      return { kind: body.kind, choices: [...body.correct] };
    case 'numeric':
      return { kind: body.kind, value: body.value };
    case 'header-fields':
      return {
        kind: body.kind,
        fields: Object.fromEntries(
          Object.entries(body.fields).map(([field, value]) => [field, shownAs(value)]),
        ),
      };
    case 'state-pair':
      return { kind: body.kind, states: body.states };
    case 'free-text':
      return { kind: body.kind, turns: rightTurns(body) };
    default:
      return never(body);
  }
}

const shownAs = (value: Exclude<FieldValue, undefined>) => value ?? '-';
