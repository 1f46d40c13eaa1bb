import { FIN, has, type Segment, SYN } from './segment';
import { add, distance, gt, le, type Seq } from './seq';
import type { Held, Tcb } from './tcb';

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
