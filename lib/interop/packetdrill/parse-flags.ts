import type { Cursor } from './cursor';
import { flagNames, type Flag } from './script';
import type { Token } from './token';

/** packetdrill's letters, in the order in which they are printed. */
export const flagLetters: Readonly<Record<Flag, string>> = {
  SYN: 'S',
  FIN: 'F',
  RST: 'R',
  PSH: 'P',
  URG: 'U',
  ECE: 'E',
  CWR: 'W',
  AE: 'A',
  ACK: '.',
};

export interface Flags {
  readonly flags: readonly Flag[];
  readonly ace: number | null;
}

/** `S`, `S.`, `P.`, `SEW`, `.5`, or `-` for none. */
export function parseFlags(cursor: Cursor): Flags {
  const first = cursor.token;
  if (cursor.accept('-')) return { flags: [], ace: null };
  let text = first.kind === 'word' ? cursor.take().text : '';
  const { token } = cursor;
  if (token.text === '.' || (token.kind === 'float' && /^\.\d$/.test(token.text))) {
    text += cursor.take().text;
  }
  if (text === '') cursor.fail('expected', ['flags']);
  return readFlags(cursor, first, text);
}

function readFlags(cursor: Cursor, first: Token, text: string): Flags {
  const seen = new Set<string>();
  const place = (index: number) => ({ ...first.at, column: first.at.column + index });
  let ace: number | null = null;
  for (const [index, letter] of text.split('').entries()) {
    const isAce = /[0-7]/.test(letter);
    if (!isAce && !Object.values(flagLetters).includes(letter)) {
      cursor.report('unknown-flag', place(index), Object.values(flagLetters), letter);
    } else if (seen.has(letter) || (isAce && ace !== null)) {
      cursor.report('flag-twice', place(index), [], letter);
    }
    seen.add(letter);
    if (isAce) ace = Number(letter);
  }
  const flags = flagNames.filter((name) => seen.has(flagLetters[name]));
  if (ace !== null && flags.some((flag) => ['ECE', 'CWR', 'AE'].includes(flag))) {
    cursor.report('flag-conflict', first.at, [], text);
  }
  return { flags, ace };
}
