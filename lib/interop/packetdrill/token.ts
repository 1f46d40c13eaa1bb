import type { Place } from './script-error';

export type TokenKind =
  | 'integer'
  | 'hex'
  | 'float'
  | 'word'
  | 'string'
  | 'shell'
  | 'code'
  /** `--name` or `--name=value` */
  | 'option'
  /** `...` */
  | 'ellipsis'
  /** Any other single character. */
  | 'mark'
  | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** As it stands in the script, quotes and all; '' at the end. */
  readonly text: string;
  readonly at: Place;
  /** Offset into the script. */
  readonly start: number;
  readonly end: number;
  /** The first token of its line. */
  readonly opensLine: boolean;
}

/** A string, shell line or code block without what encloses it. */
export function inner({ kind, text }: Token): string {
  const size = kind === 'code' ? 2 : 1;
  return text.slice(size, text.length - size);
}
