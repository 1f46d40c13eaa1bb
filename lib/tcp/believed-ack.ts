import { ACK, RST, segEnd, segLen, segmentInShape, type Segment } from './segment';
import { add, gt, later, type Seq } from './seq';
import type { Tcb } from './tcb';

/** What a believer counts instead of octets (D04, D05, D06); never kept by a real behaviour. */
export interface Heard {
  /** Segments that occupied new sequence numbers. */
  segments: number;
  /** SEG.SEQ of the last of them. */
  last: Seq;
}

/** Before a segment is processed: what it adds to the believer's count. */
export function hear({ state, heard, rcvNxt }: Tcb, segment: Segment): void {
  if (heard === null || segLen(segment) === 0) return;
  const first = state === 'LISTEN' || state === 'SYN-SENT';
  if (!first && !gt(segEnd(segment), rcvNxt)) return;
  heard.segments += 1;
  heard.last = segment.seq;
}

/** The segment with the acknowledgment number that its sender believes in. */
export function withBelievedAck(tcb: Tcb, segment: Segment): Segment {
  const { heard } = tcb;
  if (heard === null || (segment.ctl & ACK) === 0 || (segment.ctl & RST) !== 0) return segment;
  return segmentInShape({ ...segment, ack: believedAck(tcb, heard) });
}

function believedAck(tcb: Tcb, heard: Heard): Seq {
  switch (tcb.behaviour.ackNumber) {
    case 'plus-one':
      return add(heard.last, 1);
    case 'segments':
      return add(tcb.irs, heard.segments);
    case 'past-the-hole':
      return tcb.held.reduce(
        (highest, { end, fin }) => later(highest, add(end, fin ? 1 : 0)),
        tcb.rcvNxt,
      );
    case 'next-octet':
      return tcb.rcvNxt;
  }
}

/** D28: a connection that has not seen a FIN sends no RST. */
export const withheld = ({ behaviour, finSeq, peerFinished }: Tcb): boolean =>
  behaviour.resetBeforeFin === 'withheld' && finSeq === null && !peerFinished;
