import { has, URG, type Segment } from '../segment';
import { seq } from '../seq';
import { checksum, type Addresses } from './checksum';
import { decodeOptions, encodeOptions } from './options';

/** The header without options, in octets. */
const leastHeader = 20;
const greatestHeader = 60;

/** What is wrong with octets that are no segment. */
export type BadHeader =
  | { readonly problem: 'too short'; readonly octets: number }
  | { readonly problem: 'data offset'; readonly dataOffset: number; readonly octets: number };

export interface Decoded {
  readonly segment: Segment;
  readonly text: Uint8Array;
  /** The four reserved bits (RFC 9293 §3.1: sent as zero, ignored when received). */
  readonly reserved: number;
  /** Null where the addresses are not known. A segment that fails is dropped before it reaches the machine. */
  readonly checksumFits: boolean | null;
  readonly malformedOptionAt: number | null;
}

export type DecodeResult =
  | { readonly ok: true; readonly value: Decoded }
  | { readonly ok: false; readonly error: BadHeader };

/**
 * A segment as it stands on the wire (RFC 9293 §3.1). Its text is `text`, or as many zero octets as it has.
 *
 * @param addresses what the checksum covers besides; without them it is left zero
 */
export function encodeSegment(
  segment: Segment,
  addresses: Addresses | null,
  text?: Uint8Array,
): Uint8Array {
  const options = encodeOptions(segment.options ?? {});
  const header = leastHeader + options.length;
  if (header > greatestHeader) throw new RangeError(`${options.length} octets of options: 40 fit`);
  const octets = new Uint8Array(header + segment.len);
  const view = new DataView(octets.buffer);
  view.setUint16(0, segment.srcPort);
  view.setUint16(2, segment.dstPort);
  view.setUint32(4, segment.seq);
  view.setUint32(8, segment.ack);
  view.setUint8(12, (header / 4) << 4);
  view.setUint8(13, segment.ctl);
  view.setUint16(14, segment.wnd);
  view.setUint16(18, has(segment, URG) ? (segment.up ?? 0) : 0);
  octets.set(options, leastHeader);
  if (text !== undefined) octets.set(text.subarray(0, segment.len), header);
  if (addresses !== null) view.setUint16(16, checksum(octets, addresses));
  return octets;
}

/**
 * Reads a segment, whose options may stand on any (MUST-5) and whose window is unsigned (MUST-1). Options that cannot
 * be read are left out and their place is told (MUST-7).
 */
export function decodeSegment(octets: Uint8Array, addresses: Addresses | null): DecodeResult {
  if (octets.length < leastHeader) {
    return { ok: false, error: { problem: 'too short', octets: octets.length } };
  }
  const view = new DataView(octets.buffer, octets.byteOffset, octets.length);
  const dataOffset = view.getUint8(12) >>> 4;
  const header = dataOffset * 4;
  if (header < leastHeader || header > octets.length) {
    return {
      ok: false,
      error: { problem: 'data offset', dataOffset, octets: octets.length },
    };
  }
  const { options, malformedAt } = decodeOptions(octets.subarray(leastHeader, header));
  const ctl = view.getUint8(13);
  const segment: Segment = {
    srcPort: view.getUint16(0),
    dstPort: view.getUint16(2),
    seq: seq(view.getUint32(4)),
    ack: seq(view.getUint32(8)),
    ctl,
    wnd: view.getUint16(14),
    len: octets.length - header,
    ...((ctl & URG) !== 0 && { up: view.getUint16(18) }),
    ...(Object.keys(options).length > 0 && { options }),
  };
  return {
    ok: true,
    value: {
      segment,
      text: octets.subarray(header),
      reserved: view.getUint8(12) & 0x0f,
      checksumFits: addresses === null ? null : checksum(octets, addresses) === 0,
      malformedOptionAt: malformedAt,
    },
  };
}
