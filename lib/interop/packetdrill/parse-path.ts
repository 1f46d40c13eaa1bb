import type { Cursor } from './cursor';
import type { Path } from './script';
import { literals } from './script-error';

/** Whether a path stands here: a word and an arrow cannot be the flags of a segment. */
export const startsPath = (cursor: Cursor): boolean =>
  cursor.token.kind === 'word' && ['<', '>'].includes(cursor.next.text);

/** `A>B` or `A<>B`, between the two hosts of the script. */
export function parsePath(cursor: Cursor): Path {
  const { at } = cursor.token;
  const from = parseHostName(cursor);
  const both = cursor.accept('<');
  cursor.expect('>');
  const second = cursor.token;
  const to = parseHostName(cursor);
  if (from === to) {
    const other = cursor.hosts.filter((name) => name !== from);
    cursor.report('unknown-host', second.at, literals(other), to);
  }
  return { from, to, both, at };
}

function parseHostName(cursor: Cursor): string {
  const token = cursor.kind('word', 'host');
  if (!cursor.hosts.includes(token.text)) {
    cursor.fail('unknown-host', literals(cursor.hosts), token);
  }
  return token.text;
}
