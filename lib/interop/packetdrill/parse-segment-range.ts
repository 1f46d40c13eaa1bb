import type { Cursor } from './cursor';

export const greatestSeq = 0xffff_ffff;

/** `first:last(length)`, where `last` is the number after the last octet. */
export function parseRange(cursor: Cursor): { seq: number; len: number } {
  const first = cursor.token;
  const seq = cursor.integer('sequence-number', 0, greatestSeq);
  cursor.expect(':');
  const end = cursor.integer('sequence-number', 0, greatestSeq);
  cursor.expect('(');
  const len = cursor.integer('length', 0, 0xffff);
  cursor.expect(')');
  if ((seq + len) % 2 ** 32 !== end) {
    cursor.report('sequence-length', first.at, [rangeText(seq, len)], `${seq}:${end}(${len})`);
  }
  return { seq, len };
}

/** `first:last(length)`; numbers go round at 2^32. */
export const rangeText = (seq: number, len: number): string =>
  `${seq}:${(seq + len) % 2 ** 32}(${len})`;
