import { calls, isBeyond } from './calls';
import type { Cursor } from './cursor';
import { parseExpression, parseList } from './parse-expression';
import { parseSeconds } from './parse-time';
import type { Call, Expression } from './script';
import { errnos } from './symbols';
import type { Token } from './token';

const loops = ['for', 'while', 'loop', 'repeat', 'until', 'do'];

/** `...0.2 read(3, ..., 10) = -1 EAGAIN (Resource temporarily unavailable)` */
export function parseCall(cursor: Cursor): Call {
  const { at } = cursor.token;
  const until = parseUntil(cursor);
  const name = parseName(cursor);
  const args = parseList(cursor, '(', ')', parseExpression);
  checkCount(cursor, name, args);
  cursor.expect('=');
  const result = parseExpression(cursor);
  return { kind: 'call', at, until, name: name.text, args, result, ...parseOutcome(cursor) };
}

function parseUntil(cursor: Cursor): number | null {
  if (cursor.token.kind !== 'ellipsis') return null;
  cursor.take();
  return parseSeconds(cursor);
}

function parseName(cursor: Cursor): Token {
  const token = cursor.kind('word', 'action');
  if (loops.includes(token.text)) cursor.fail('loop', ['action'], token);
  if (isBeyond(token.text)) cursor.fail('unsupported-call', ['call'], token);
  if (!Object.hasOwn(calls, token.text)) cursor.fail('unknown-call', ['call'], token);
  return token;
}

function checkCount(cursor: Cursor, { text, at }: Token, args: readonly Expression[]): void {
  const [least, most] = calls[text] ?? [0, 0];
  if (args.length >= least && args.length <= most) return;
  const expected = least === most ? String(least) : `${least}..${most}`;
  cursor.report('argument-count', at, [expected], String(args.length));
}

/** The errno and the note behind a result; both may be missing. */
function parseOutcome(cursor: Cursor): Pick<Call, 'errno' | 'note'> {
  const { token } = cursor;
  const named = token.kind === 'word' && !token.opensLine;
  if (named) {
    cursor.take();
    if (!Object.hasOwn(errnos, token.text)) {
      cursor.report('unknown-errno', token.at, ['errno'], token.text);
    }
  }
  return { errno: named ? token.text : null, note: cursor.is('(') ? parseNote(cursor) : null };
}

function parseNote(cursor: Cursor): string {
  const open = cursor.expect('(');
  while (!cursor.atEnd && !cursor.is(')')) {
    // A note ends where it began: no line of a script is part of one.
    if (cursor.token.opensLine || cursor.is('(')) cursor.fail('expected', ['`)`']);
    cursor.take();
  }
  cursor.expect(')');
  return cursor.textFrom(open).slice(1, -1).trim();
}
