import type { Cursor } from './cursor';
import type { Time } from './script';
import type { Token } from './token';

/** A million hours: beyond it microseconds would no longer be whole numbers everywhere. */
const greatestSeconds = 3_600_000_000;

/** `0.1`, `+.1`, `0.1~0.2`, `+0~+0.2` or `*`. */
export function parseTime(cursor: Cursor): Time {
  const { at } = cursor.token;
  if (cursor.accept('*')) return { kind: 'any', at };
  const relative = cursor.accept('+');
  const first = cursor.token;
  const usec = parseSeconds(cursor);
  if (!cursor.accept('~')) return { kind: relative ? 'relative' : 'absolute', usec, at };
  if (relative) cursor.expect('+');
  const to = parseSeconds(cursor);
  if (to < usec) cursor.report('time-backwards', first.at, [], `${usec / 1e6}~${to / 1e6}`);
  return { kind: relative ? 'relative-range' : 'absolute-range', from: usec, to, at };
}

/** Seconds as the script writes them, in microseconds. */
export function parseSeconds(cursor: Cursor): number {
  const token = isNumber(cursor.token) ? cursor.take() : cursor.fail('expected', ['time']);
  const [whole = '', fraction = ''] = token.text.split('.');
  const seconds = Number(token.text);
  if (token.text.startsWith('-') || seconds > greatestSeconds) {
    cursor.report('out-of-range', token.at, [`0..${greatestSeconds}`], token.text);
    return 0;
  }
  if (/[1-9]/.test(fraction.slice(6))) {
    cursor.report('time-too-fine', token.at, ['0.000001'], token.text);
  }
  return Number(whole) * 1_000_000 + Number(fraction.slice(0, 6).padEnd(6, '0'));
}

export const isNumber = ({ kind }: Token): boolean => kind === 'integer' || kind === 'float';

/** Whether a step can begin with this. */
export const beginsTime = (token: Token): boolean =>
  isNumber(token) || (token.kind === 'mark' && (token.text === '+' || token.text === '*'));
