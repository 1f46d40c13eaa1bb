import { err, ok, type Result } from '@/lib/kit';

/** Why a typed text is not a number, as the key of its message under `graders`. */
export type NotANumber = 'notANumber' | 'ambiguousComma' | 'otherUnit';

const milliseconds = new Map([
  ...named(1, ['ms', 'msec', 'millisecond', 'milliseconds', '毫秒']),
  ...named(1000, ['s', 'sec', 'secs', 'second', 'seconds', '秒', '秒钟']),
  ...named(60_000, ['min', 'mins', 'minute', 'minutes', '分', '分钟']),
]);
const octets = new Set(['b', 'byte', 'bytes', 'octet', 'octets', '字节', '个字节']);

/**
 * Reads a number as people type one: full-width characters, digits grouped by commas, spaces or underscores,
 * `0x` hexadecimal, and a unit after it. A unit of time is converted to the unit asked for (null: none is asked
 * for, and then none may be given).
 */
export function readNumber(
  typed: string | number,
  unit: string | null,
): Result<number, NotANumber> {
  if (typeof typed === 'number') return Number.isFinite(typed) ? ok(typed) : err('notANumber');
  const text = typed.normalize('NFKC').replaceAll('−', '-').trim().toLowerCase();
  const match =
    /^(?<sign>[+-]?)(?:0x(?<hex>[0-9a-f _]*[0-9a-f])|(?<decimal>\d[\d ,_']*(?:\.\d+)?(?:e[+-]?\d{1,2})?))(?<unit>\D*)$/.exec(
      text,
    );
  const found = match?.groups;
  if (found === undefined) return err('notANumber');
  const digits = found['decimal'] ?? '';
  if (digits.includes(',') && !/^\d{1,3}(,\d{3})+(\.|e| |$)/.test(digits))
    return err('ambiguousComma');
  const size =
    found['hex'] === undefined ? Number(plain(digits)) : parseInt(plain(found['hex']), 16);
  const factor = unitFactor((found['unit'] ?? '').trim(), unit);
  if (factor === null) return err('otherUnit');
  const value = (found['sign'] === '-' ? -size : size) * factor;
  return Number.isFinite(value) ? ok(value) : err('notANumber');
}

const plain = (digits: string): string => digits.replace(/[ ,_']/g, '');

/** What to multiply by to get from the unit typed to the unit asked for; null when they do not go together. */
function unitFactor(typed: string, asked: string | null): number | null {
  if (typed === '') return 1;
  const wanted = (asked ?? '').normalize('NFKC').trim().toLowerCase();
  if (wanted === typed) return 1;
  const from = milliseconds.get(typed);
  const to = milliseconds.get(wanted);
  if (from !== undefined && to !== undefined) return from / to;
  return octets.has(typed) && octets.has(wanted) ? 1 : null;
}

function named(factor: number, names: readonly string[]): [string, number][] {
  return names.map((name) => [name, factor]);
}
