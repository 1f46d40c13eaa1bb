import type { Cursor } from './cursor';
import { parsePath } from './parse-path';
import { parseSeconds } from './parse-time';
import { segmentClasses, type NetRule, type Selector } from './script';

const rules = ['delay', 'drop', 'corrupt', 'dup', 'reorder', 'hold', 'cut'] as const;
/** How much later a copy or a reordered segment arrives, unless said: 10 ms. */
const usualBy = 10_000;

/** A line that begins with `net`: what the network does. */
export function parseNetRule(cursor: Cursor): NetRule {
  const { at } = cursor.expect('net');
  const rule = cursor.oneOf(rules);
  const head = { kind: 'net', at, path: parsePath(cursor) } as const;
  switch (rule) {
    case 'delay':
      return { ...head, rule, usec: parseSeconds(cursor), jitter: after(cursor, 'jitter') ?? 0 };
    case 'drop':
    case 'corrupt':
      return { ...head, rule, which: parseSelector(cursor) };
    case 'dup':
    case 'reorder':
      return { ...head, rule, which: parseSelector(cursor), by: after(cursor, 'by') ?? usualBy };
    case 'hold': {
      const which = parseSelector(cursor);
      cursor.expect('until');
      return { ...head, rule, which, until: parseSeconds(cursor) };
    }
    case 'cut':
      return { ...head, rule, ...parseCut(cursor) };
  }
}

const after = (cursor: Cursor, word: string): number | null =>
  cursor.accept(word) ? parseSeconds(cursor) : null;

function parseCut(cursor: Cursor): { from: number; until: number | null } {
  cursor.expect('at');
  const from = parseSeconds(cursor);
  const { token } = cursor;
  const until = after(cursor, 'until');
  if (until !== null && until < from) cursor.report('time-backwards', token.at, [], token.text);
  return { from, until };
}

/** `SYN 1`, `DATA 2~4`, `FIN 2~*`, `ACK *`, `any 10%`. */
function parseSelector(cursor: Cursor): Selector {
  const of = cursor.oneOf(segmentClasses);
  if (cursor.accept('*')) return { kind: 'count', of, first: 1, last: null };
  if (cursor.next.text === '%') return { kind: 'chance', of, percent: parsePercent(cursor) };
  const first = cursor.integer('count', 1, 1_000_000);
  if (!cursor.accept('~')) return { kind: 'count', of, first, last: first };
  if (cursor.accept('*')) return { kind: 'count', of, first, last: null };
  return { kind: 'count', of, first, last: cursor.integer('count', first, 1_000_000) };
}

function parsePercent(cursor: Cursor): number {
  const token = cursor.token.kind === 'float' ? cursor.take() : cursor.kind('integer', 'percent');
  cursor.expect('%');
  const percent = Number(token.text);
  if (percent >= 0 && percent <= 100 && /^\d*(?:\.\d{1,6})?$/.test(token.text)) return percent;
  cursor.report('out-of-range', token.at, ['0..100'], token.text);
  return 0;
}
