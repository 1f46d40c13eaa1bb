import { flagNames, type FlagName, type HeaderFieldId } from '@/lib/questions';
import { err, never, ok, type Result } from '@/lib/kit';
import { readNumber } from '../numeric/read-number';

export type FieldReading = number | readonly FlagName[] | null;
type Typed = string | number | readonly FlagName[];

/** Why a field cannot be read, as the key of its message under `graders`. */
export type BadField = 'notAFieldNumber' | 'notFlags';

const maxField = 2 ** 53 - 1;
const nothing = new Set(['', '-', '–', '—', 'none', 'n/a', '无']);

/**
 * Reads one header field as typed: flags by name (`SYN,ACK`, or tcpdump's `[S.]`), a number that may have more than
 * 32 bits, or null for «means nothing here» (`-` or nothing at all).
 */
export function readField(field: HeaderFieldId, typed: Typed): Result<FieldReading, BadField> {
  switch (field) {
    case 'flags':
      return readFlags(typed);
    case 'seq':
    case 'ack':
    case 'len':
      return readCount(typed);
    default:
      return never(field);
  }
}

function readFlags(typed: Typed): Result<readonly FlagName[], BadField> {
  if (typeof typed === 'number') return err('notFlags');
  if (typeof typed !== 'string') return ok(ordered(typed));
  const text = typed
    .normalize('NFKC')
    .trim()
    .toUpperCase()
    .replace(/[[\]()]/g, '');
  if (nothing.has(text.toLowerCase())) return ok([]);
  const words = /^[SFRPU.]+$/.test(text)
    ? Array.from(text, fromLetter)
    : text.split(/[\s,+/|&、]+/);
  const flags = words
    .filter((word) => word !== '')
    .map((word) => flagNames.find((flag) => flag === word));
  return flags.includes(undefined)
    ? err('notFlags')
    : ok(ordered(flags.filter((flag) => flag !== undefined)));
}

/** tcpdump writes one letter a flag and a point for ACK. */
function fromLetter(letter: string): string {
  return letter === '.' ? 'ACK' : (flagNames.find((flag) => flag.startsWith(letter)) ?? letter);
}

const ordered = (flags: readonly FlagName[]): FlagName[] =>
  flagNames.filter((flag) => flags.includes(flag));

function readCount(typed: Typed): Result<number | null, BadField> {
  if (typeof typed === 'object') return err('notAFieldNumber');
  if (typeof typed === 'string' && nothing.has(typed.normalize('NFKC').trim().toLowerCase()))
    return ok(null);
  const read = readNumber(typed, 'octets');
  const fits = read.ok && Number.isInteger(read.value) && read.value >= 0 && read.value <= maxField;
  return fits ? ok(read.value) : err('notAFieldNumber');
}
