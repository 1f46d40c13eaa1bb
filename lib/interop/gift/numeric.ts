import { err, ok, type Result } from '@/lib/kit';
import { lineOf, plain, splitAt, textOf, trim, type Chars } from './chars';
import { weightOf, withFeedback } from './options';
import {
  giftError,
  type GiftAnswer,
  type GiftError,
  type GiftFormat,
  type GiftNumber,
  type GiftText,
} from './model';

type Numeric = Extract<GiftAnswer, { kind: 'numeric' }>;
type Answer = Numeric['answers'][number];

/** What stands behind the `#` of a numeric question: one number, or several with weights behind `=`. */
export function parseNumeric(
  body: Chars,
  format: GiftFormat,
  line: number,
): Result<GiftAnswer, GiftError[]> {
  const [first, ...rest] = splitAt(body, (c) => c === '=' || c === '~');
  const alone = first && trim(first.chars).length > 0 ? [{ sign: null, chars: first.chars }] : [];
  const errors: GiftError[] = [];
  const answers: Answer[] = [];
  let otherwise: GiftText | null = null;
  for (const { sign, chars } of [...alone, ...rest]) {
    const at = sign?.line ?? lineOf(chars, line);
    if (sign?.c === '~') {
      otherwise = withFeedback(chars, format).feedback ?? textOf(chars, format);
      continue;
    }
    const answer = parseAnswer(chars, format, at);
    if (answer.ok) answers.push(answer.value);
    else errors.push(answer.error);
  }
  if (errors.length > 0) return err(errors);
  if (!answers.some(({ weight }) => weight === 100)) return err([giftError(line, 'no-number')]);
  return ok({ kind: 'numeric', answers, otherwise });
}

function parseAnswer(chars: Chars, format: GiftFormat, line: number): Result<Answer, GiftError> {
  const weighed = weightOf(chars, 100);
  if (!weighed) return err(giftError(line, 'bad-weight', { found: plain(chars).slice(0, 20) }));
  const { said, feedback } = withFeedback(weighed.rest, format);
  const number = numberOf(plain(said));
  if (typeof number === 'string') return err(giftError(line, number, { found: plain(said) }));
  return ok({ number, weight: weighed.weight, feedback });
}

/** `5`, `5:0.5` or `1..5`; the code of what is wrong otherwise. */
function numberOf(text: string): GiftNumber | 'bad-number' | 'bad-range' {
  const range = /^(.+?)\.\.(.+)$/.exec(text);
  if (range) {
    const [from, to] = [read(range[1] ?? ''), read(range[2] ?? '')];
    if (from === null || to === null) return 'bad-number';
    return from <= to ? { from, to } : 'bad-range';
  }
  const [shown = '', distance = '0', ...more] = text.split(':');
  const [value, tolerance] = [read(shown), read(distance)];
  if (value === null || tolerance === null || more.length > 0) return 'bad-number';
  return tolerance >= 0 ? { value, tolerance } : 'bad-range';
}

function read(text: string): number | null {
  const trimmed = text.trim();
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(trimmed)) return null;
  const number = Number(trimmed);
  return Number.isFinite(number) ? number : null;
}
