import { err, ok, type Result } from '@/lib/kit';
import { indexOf, lineOf, plain, splitAt, textOf, trim, type Chars } from './chars';
import {
  giftError,
  type GiftError,
  type GiftFormat,
  type GiftOption,
  type GiftText,
} from './model';

/** The answers behind `=` and `~`; all errors among them, each on its line. */
export function parseOptions(
  body: Chars,
  format: GiftFormat,
  line: number,
  bare: 0 | 100,
): Result<GiftOption[], GiftError[]> {
  const [before, ...pieces] = splitAt(body, (c) => c === '=' || c === '~');
  const errors: GiftError[] = [];
  if (before && trim(before.chars).length > 0) {
    errors.push(giftError(lineOf(before.chars, line), 'stray-text', { text: plain(before.chars) }));
  }
  const options: GiftOption[] = [];
  for (const { sign, chars } of pieces) {
    const at = sign?.line ?? line;
    // As Moodle: in a choice `=` is the whole weight, and only `~` may have another.
    const whole = sign?.c === '=' && bare === 0;
    const option = parseOption(chars, format, whole ? 'whole' : bare, at);
    if (option.ok) options.push(option.value);
    else errors.push(option.error);
  }
  return errors.length > 0 ? err(errors) : ok(options);
}

function parseOption(
  chars: Chars,
  format: GiftFormat,
  weighing: 'whole' | 0 | 100,
  line: number,
): Result<GiftOption, GiftError> {
  const weighed = weighing === 'whole' ? { weight: 100, rest: chars } : weightOf(chars, weighing);
  if (!weighed) return err(giftError(line, 'bad-weight', { found: plain(chars).slice(0, 20) }));
  const { weight, rest } = weighed;
  const { said, feedback } = withFeedback(rest, format);
  const text = textOf(said, format);
  return text ? ok({ text, weight, feedback }) : err(giftError(line, 'empty-option'));
}

/** The weight in percent signs at the beginning, `otherwise` when there is none; null when it is no weight. */
export function weightOf(
  chars: Chars,
  otherwise: number,
): { readonly weight: number; readonly rest: Chars } | null {
  const trimmed = trim(chars);
  if (indexOf(trimmed.slice(0, 1), '%') !== 0) return { weight: otherwise, rest: trimmed };
  const end = indexOf(trimmed, '%', 1);
  const text = end === -1 ? '' : plain(trimmed.slice(1, end));
  const weight = /^-?\d+(\.\d*)?$/.test(text) ? Number(text) : NaN;
  return Math.abs(weight) <= 100 ? { weight, rest: trimmed.slice(end + 1) } : null;
}

/** What stands before the first `#`, and the feedback behind it. */
export function withFeedback(
  chars: Chars,
  format: GiftFormat,
): { readonly said: Chars; readonly feedback: GiftText | null } {
  const mark = indexOf(chars, '#');
  return mark === -1
    ? { said: chars, feedback: null }
    : { said: chars.slice(0, mark), feedback: textOf(chars.slice(mark + 1), format) };
}
