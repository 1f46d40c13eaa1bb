import type { FieldValue, HeaderFieldId } from '@/lib/questions';
import type { FieldReading } from './read-field';

/**
 * Sequence and acknowledgment numbers are compared modulo 2^32 (RFC 9293 §3.4). Where the field means nothing, 0 is
 * right as well: that is what a capture shows there.
 */
export function sameField(field: HeaderFieldId, reading: FieldReading, value: FieldValue): boolean {
  if (value === null) return reading === null || reading === 0;
  if (reading === null) return false;
  if (typeof value === 'object') {
    return (
      typeof reading === 'object' &&
      reading.length === value.length &&
      value.every((flag) => reading.includes(flag))
    );
  }
  if (typeof reading === 'object') return false;
  return field === 'len' ? reading === value : reading % 2 ** 32 === value % 2 ** 32;
}
