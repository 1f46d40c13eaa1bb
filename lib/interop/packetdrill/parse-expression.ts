import { functions } from './calls';
import type { Cursor } from './cursor';
import type { Expression, Field } from './script';
import { errnos, symbols } from './symbols';
import { inner, type Token } from './token';
import { literals } from './script-error';

/** An argument or a result: `A | B` or one operand. */
export function parseExpression(cursor: Cursor): Expression {
  return cursor.deeper(() => {
    const first = parseOperand(cursor);
    if (!cursor.is('|')) return first;
    const operands = [first];
    while (cursor.accept('|')) operands.push(parseOperand(cursor));
    return { kind: 'or', operands, at: first.at };
  });
}

function parseOperand(cursor: Cursor): Expression {
  const { token } = cursor;
  const { at } = token;
  switch (token.kind) {
    case 'ellipsis':
      cursor.take();
      return { kind: 'ellipsis', at };
    case 'integer':
    case 'hex':
      return parseInteger(cursor);
    case 'string':
      return parseString(cursor);
    case 'word':
      cursor.take();
      return isFunction(token.text) ? parseApply(cursor, token) : symbol(cursor, token);
    case 'mark':
      if (token.text === '[') {
        return { kind: 'array', items: parseList(cursor, '[', ']', parseExpression), at };
      }
      if (token.text === '{') return parseBraces(cursor);
      return cursor.fail('expected', ['value']);
    case 'float':
    case 'shell':
    case 'code':
    case 'option':
    case 'end':
      return cursor.fail('expected', ['value']);
  }
}

function parseInteger(cursor: Cursor): Expression {
  const { kind, text, at } = cursor.take();
  const value = Number(text);
  if (!Number.isSafeInteger(value)) {
    cursor.report(
      'out-of-range',
      at,
      [`${Number.MIN_SAFE_INTEGER}..${Number.MAX_SAFE_INTEGER}`],
      text,
    );
  }
  return { kind: 'integer', value, base: kind === 'hex' ? 16 : 10, at };
}

/** Strings beside each other are one; `...` behind them leaves the rest open. */
function parseString(cursor: Cursor): Expression {
  const { at } = cursor.token;
  const parts: string[] = [];
  while (cursor.token.kind === 'string') parts.push(inner(cursor.take()));
  const cut = cursor.token.kind === 'ellipsis';
  if (cut) cursor.take();
  return { kind: 'string', parts, cut, at };
}

function symbol(cursor: Cursor, token: Token): Expression {
  const { text, at } = token;
  if (!Object.hasOwn(symbols, text) && !Object.hasOwn(errnos, text)) {
    if (cursor.is('(')) cursor.fail('unknown-symbol', literals(functions), token);
    cursor.report('unknown-symbol', at, ['symbol'], text);
  }
  return { kind: 'symbol', name: text, at };
}

const isFunction = (name: string): boolean => functions.some((each) => each === name);

const parseApply = (cursor: Cursor, { text, at }: Token): Expression => ({
  kind: 'apply',
  name: text,
  args: parseList(cursor, '(', ')', parseExpression),
  at,
});

/** `open item, item close`, perhaps without any. */
export function parseList<T>(
  cursor: Cursor,
  open: string,
  close: string,
  item: (cursor: Cursor) => T,
): T[] {
  cursor.expect(open);
  const items: T[] = [];
  if (cursor.accept(close)) return items;
  do items.push(item(cursor));
  while (cursor.accept(','));
  if (!cursor.accept(close)) cursor.fail('expected', ['`,`', `\`${close}\``]);
  return items;
}

/** `{…}`: values, or fields with names, and not both. */
function parseBraces(cursor: Cursor): Expression {
  const { at } = cursor.token;
  const items = parseList(cursor, '{', '}', parseItem);
  const fields = items.filter((item): item is Field => !isExpression(item));
  if (fields.length === 0) return { kind: 'group', items: items.filter(isExpression), at };
  const stray = items.find(isExpression);
  if (stray !== undefined) cursor.report('expected', stray.at, ['field'], null);
  return { kind: 'struct', fields, at };
}

const isExpression = (item: Field | Expression): item is Expression => 'kind' in item;

function parseItem(cursor: Cursor): Field | Expression {
  const { token, next } = cursor;
  const counted = next.text === '(' && !isFunction(token.text);
  if (token.kind !== 'word' || !(counted || next.text === '=')) return parseExpression(cursor);
  cursor.take();
  const count = counted ? parseCount(cursor) : null;
  cursor.expect('=');
  return { name: token.text, count, value: parseExpression(cursor), at: token.at };
}

function parseCount(cursor: Cursor): Expression {
  cursor.expect('(');
  const count = parseExpression(cursor);
  cursor.expect(')');
  return count;
}
