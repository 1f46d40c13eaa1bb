import { err, ok, type Result } from '@/lib/kit';
import { indexOf, lineOf, plain, splitAt, textOf, trim, type Chars } from './chars';
import {
  giftError,
  type GiftAnswer,
  type GiftError,
  type GiftFormat,
  type GiftText,
} from './model';
import { parseNumeric } from './numeric';
import { parseOptions } from './options';

export interface ParsedAnswer {
  readonly answer: GiftAnswer;
  readonly general: GiftText | null;
}

/** What stands between the braces, told apart as Moodle does. `line` is where the question begins. */
export function parseAnswer(
  inside: Chars,
  format: GiftFormat,
  line: number,
): Result<ParsedAnswer, GiftError[]> {
  const mark = indexOf(inside, '####');
  const body = trim(mark === -1 ? inside : inside.slice(0, mark));
  const general = mark === -1 ? null : textOf(inside.slice(mark + 4), format);
  const answer = parseBody(body, format, lineOf(body, line));
  return answer.ok ? ok({ answer: answer.value, general }) : answer;
}

function parseBody(body: Chars, format: GiftFormat, line: number): Result<GiftAnswer, GiftError[]> {
  if (body.length === 0) return ok({ kind: 'essay' });
  if (indexOf(body, '#') === 0) return parseNumeric(body.slice(1), format, line);
  const [equals, tilde] = [indexOf(body, '='), indexOf(body, '~')];
  if (tilde !== -1) return parseChoice(body, format, line);
  if (equals !== -1 && indexOf(body, '->') !== -1) return parseMatching(body, format, line);
  const truth = equals === -1 ? trueFalse(body, format) : null;
  return truth ? ok(truth) : parseShortAnswer(body, format, line);
}

function trueFalse(body: Chars, format: GiftFormat): GiftAnswer | null {
  const [word, wrong, right] = splitAt(body, (c) => c === '#');
  const said = /^(T|TRUE|F|FALSE)$/i.exec(plain(word?.chars ?? []))?.[1];
  if (said === undefined) return null;
  return {
    ...{ kind: 'true-false', right: /^T/i.test(said) },
    wrongFeedback: wrong ? textOf(wrong.chars, format) : null,
    rightFeedback: right ? textOf(right.chars, format) : null,
  };
}

function parseChoice(
  body: Chars,
  format: GiftFormat,
  line: number,
): Result<GiftAnswer, GiftError[]> {
  const parsed = parseOptions(body, format, line, 0);
  if (!parsed.ok) return parsed;
  const single = indexOf(body, '=') !== -1;
  if (!parsed.value.some(({ weight }) => weight > 0)) return err([giftError(line, 'none-right')]);
  return ok({ kind: 'choice', single, options: parsed.value });
}

function parseShortAnswer(
  body: Chars,
  format: GiftFormat,
  line: number,
): Result<GiftAnswer, GiftError[]> {
  // A word in braces without a sign before it is the one answer.
  const signed = indexOf(body, '=') === -1 ? [{ ...equalsAt(line) }, ...body] : body;
  const parsed = parseOptions(signed, format, line, 100);
  return parsed.ok ? ok({ kind: 'short-answer', answers: parsed.value }) : parsed;
}

const equalsAt = (line: number) => ({ c: '=', literal: false, line });

function parseMatching(
  body: Chars,
  format: GiftFormat,
  line: number,
): Result<GiftAnswer, GiftError[]> {
  const [, ...pieces] = splitAt(body, (c) => c === '=');
  const errors: GiftError[] = [];
  const pairs = pieces.flatMap(({ sign, chars }) => {
    const arrow = indexOf(chars, '->');
    const left = arrow === -1 ? null : textOf(chars.slice(0, arrow), format);
    const right = arrow === -1 ? null : textOf(chars.slice(arrow + 2), format);
    if (left && right) return [{ left, right }];
    errors.push(giftError(sign?.line ?? line, 'bad-pair'));
    return [];
  });
  if (errors.length === 0 && pairs.length < 2) errors.push(giftError(line, 'one-pair'));
  return errors.length > 0 ? err(errors) : ok({ kind: 'matching', pairs });
}
