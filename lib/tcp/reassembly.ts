import { FIN, has, segLen, type Segment, SYN } from './segment';
import { add, distance, gt, le, type Seq } from './seq';
import type { Held, Tcb } from './tcb';

/** Nothing is missing before the segment's text and FIN, and they lie in the window as a whole. */
export const isNext = (tcb: Tcb, segment: Segment): boolean =>
  segment.seq === tcb.rcvNxt &&
  tcb.held.length === 0 &&
  (segment.ctl & SYN) === 0 &&
  segLen(segment) <= tcb.rcvWnd;

/** Moves RCV.NXT over the text of a segment that is next; gives its octets. */
export function takeNext(tcb: Tcb, segment: Segment): number {
  tcb.rcvNxt = add(tcb.rcvNxt, segment.len);
  if (has(segment, FIN)) tcb.finInOrder = true;
  return segment.len;
}

/**
 * Keeps the part of a segment's text that lies in the window, and its FIN if that does, until its turn. False:
 * nothing of it is new, or nothing fits.
 */
export function hold(tcb: Tcb, segment: Segment): boolean {
  const first = add(segment.seq, has(segment, SYN) ? 1 : 0);
  const last = add(first, segment.len);
  const edge = add(tcb.rcvNxt, tcb.rcvWnd);
  const start = gt(tcb.rcvNxt, first) ? tcb.rcvNxt : first;
  const end = gt(last, edge) ? edge : last;
  const fin = has(segment, FIN) && end === last && finFits(tcb, last, edge);
  if (!gt(end, start) && !fin) return false;
  insert(tcb.held, { start, end, fin });
  tcb.newestHeld = start;
  return true;
}

/** A FIN needs one number of the window; some behaviours take it into a window of zero. */
function finFits(tcb: Tcb, at: Seq, edge: Seq): boolean {
  if (gt(edge, at)) return true;
  return at === tcb.rcvNxt && tcb.behaviour.finInZeroWindow === 'accept';
}

/** In order of the first number. */
function insert(held: Held[], piece: Held): void {
  let index = held.length;
  while (index > 0 && gt(held[index - 1]?.start ?? piece.start, piece.start)) index -= 1;
  held.splice(index, 0, piece);
}

/** Moves RCV.NXT over everything that now lies in order; gives the octets of text. */
export function absorb(tcb: Tcb): number {
  let octets = 0;
  let piece = tcb.held[0];
  while (piece !== undefined && le(piece.start, tcb.rcvNxt)) {
    if (gt(piece.end, tcb.rcvNxt)) {
      octets += distance(piece.end, tcb.rcvNxt);
      tcb.rcvNxt = piece.end;
    }
    if (piece.fin && piece.end === tcb.rcvNxt) tcb.finInOrder = true;
    tcb.held.shift();
    piece = tcb.held[0];
  }
  return octets;
}
