import type { ErrorList, Place } from './script-error';
import type { Token, TokenKind } from './token';

/** What begins with a delimiter and goes on to another one, over line ends too. */
const enclosed = {
  '/*': { end: '*/', kind: 'comment', escapes: false },
  '%{': { end: '}%', kind: 'code', escapes: false },
  '"': { end: '"', kind: 'string', escapes: true },
  '`': { end: '`', kind: 'shell', escapes: true },
} as const;
type Opening = keyof typeof enclosed;

const space = /[ \t\r\n\f\uFEFF]+/y;
const lineComment = /(?:\/\/|#)[^\n]*/y;
const option = /--[a-zA-Z]\w*(?:[ \t]*=[ \t]*(?:\w+=)?(?:"[^"\n]*"|`[^`\n]*`|[^\s"`]*))?/y;
const float = /-?\d*\.\d+/y;
const wordOrNumber = /-?\d+(?!\w)|\w+/y;
/** Control characters other than white space, and what is no UTF-8: they tell a binary file from a script. */
const notText = /(?:(?![\t\n\f\r])[\p{Cc}\uFFFD])+/uy;

/** The tokens of a script, the last of kind `end`. What cannot be one is told to `errors` and left out. */
export function lex(text: string, errors: ErrorList): Token[] {
  return new Lexer(text, errors).all();
}

class Lexer {
  private at = 0;
  private line = 1;
  private lineStart = 0;
  /** Kept, so that a line of a million characters is searched once and not for each token. */
  private lineEnd: number;
  /** The line of the last token, to tell which one opens a line. */
  private tokenLine = 0;
  private readonly tokens: Token[] = [];

  constructor(
    private readonly text: string,
    private readonly errors: ErrorList,
  ) {
    this.lineEnd = this.endOfLine(0);
  }

  all(): Token[] {
    while (this.at < this.text.length && !this.errors.full) this.one();
    this.at = this.text.length;
    this.push('end', this.at);
    return this.tokens;
  }

  private one(): void {
    const opening = this.opening();
    if (this.skip(space) || this.skip(lineComment)) return;
    if (opening !== null) this.enclosed(opening);
    else if (this.text.startsWith('...', this.at)) this.push('ellipsis', this.at + 3);
    else if (!this.take(option, 'option') && !this.take(float, 'float') && !this.word())
      this.mark();
  }

  private opening(): Opening | null {
    const two = this.text.slice(this.at, this.at + 2);
    if (two === '/*' || two === '%{') return two;
    const one = two.slice(0, 1);
    return one === '"' || one === '`' ? one : null;
  }

  private enclosed(opening: Opening): void {
    const { end, kind, escapes } = enclosed[opening];
    const close = this.closing(this.at + opening.length, end, escapes);
    if (close < 0) {
      this.errors.add('unterminated', this.place(), [`\`${end}\``], this.restOfLine());
      // A string most likely ends on its line; of the others nothing can be told.
      this.moveTo(kind === 'string' ? this.at + this.restOfLine().length : this.text.length);
    } else if (kind === 'comment') this.moveTo(close + end.length);
    else this.push(kind, close + end.length);
  }

  /** The offset of `end`, -1 without one. A backslash takes the meaning from the character after it. */
  private closing(from: number, end: string, escapes: boolean): number {
    let at = this.text.indexOf(end, from);
    while (escapes && at >= 0 && this.escaped(at, from)) at = this.text.indexOf(end, at + 1);
    return at;
  }

  private escaped(at: number, from: number): boolean {
    let first = at;
    while (first > from && this.text[first - 1] === '\\') first -= 1;
    return (at - first) % 2 === 1;
  }

  private word(): boolean {
    const match = this.match(wordOrNumber);
    if (match === null) return false;
    this.push(wordKind(match), this.at + match.length);
    return true;
  }

  private mark(): void {
    const garbage = this.match(notText);
    if (garbage === null) {
      const size = (this.text.codePointAt(this.at) ?? 0) > 0xffff ? 2 : 1;
      this.push('mark', this.at + size);
      return;
    }
    const code = garbage.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    this.errors.add('not-text', this.place(), [], `U+${code}`);
    this.moveTo(this.at + garbage.length);
  }

  private take(pattern: RegExp, kind: TokenKind): boolean {
    const match = this.match(pattern);
    if (match !== null) this.push(kind, this.at + match.length);
    return match !== null;
  }

  private skip(pattern: RegExp): boolean {
    const match = this.match(pattern);
    if (match !== null) this.moveTo(this.at + match.length);
    return match !== null;
  }

  private match(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    return pattern.exec(this.text)?.[0] ?? null;
  }

  private push(kind: TokenKind, end: number): void {
    const at = this.place();
    const opensLine = at.line !== this.tokenLine;
    this.tokens.push({
      kind,
      text: this.text.slice(this.at, end),
      at,
      start: this.at,
      end,
      opensLine,
    });
    this.moveTo(end);
    this.tokenLine = this.line;
  }

  private moveTo(end: number): void {
    while (this.lineEnd < end) {
      this.line += 1;
      this.lineStart = this.lineEnd + 1;
      this.lineEnd = this.endOfLine(this.lineStart);
    }
    this.at = end;
  }

  private restOfLine(): string {
    return this.text.slice(this.at, this.lineEnd);
  }

  private endOfLine(from: number): number {
    const end = this.text.indexOf('\n', from);
    return end < 0 ? this.text.length : end;
  }

  private place(): Place {
    return { line: this.line, column: this.at - this.lineStart + 1 };
  }
}

function wordKind(text: string): TokenKind {
  if (/^-?\d+$/.test(text)) return 'integer';
  return /^0x[\da-f]+$/i.test(text) ? 'hex' : 'word';
}
