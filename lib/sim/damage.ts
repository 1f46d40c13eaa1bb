import { decodeSegment, encodeSegment, type Addresses, type Segment } from '@/lib/tcp';
import type { HostName } from './trace';

/** RFC 5737's addresses for examples: the run's hosts have no others. */
const addresses: Readonly<Record<HostName, number>> = { A: 0xc0000201, B: 0xc0000202 };

/**
 * A segment with one bit turned over on its way, as its receiver reads it; null when the receiver drops it because its
 * checksum does not fit or its header cannot be one (RFC 9293 §3.1, MUST-3).
 *
 * @param bit taken modulo the bits of the segment
 */
export function damaged(segment: Segment, from: HostName, bit: number): Segment | null {
  const between: Addresses = { src: addresses[from], dst: addresses[from === 'A' ? 'B' : 'A'] };
  const octets = encodeSegment(segment, between);
  const at = bit % (octets.length * 8);
  octets[at >>> 3] = (octets[at >>> 3] ?? 0) ^ (0x80 >>> (at & 7));
  const read = decodeSegment(octets, between);
  return read.ok && read.value.checksumFits === true ? read.value.segment : null;
}
