import type { Context } from '../context';
import { acknowledgeText } from '../delayed-ack';
import { deleteTcb } from '../delete';
import { deliver } from '../receive';
import { absorb, hold, isNext, takeNext } from '../reassembly';
import { FIN, has, type Segment, segEnd } from '../segment';
import { gt } from '../seq';
import { resetFor } from '../transmit';

/**
 * RFC 9293 §3.10.7.4 seventh, together with the queueing of what comes before its turn (SHLD-31). False:
 * nobody wants the text and the connection is gone.
 */
export function seventhText(context: Context, segment: Segment): boolean {
  const { tcb } = context;
  if (!takesText(context)) return true;
  const fresh = segment.len > 0 && gt(segEnd(segment), tcb.rcvNxt);
  if (fresh && tcb.released && tcb.behaviour.textAfterRelease === 'reset') {
    context.send(resetFor(segment, context.tcb.behaviour), 0, 'behaviour:textAfterRelease');
    deleteTcb(context, 'behaviour:textAfterRelease', null);
    return false;
  }
  if (segment.len === 0 && !has(segment, FIN)) {
    handOn(context, absorb(tcb));
    return true;
  }
  if (isNext(tcb, segment)) {
    handOn(context, takeNext(tcb, segment));
    return true;
  }
  // What is not next, is nothing new or finds no room is acknowledged at once (MAY-13, RFC 5681 §4.2).
  const next = segment.seq === tcb.rcvNxt && tcb.held.length === 0;
  const fits = hold(tcb, segment);
  const octets = absorb(tcb);
  handOn(context, octets);
  if (!next || !fits) {
    context.owe(octets > 0 ? 'rfc9293:3.10.7.4:seventh' : 'rfc9293:3.10.7.4:seventh:held');
  }
  return true;
}

/** Text that is in order now is acknowledged, and the user gets it. */
function handOn(context: Context, octets: number): void {
  if (octets === 0) return;
  acknowledgeText(context, octets, 'rfc9293:3.10.7.4:seventh');
  deliver(context, octets);
}

/** After the peer's FIN no text can come: it is ignored. */
function takesText({ tcb }: Context): boolean {
  return tcb.state === 'ESTABLISHED' || tcb.state === 'FIN-WAIT-1' || tcb.state === 'FIN-WAIT-2';
}
