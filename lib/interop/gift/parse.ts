import { err, ok, type Result } from '@/lib/kit';
import { parseAnswer } from './answers';
import { charsOf, indexOf, lineOf, plain, textOf, trim, type Chars } from './chars';
import {
  giftError,
  type GiftError,
  type GiftErrorCode,
  type GiftWarning,
  type PlacedGiftQuestion,
} from './model';

/** A file as it was read. */
export interface GiftFile {
  readonly questions: readonly PlacedGiftQuestion[];
  /** Of the file itself; what our kinds cannot hold is said by toDraft. */
  readonly warnings: readonly GiftWarning[];
}

/** What is read in one go. */
export const mostQuestions = 1000;

interface Line {
  readonly line: number;
  readonly text: string;
}

/** Parses a GIFT file; the errors are all of the file, by line. */
export function parseGift(file: string): Result<GiftFile, GiftError[]> {
  const lines = file
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((text, index): Line => ({ line: index + 1, text }));
  const categories = lines.filter(isCategory);
  const questions: PlacedGiftQuestion[] = [];
  const errors: GiftError[] = lines
    .filter(isOdd)
    .map(({ line }) => giftError(line, 'bad-character'));
  for (const block of blocksOf(lines)) {
    const parsed = parseBlock(block);
    if (parsed.ok) questions.push(parsed.value);
    else errors.push(...parsed.error);
  }
  const surplus = questions[mostQuestions];
  if (surplus) errors.push(giftError(surplus.line, 'too-many-questions', { limit: mostQuestions }));
  if (questions.length === 0 && errors.length === 0) errors.push(giftError(1, 'no-question'));
  if (errors.length > 0) return err(errors.sort((one, other) => one.line - other.line));
  const warnings = categories.map(({ line, text }): GiftWarning => {
    const name = text.slice(text.indexOf(':') + 1).trim();
    return { line, code: 'category', params: { name } };
  });
  return ok({ questions, warnings });
}

/** PostgreSQL keeps no NUL, and half of a surrogate pair is no character. */
const isOdd = ({ text }: Line): boolean => /[\0\p{Surrogate}]/u.test(text);
const isCategory = ({ text }: Line): boolean => /^\s*\$CATEGORY\s*:/i.test(text);
const isComment = ({ text }: Line): boolean => /^\s*\/\//.test(text);
const isBlank = ({ text }: Line): boolean => text.trim() === '';

/** Questions stand apart by an empty line; comments and categories count as none of their lines. */
function blocksOf(lines: readonly Line[]): Line[][] {
  const blocks: Line[][] = [[]];
  for (const line of lines) {
    if (isBlank(line) || isCategory(line)) blocks.push([]);
    else if (!isComment(line)) blocks.at(-1)?.push(line);
  }
  return blocks.filter((block) => block.length > 0);
}

function parseBlock(block: readonly Line[]): Result<PlacedGiftQuestion, GiftError[]> {
  const line = block[0]?.line ?? 1;
  const chars = trim(charsOf(block));
  const titled = titleOf(chars);
  if (!titled) return err([giftError(line, 'title-unclosed')]);
  const { title, rest } = titled;
  const braces = bracesOf(rest);
  if (!braces.ok) return err([braces.error]);
  const { before, inside, after } = braces.value;
  const stem = textOf(before, 'moodle');
  const tail = after === null ? null : plain(after);
  const format = stem?.format ?? 'moodle';
  if (stem === null && !tail) return err([giftError(line, 'no-text')]);
  const answer = inside === null ? null : parseAnswer(inside, format, lineOf(rest, line));
  if (answer && !answer.ok) return answer;
  const question = {
    ...{ title, stem, tail: tail === '' ? null : tail },
    answer: answer?.value.answer ?? { kind: 'description' as const },
    general: answer?.value.general ?? null,
  };
  return ok({ line, question });
}

/** The title between double colons, if there is one; null when it is not closed. */
function titleOf(chars: Chars): { readonly title: string | null; readonly rest: Chars } | null {
  if (indexOf(chars.slice(0, 2), '::') !== 0) return { title: null, rest: chars };
  const end = indexOf(chars, '::', 2);
  if (end === -1) return null;
  const title = plain(chars.slice(2, end));
  return { title: title === '' ? null : title, rest: trim(chars.slice(end + 2)) };
}

interface Braces {
  readonly before: Chars;
  /** Null: no answer at all. */
  readonly inside: Chars | null;
  readonly after: Chars | null;
}

function bracesOf(chars: Chars): Result<Braces, GiftError> {
  const open = indexOf(chars, '{');
  const close = indexOf(chars, '}');
  if (close !== -1 && (open === -1 || close < open)) return fault(chars, close, 'brace-unopened');
  if (open === -1) return ok({ before: chars, inside: null, after: null });
  const nested = indexOf(chars, '{', open + 1);
  if (close === -1) return fault(chars, open, 'brace-unclosed');
  if (nested !== -1) {
    return fault(
      chars,
      nested < close ? open : nested,
      nested < close ? 'brace-unclosed' : 'second-answer',
    );
  }
  const stray = indexOf(chars, '}', close + 1);
  if (stray !== -1) return fault(chars, stray, 'brace-unopened');
  const inside = chars.slice(open + 1, close);
  return ok({ before: chars.slice(0, open), inside, after: chars.slice(close + 1) });
}

const fault = (chars: Chars, at: number, code: GiftErrorCode) =>
  err(giftError(chars[at]?.line ?? 1, code));
