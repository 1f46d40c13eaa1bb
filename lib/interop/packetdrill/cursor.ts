import { present } from '@/lib/kit';
import { literals, limits, type ErrorList, type Place, type ScriptErrorCode } from './script-error';
import type { Token, TokenKind } from './token';

/** Stops the reading of one line of the script; its error is told already. Caught where the next line begins. */
export class Unreadable extends Error {}

/** Walks over the tokens of a script and collects what is wrong with it. */
export class Cursor {
  private index = 0;
  private depth = 0;
  /** The names of the `hosts` line. */
  hosts: readonly string[] = [];
  attacker: string | null = null;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly text: string,
    readonly errors: ErrorList,
  ) {}

  get token(): Token {
    return present(this.tokens[this.index], 'token');
  }

  /** The token after the present one; at the end, the end. */
  get next(): Token {
    return this.tokens[this.index + 1] ?? this.token;
  }

  get atEnd(): boolean {
    return this.token.kind === 'end';
  }

  take(): Token {
    const token = this.token;
    if (!this.atEnd) this.index += 1;
    return token;
  }

  is(text: string): boolean {
    return this.token.text === text && this.token.kind !== 'string';
  }

  accept(text: string): boolean {
    const fits = this.is(text);
    if (fits) this.take();
    return fits;
  }

  expect(text: string): Token {
    return this.is(text) ? this.take() : this.fail('expected', [`\`${text}\``]);
  }

  /** A token of this kind, or an error that calls it `thing`. */
  kind(kind: TokenKind, thing: string): Token {
    return this.token.kind === kind ? this.take() : this.fail('expected', [thing]);
  }

  /** One of these words. */
  oneOf<T extends string>(words: readonly T[], code: ScriptErrorCode = 'expected'): T {
    const word = words.find((each) => this.is(each));
    if (word === undefined) this.fail(code, literals(words));
    this.take();
    return word;
  }

  /** An integer from `least` to `greatest`; outside it is told and taken as `least`, and reading goes on. */
  integer(thing: string, least: number, greatest: number): number {
    const token = this.kind('integer', thing);
    return this.inRange(token, Number(token.text), least, greatest);
  }

  /** A number in hexadecimal digits, or decimal. */
  hex(thing: string, least: number, greatest: number): number {
    const token = this.token.kind === 'hex' ? this.take() : this.kind('integer', thing);
    return this.inRange(token, Number(token.text), least, greatest);
  }

  private inRange(token: Token, value: number, least: number, greatest: number): number {
    if (value >= least && value <= greatest) return value;
    this.report('out-of-range', token.at, [`${least}..${greatest}`], token.text);
    return least;
  }

  /** The script's own text from a token to before the present one, white space made single. */
  textFrom(first: Token): string {
    const last = present(this.tokens[this.index - 1], 'token');
    return this.text.slice(first.start, last.end).replace(/\s+/g, ' ').trim();
  }

  /** What stands here without white space in between: `FIN-WAIT-1`. */
  adjacent(): string {
    const first = this.take();
    while (!this.atEnd && this.token.start === present(this.tokens[this.index - 1], 'token').end) {
      this.take();
    }
    return this.textFrom(first);
  }

  /** Reads one level deeper, and not deeper than `limits.depth`. */
  deeper<T>(read: () => T): T {
    if (this.depth >= limits.depth) this.fail('too-deep', [`..${limits.depth}`]);
    this.depth += 1;
    try {
      return read();
    } finally {
      this.depth -= 1;
    }
  }

  /** Tells an error; reading goes on behind it. */
  report(
    code: ScriptErrorCode,
    place: Place,
    expected: readonly string[],
    found: string | null,
  ): void {
    this.errors.add(code, place, expected, found);
  }

  /** Tells an error at the present token, or at `token`, and gives the line up. */
  fail(code: ScriptErrorCode, expected: readonly string[], token = this.token): never {
    this.report(code, token.at, expected, token.kind === 'end' ? null : token.text);
    throw new Unreadable();
  }

  /** Goes on to a token that opens a line and can begin a step. */
  recover(): void {
    while (!this.atEnd && !(this.token.opensLine && this.beginsStep())) this.take();
  }

  private beginsStep(): boolean {
    const { kind, text } = this.token;
    switch (kind) {
      case 'integer':
      case 'float':
      case 'shell':
      case 'option':
        return true;
      case 'mark':
        return text === '+' || text === '*';
      case 'word':
        return text === 'net' || this.hosts.includes(text) || text === this.attacker;
      case 'hex':
      case 'string':
      case 'code':
      case 'ellipsis':
      case 'end':
        return false;
    }
  }
}
