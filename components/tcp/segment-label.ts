import type { HostName, LadderSegment, LadderView } from '@/lib/sim';

/** What is written on an arrow: flags first, then the numbers that matter. */
export interface SegmentLabel {
  readonly flags: string;
  readonly numbers: string;
}

/** The first sequence number of each end, to count from it; null counts from 0 as on the wire. */
export type SequenceBase = Readonly<Record<HostName, number>> | null;

/** The initial sequence numbers of a view: those of each end's SYN. An end that sent none keeps its numbers. */
export function initialSequence(view: LadderView): SequenceBase {
  const of = (host: HostName) =>
    view.segments.find(({ from, flags }) => from === host && flags.includes('SYN'))?.seq ?? 0;
  return { A: of('A'), B: of('B') };
}

/** A sequence number counted from a base (modulo 2^32, RFC 9293 §3.4). */
export const countedFrom = (seq: number, base: SequenceBase, owner: HostName): number =>
  base === null ? seq : (seq - base[owner]) >>> 0;

/** The label of a segment: `ack` only with the ACK bit, `len` only with data, `win` only when it is closed. */
export function segmentLabel(segment: LadderSegment, base: SequenceBase = null): SegmentLabel {
  const receiver: HostName = segment.from === 'A' ? 'B' : 'A';
  const numbers: string[] = [];
  // A ladder that somebody draws may lack a number still.
  if (!Number.isNaN(segment.seq))
    numbers.push(`seq ${countedFrom(segment.seq, base, segment.from)}`);
  if (segment.ack !== null && !Number.isNaN(segment.ack))
    numbers.push(`ack ${countedFrom(segment.ack, base, receiver)}`);
  if (segment.len > 0) numbers.push(`len ${segment.len}`);
  if (segment.wnd === 0 && !segment.flags.includes('RST')) numbers.push('win 0');
  return { flags: segment.flags.join(','), numbers: numbers.join(' ') };
}

/** A duration or moment as engineers write it: `120 ms`, `1.5 s`, `60 s`. */
export function milliseconds(ms: number): string {
  return ms < 1000 ? `${Math.round(ms * 1000) / 1000} ms` : `${Math.round(ms) / 1000} s`;
}

/** A state's name in rows for a narrow column: broken at its hyphens, and ESTABLISHED at a syllable. */
export function stateRows(state: string): readonly string[] {
  if (state === 'ESTABLISHED') return ['ESTAB-', 'LISHED'];
  const at = state.indexOf('-');
  return at < 0 ? [state] : [state.slice(0, at + 1), state.slice(at + 1)];
}
