import type { BlankType, BodyOf, PublicBody, ResponseBody } from '@/lib/questions';
import { stateNames } from '@/lib/questions';
import { err, never, ok, type Result } from '@/lib/kit';
import { readField, type FieldReading } from '../header-fields/read-field';
import { readNumber } from '../numeric/read-number';
import { readState } from '../state-pair/read-state';
import type { Voice } from '../verdict';

type Blank = BodyOf<PublicBody, 'read-capture'>['blanks'][number];
type Typed = BodyOf<ResponseBody, 'read-capture'>['blanks'][string];
/** A number, flags, the name of a state, or null for «means nothing here». */
export type BlankReading = FieldReading | string;

/** A blank as it was filled in; null when nothing was. The error says what was expected. */
export function readBlank(
  { type, unit }: Blank,
  typed: Typed | undefined,
  voice: Voice,
): Result<{ readonly value: BlankReading } | null, string> {
  const left = typed === undefined || (typeof typed === 'string' && typed.trim() === '');
  if (left && leftOpen(type, typed)) return ok(null);
  const found = String(typed);
  const value = readAs(type, unit, typed ?? '');
  return value.ok
    ? ok({ value: value.value })
    : err(voice.say(`graders.${value.error}`, { found, field: type, ...paramsOf(unit) }));
}

const paramsOf = (unit: string | null) => ({
  unit: unit ?? 'none',
  states: stateNames.join(', '),
});

/** An empty text says «none» of flags and «means nothing» of a sequence number; elsewhere it says nothing. */
const leftOpen = (type: BlankType, typed: Typed | undefined): boolean =>
  typed === undefined || type === 'number' || type === 'state';

type Unread =
  'notANumber' | 'ambiguousComma' | 'otherUnit' | 'notAFieldNumber' | 'notFlags' | 'notAState';

function readAs(type: BlankType, unit: string | null, typed: Typed): Result<BlankReading, Unread> {
  switch (type) {
    case 'number':
      return typeof typed === 'object' ? err('notANumber') : readNumber(typed, unit);
    case 'seq':
      return readField('seq', typed);
    case 'flags':
      return readField('flags', typed);
    case 'state': {
      const state = typeof typed === 'string' ? readState(typed) : null;
      return state === null ? err('notAState') : ok(state);
    }
    default:
      return never(type);
  }
}
