import { present } from '@/lib/kit';
import {
  assignmentOperators,
  binaryOperators,
  codeConstants,
  codeFunctions,
  comparisonOperators,
  tcpInfoFields,
  type BinaryOperator,
  type CodeExpression,
  type CodeStatement,
} from './code';
import { Unreadable, type Cursor } from './cursor';
import { lexCode, type CodeToken } from './lex-code';
import type { CodeBlock } from './script';
import { literals, type ScriptErrorCode } from './script-error';
import { inner, type Token } from './token';

/** What Python has and a block here has not. */
const otherPython =
  'if elif else def import from return try except with class lambda exec pass is in'.split(' ');

/** Reads `%{ … }%`. `assigned` holds the names that earlier blocks gave values, and gets this block's. */
export function parseCode(cursor: Cursor, token: Token, assigned: Set<string>): CodeBlock {
  const start = { line: token.at.line, column: token.at.column + 2 };
  const reader = new CodeReader(lexCode(inner(token), start, cursor), cursor, assigned);
  return { kind: 'code', statements: reader.statements(), at: token.at };
}

class CodeReader {
  private index = 0;

  constructor(
    private readonly tokens: readonly CodeToken[],
    private readonly cursor: Cursor,
    private readonly assigned: Set<string>,
  ) {}

  statements(): CodeStatement[] {
    const statements: CodeStatement[] = [];
    while (this.token.kind !== 'end') {
      if (this.token.kind === 'newline') {
        this.take();
        continue;
      }
      const statement = this.readable();
      if (statement !== null) statements.push(statement);
    }
    return statements;
  }

  /** Null: an error, told already; the statement is passed over. */
  private readable(): CodeStatement | null {
    try {
      const statement = this.statement();
      if (!this.ends) this.fail('expected', ['`;`', '`}%`']);
      return statement;
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      while (!this.ends) this.take();
      return null;
    }
  }

  private statement(): CodeStatement {
    const { at, text } = this.token;
    if (text === 'for' || text === 'while') this.fail('loop', ['`assert`']);
    if (otherPython.includes(text)) this.fail('unsupported', ['`assert`']);
    if (this.accept('assert')) {
      const test = this.expression();
      return { kind: 'assert', test, message: this.accept(',') ? this.expression() : null, at };
    }
    if (this.accept('print')) return { kind: 'print', values: this.printed(), at };
    const name = this.token.kind === 'name' ? this.take() : this.fail('expected', ['`assert`']);
    const op = assignmentOperators.find((each) => this.accept(each));
    if (op === undefined) this.fail('expected', literals(assignmentOperators));
    if (op !== '=') this.checkName(name);
    const value = this.expression();
    this.assigned.add(name.text);
    return { kind: 'assign', name: name.text, op, value, at };
  }

  /** `print(a, b)`, or as Python 2 has it `print a, b`. */
  private printed(): CodeExpression[] {
    if (this.ends) return [];
    const values = [this.expression()];
    while (this.accept(',')) values.push(this.expression());
    const [first] = values;
    return values.length === 1 && first?.kind === 'tuple' ? [...first.items] : values;
  }

  private expression(): CodeExpression {
    return this.cursor.deeper(() => this.binary(0));
  }

  /** The operators of one level, each with what binds more on both its sides. */
  private binary(level: number): CodeExpression {
    const operators: readonly BinaryOperator[] | undefined = binaryOperators[level];
    if (operators === undefined) return this.unary();
    const next = () => (level === 1 ? this.comparison() : this.binary(level + 1));
    let left = next();
    for (;;) {
      const op = operators.find((each) => this.accept(each));
      if (op === undefined) return left;
      left = { kind: 'binary', op, left, right: next(), at: left.at };
    }
  }

  private not(): CodeExpression {
    const { at } = this.take();
    return this.cursor.deeper(() => ({
      kind: 'unary',
      op: 'not',
      operand: this.comparison(),
      at,
    }));
  }

  private comparison(): CodeExpression {
    if (this.is('not')) return this.not();
    const first = this.binary(2);
    const rest: Extract<CodeExpression, { kind: 'compare' }>['rest'][number][] = [];
    for (;;) {
      const op = comparisonOperators.find((each) => this.accept(each));
      if (op === undefined) break;
      rest.push({ op, right: this.binary(2) });
    }
    return rest.length === 0 ? first : { kind: 'compare', first, rest, at: first.at };
  }

  private unary(): CodeExpression {
    const { at } = this.token;
    const op = (['-', '~'] as const).find((each) => this.accept(each));
    if (op === undefined) return this.primary();
    return this.cursor.deeper(() => ({ kind: 'unary', op, operand: this.unary(), at }));
  }

  private primary(): CodeExpression {
    const { kind, text, at } = this.token;
    switch (kind) {
      case 'number':
        return this.number();
      case 'text':
        this.take();
        return { kind: 'text', raw: text.slice(1, -1), at };
      case 'name':
        return this.name();
      case 'mark':
        return this.is('(') ? this.parentheses() : this.fail('expected', ['value']);
      case 'newline':
      case 'end':
        return this.fail('expected', ['value']);
    }
  }

  private number(): CodeExpression {
    const { text, at } = this.take();
    const value = Number(text);
    // What cannot be written without an exponent could not be printed as packetdrill reads it.
    if (String(value).includes('e'))
      this.cursor.report('out-of-range', at, ['0.000001..1e20'], text);
    return { kind: 'number', value, at };
  }

  private name(): CodeExpression {
    const token = this.take();
    const { text, at } = token;
    if (otherPython.includes(text)) this.fail('unsupported', ['value'], token);
    const known = codeFunctions.find((each) => each === text);
    if (known === undefined || !this.is('(')) {
      this.checkName(token);
      return { kind: 'name', name: text, at };
    }
    const read = this.parentheses();
    return { kind: 'apply', name: known, args: read.kind === 'tuple' ? read.items : [read], at };
  }

  /** One value, or with commas a tuple. */
  private parentheses(): CodeExpression {
    const { at } = this.take();
    const items: CodeExpression[] = [];
    let comma = false;
    while (!this.is(')')) {
      items.push(this.expression());
      if (!this.accept(',')) break;
      comma = true;
    }
    if (!this.accept(')')) this.fail('expected', ['`)`']);
    const [first] = items;
    return first !== undefined && !comma ? first : { kind: 'tuple', items, at };
  }

  private checkName({ text, at }: CodeToken): void {
    const known =
      tcpInfoFields.has(text) || Object.hasOwn(codeConstants, text) || this.assigned.has(text);
    if (!known) this.cursor.report('unknown-name', at, ['tcp-info-field', 'constant'], text);
  }

  private get token(): CodeToken {
    return present(this.tokens[this.index], 'token');
  }

  private get ends(): boolean {
    return this.token.kind === 'newline' || this.token.kind === 'end';
  }

  private take(): CodeToken {
    const token = this.token;
    if (token.kind !== 'end') this.index += 1;
    return token;
  }

  private is(text: string): boolean {
    return this.token.text === text && this.token.kind !== 'text';
  }

  private accept(text: string): boolean {
    const fits = this.is(text);
    if (fits) this.take();
    return fits;
  }

  private fail(code: ScriptErrorCode, expected: readonly string[], token = this.token): never {
    this.cursor.report(code, token.at, expected, token.kind === 'end' ? '}%' : token.text);
    throw new Unreadable();
  }
}
