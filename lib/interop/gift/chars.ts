import { giftFormats, type GiftFormat, type GiftText } from './model';

/** One character of a block: a literal one was escaped, and means nothing but itself. */
export interface Char {
  readonly c: string;
  readonly literal: boolean;
  /** Counting from 1. */
  readonly line: number;
}
export type Chars = readonly Char[];

const escapable = new Set(['~', '=', '#', '{', '}', ':', '\\']);

/** The characters of some lines, with escapes resolved. */
export function charsOf(lines: readonly { readonly line: number; readonly text: string }[]): Chars {
  return lines.flatMap(({ line, text }, index) => {
    const chars: Char[] = index === 0 ? [] : [{ c: '\n', literal: false, line: line - 1 }];
    for (let at = 0; at < text.length; at += 1) {
      const c = text.charAt(at);
      const next = text.charAt(at + 1);
      if (c === '\\' && (escapable.has(next) || next === 'n')) {
        chars.push({ c: next === 'n' ? '\n' : next, literal: true, line });
        at += 1;
      } else chars.push({ c, literal: false, line });
    }
    return chars;
  });
}

/** Where a sign that was not escaped first stands, from `from`; −1 when nowhere. */
export function indexOf(chars: Chars, sign: string, from = 0): number {
  for (let at = from; at + sign.length <= chars.length; at += 1) {
    if (standsAt(chars, sign, at)) return at;
  }
  return -1;
}

function standsAt(chars: Chars, sign: string, at: number): boolean {
  for (let index = 0; index < sign.length; index += 1) {
    const char = chars[at + index];
    if (!char || char.literal || char.c !== sign.charAt(index)) return false;
  }
  return true;
}

/** The pieces between the unescaped signs that `isSign` names, each with the sign before it; null for the first. */
export function splitAt(
  chars: Chars,
  isSign: (c: string) => boolean,
): { readonly sign: Char | null; readonly chars: Chars }[] {
  const pieces: { sign: Char | null; chars: Char[] }[] = [{ sign: null, chars: [] }];
  for (const char of chars) {
    if (!char.literal && isSign(char.c)) pieces.push({ sign: char, chars: [] });
    else pieces.at(-1)?.chars.push(char);
  }
  return pieces;
}

const isSpace = (char: Char | undefined): boolean =>
  char !== undefined && !char.literal && /\s/.test(char.c);

/** Without the white space around it; an escaped line break is no white space. */
export function trim(chars: Chars): Chars {
  let from = 0;
  let to = chars.length;
  while (from < to && isSpace(chars[from])) from += 1;
  while (to > from && isSpace(chars[to - 1])) to -= 1;
  return chars.slice(from, to);
}

/** What some characters say: line breaks of the file are spaces, escaped ones stay. */
export const plain = (chars: Chars): string =>
  trim(chars)
    .map(({ c, literal }) => (c === '\n' && !literal ? ' ' : c))
    .join('')
    .trim();

export const lineOf = (chars: Chars, otherwise: number): number =>
  trim(chars)[0]?.line ?? otherwise;

/** A text with its format, which may stand in front of it in brackets; null for nothing. */
export function textOf(chars: Chars, format: GiftFormat): GiftText | null {
  const trimmed = trim(chars);
  const named = formatOf(trimmed);
  const text = plain(named ? trimmed.slice(named.length + 2) : trimmed);
  return text === '' ? null : { format: named ?? format, text };
}

/** The format in brackets at the beginning of a text. */
function formatOf(chars: Chars): GiftFormat | undefined {
  return giftFormats.find((format) => standsAt(chars, `[${format}]`, 0));
}
