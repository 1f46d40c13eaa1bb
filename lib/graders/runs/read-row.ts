import type { EndName, FlagName, Grade, UserCall } from '@/lib/questions';
import { err, ok, type Result } from '@/lib/kit';
import type { Ask, Header } from '@/lib/sim';
import { readField } from '../header-fields/read-field';
import { invalid, type Voice } from '../verdict';

type Typed = string | number;
interface TypedSegment {
  readonly flags: Typed | readonly FlagName[];
  readonly seq: Typed;
  readonly ack: Typed;
  readonly len: Typed;
}

const mostOctets = 100_000;

/** A call as it was typed; `place` names it in the verdict on one that cannot be read. */
export function readAsk(
  {
    call,
    octets,
  }: { readonly end: EndName; readonly call: UserCall; readonly octets: Typed | null },
  place: string,
  { say }: Voice,
): Result<Ask, Grade> {
  if (call !== 'send' && call !== 'receive') return ok({ call });
  const read = readField('len', octets ?? '');
  const fits =
    read.ok && typeof read.value === 'number' && read.value >= 1 && read.value <= mostOctets;
  if (!fits) return err(invalid(`${place}.octets`, say('graders.octetsNeeded', { call })));
  return ok({ call, octets: read.value });
}

/** The fields of a segment as they were typed. */
export function readHeader(
  typed: TypedSegment,
  place: string,
  { say }: Voice,
): Result<Header, Grade> {
  const flags = readField('flags', typed.flags);
  if (!flags.ok || flags.value === null || typeof flags.value === 'number') {
    const params = { field: 'flags', found: String(typed.flags) };
    return err(invalid(`${place}.flags`, say('graders.notFlags', params)));
  }
  const numbers = { seq: 0, ack: 0, len: 0 };
  let acks = true;
  for (const field of ['seq', 'ack', 'len'] as const) {
    const read = readField(field, typed[field]);
    if (!read.ok || (typeof read.value !== 'number' && read.value !== null)) {
      const params = { field, found: String(typed[field]) };
      return err(invalid(`${place}.${field}`, say('graders.notAFieldNumber', params)));
    }
    if (field === 'ack') acks = read.value !== null;
    numbers[field] = read.value ?? 0;
  }
  const { seq, ack, len } = numbers;
  return ok({ flags: flags.value, seq, ack: acks ? ack : null, len });
}

/** `FIN,ACK seq=100 ack=300`; the length only where there is text. */
export function headerText({ flags, seq, ack, len }: Header): string {
  const parts = [flags.join(','), `seq=${String(seq)}`];
  if (ack !== null) parts.push(`ack=${String(ack)}`);
  if (len > 0) parts.push(`len=${String(len)}`);
  return `\`${parts.join(' ')}\``;
}
