import { grade } from '@/lib/graders';
import type { Locale } from '@/lib/i18n';
import { never } from '@/lib/kit';
import { responseBody, type Item, type ResponseBody } from '@/lib/questions';
import { beliefsOf, type Belief } from './beliefs';

/** How often something was answered. */
export interface AnswerCount {
  /** The option's or rubric point's id; else the answer itself. */
  readonly id: string;
  readonly text: string;
  /** Whether it belongs to the right answer. */
  readonly right: boolean;
  readonly count: number;
  /** What this answer shows to be believed. */
  readonly beliefs: readonly Belief[];
}

interface Given {
  readonly response: unknown;
}

const mostListed = 12;

/** The answers to one version, counted: every option or rubric point, and for typed answers the most frequent ones. */
export function answerCounts(
  item: Item,
  given: readonly Given[],
  locale: Locale,
): readonly AnswerCount[] {
  const responses = given.flatMap(({ response }) => {
    const read = responseBody.safeParse(response);
    return read.success ? [read.data] : [];
  });
  const key = item.key.body;
  switch (key.kind) {
    case 'single-choice':
    case 'multiple-choice':
      return optionCounts(item, chosen(responses), locale);
    case 'free-text':
      return pointCounts(key.turns, responses, locale);
    case 'numeric':
    case 'header-fields':
    case 'state-pair':
    case 'verdict':
    case 'order':
    case 'match':
    case 'predict-segments':
    case 'draw-ladder':
    case 'make-happen':
    case 'spot-line':
    case 'read-capture':
    case 'state-path':
    case 'short-text':
    case 'multi-part':
      return typedCounts(item, responses, locale);
    default:
      return never(key);
  }
}

const chosen = (responses: readonly ResponseBody[]): string[] =>
  responses.flatMap((response) => {
    if (response.kind === 'single-choice') return [response.choice];
    return response.kind === 'multiple-choice' ? response.choices : [];
  });

const timesIn = (list: readonly string[], id: string): number =>
  list.filter((each) => each === id).length;

function optionCounts(item: Item, choices: readonly string[], locale: Locale): AnswerCount[] {
  const { body } = item.public;
  const key = item.key.body;
  if (!('options' in body) || !('correct' in key)) return [];
  const right = new Set([key.correct].flat());
  return body.options.map(({ id, text }) => {
    const belief = right.has(id) ? null : (key.faults[id]?.misconception ?? null);
    return {
      ...{ id, text, right: right.has(id), count: timesIn(choices, id) },
      beliefs: belief === null ? [] : beliefsOf([belief], locale),
    };
  });
}

type Turns = Extract<Item['key']['body'], { kind: 'free-text' }>['turns'];

function pointCounts(
  turns: Turns,
  responses: readonly ResponseBody[],
  locale: Locale,
): AnswerCount[] {
  const ticked = responses.flatMap((response) =>
    response.kind === 'free-text' ? response.turns.flatMap((turn) => turn.ticked ?? []) : [],
  );
  return turns.flatMap(({ rubric }) =>
    rubric.map(({ id, text, weight, misconception }) => ({
      ...{ id, text, right: weight !== 'trap', count: timesIn(ticked, id) },
      beliefs: misconception === null ? [] : beliefsOf([misconception], locale),
    })),
  );
}

/** Typed answers as they were typed; what differs only in how it is written is listed as what it is. */
function typedCounts(
  item: Item,
  responses: readonly ResponseBody[],
  locale: Locale,
): AnswerCount[] {
  const counted = new Map<string, { response: ResponseBody; count: number }>();
  for (const response of responses) {
    const text = typedText(response);
    counted.set(text, { response, count: (counted.get(text)?.count ?? 0) + 1 });
  }
  return [...counted]
    .sort(([, one], [, other]) => other.count - one.count)
    .slice(0, mostListed)
    .map(([text, { response, count }]) => {
      const graded = grade(item, response, locale);
      const shown = graded.status === 'graded' ? graded : { score: 0, misconceptions: [] };
      const beliefs = beliefsOf(shown.misconceptions, locale);
      return { id: text, text, right: shown.score === 1, count, beliefs };
    });
}

function typedText(response: ResponseBody): string {
  switch (response.kind) {
    case 'numeric':
      return String(response.value).trim();
    case 'header-fields':
      return fieldsText(response.fields);
    case 'state-pair':
      return `${response.states.A} / ${response.states.B}`;
    case 'single-choice':
    case 'multiple-choice':
    case 'free-text':
      return '';
    case 'verdict':
      return `${response.verdict}, ${response.reason}`;
    case 'order':
      return response.order.join(' → ');
    case 'match':
      return fieldsText(response.pairs);
    case 'predict-segments':
      return response.segments
        .map(({ from, fields }) => `${from} ${fieldsText(fields)}`)
        .join('; ');
    case 'draw-ladder':
      return response.rows.map(fieldsText).join('; ');
    case 'make-happen':
      return response.events.map(fieldsText).join('; ');
    case 'spot-line':
      return [response.line, response.reason ?? []].flat().join(', ');
    case 'read-capture':
      return fieldsText(response.blanks);
    case 'state-path':
      return response.path.map((state) => state.trim()).join(' → ');
    case 'short-text':
      return response.text.trim();
    case 'multi-part':
      return response.parts.map((part) => `${part.id}: ${typedText(part.response)}`).join('; ');
    default:
      return never(response);
  }
}

/** Named values as `seq=300 ack=101`. */
const fieldsText = (fields: object): string =>
  Object.entries(fields)
    .map(([name, value]: [string, unknown]) => `${name}=${[value].flat().map(String).join(',')}`)
    .join(' ');
