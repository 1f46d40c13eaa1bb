import { add, type Seq } from './seq';
import type { SegmentOptions } from './wire/options';

/** The control bits as they stand in the header (RFC 9293 §3.1), low bit first. */
export const FIN = 0x01;
export const SYN = 0x02;
export const RST = 0x04;
export const PSH = 0x08;
export const ACK = 0x10;
export const URG = 0x20;
export const ECE = 0x40;
export const CWR = 0x80;

export type FlagName = 'SYN' | 'FIN' | 'RST' | 'PSH' | 'URG' | 'ACK';

/** One segment: the header fields that matter to the state machine, and how many octets of text. */
export interface Segment {
  readonly srcPort: number;
  readonly dstPort: number;
  /** SEG.SEQ */
  readonly seq: Seq;
  /** SEG.ACK; 0 and without meaning while the ACK bit is off. */
  readonly ack: Seq;
  /** The control bits, FIN | SYN | … */
  readonly ctl: number;
  /** SEG.WND */
  readonly wnd: number;
  /** Octets of text. SEG.LEN counts SYN and FIN as well: see `segLen`. */
  readonly len: number;
  /** SEG.UP, octets from SEG.SEQ; only with the URG bit. */
  readonly up?: number;
  /** Absent on a segment without options. */
  readonly options?: SegmentOptions;
}

/** The order in which people write flags. */
const names: readonly (readonly [FlagName, number])[] = [
  ['SYN', SYN],
  ['FIN', FIN],
  ['RST', RST],
  ['PSH', PSH],
  ['URG', URG],
  ['ACK', ACK],
];

/** The names of the bits that are on, in the order SYN FIN RST PSH URG ACK. */
export function flagsOf(segment: { readonly ctl: number }): FlagName[] {
  return names.filter(([, bit]) => (segment.ctl & bit) !== 0).map(([name]) => name);
}

/** The control bits for a list of names: the reverse of `flagsOf`. */
export function ctlOf(flags: readonly FlagName[]): number {
  return names.reduce((ctl, [name, bit]) => (flags.includes(name) ? ctl | bit : ctl), 0);
}

export const has = (segment: Segment, bits: number): boolean => (segment.ctl & bits) === bits;

/** SEG.LEN: the octets of text, and one each for SYN and FIN (RFC 9293 §3.4). */
export const segLen = (segment: Segment): number =>
  segment.len + (segment.ctl & SYN ? 1 : 0) + (segment.ctl & FIN ? 1 : 0);

/** The sequence number after everything the segment occupies. */
export const segEnd = (segment: Segment): Seq => add(segment.seq, segLen(segment));

/** A segment without text or window in answer to another, as one without a TCB gives it. */
export const answerTo = (segment: Segment, at: Seq, ack: Seq, ctl: number, wnd = 0): Segment => ({
  srcPort: segment.dstPort,
  dstPort: segment.srcPort,
  seq: at,
  ack,
  ctl,
  wnd,
  len: 0,
});

/** A copy in the shape of the segments that `segmentOf` makes, however it was put together: see `deciding`. */
export function segmentInShape(segment: Segment): Segment {
  const { srcPort, dstPort, seq, ack, ctl, wnd, len, up, options } = segment;
  if (options !== undefined) return withOptions(segment, options);
  if (up !== undefined) return { srcPort, dstPort, seq, ack, ctl, wnd, len, up };
  return { srcPort, dstPort, seq, ack, ctl, wnd, len };
}

/** The segment with options, written out field by field: spreading it costs more than the step that sends it. */
export function withOptions(segment: Segment, options: SegmentOptions): Segment {
  const { srcPort, dstPort, seq, ack, ctl, wnd, len, up } = segment;
  if (up === undefined) return { srcPort, dstPort, seq, ack, ctl, wnd, len, options };
  return { srcPort, dstPort, seq, ack, ctl, wnd, len, up, options };
}

/** An ACK that occupies no sequence number: nobody acknowledges or retransmits it. */
export const isPureAck = (segment: Segment): boolean =>
  segment.len === 0 && (segment.ctl & (SYN | FIN | RST | ACK)) === ACK;
