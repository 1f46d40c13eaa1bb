import { challenge } from '../challenge';
import type { Context } from '../context';
import { deleteTcb } from '../delete';
import { returnToListen } from '../return-to-listen';
import { ACK, answerTo, has, RST, segEnd, SYN, type Segment } from '../segment';
import { seq } from '../seq';
import { resetFor } from '../transmit';

/** RFC 9293 §3.10.7.4 fourth. False: the segment is dealt with. */
export function fourthSyn(context: Context, segment: Segment): boolean {
  if (!has(segment, SYN)) return true;
  const { tcb } = context;
  // The SYN of a simultaneous open's SYN,ACK is the one we already have: firstSequence let it pass.
  if (tcb.state === 'SYN-RECEIVED' && segment.seq === tcb.irs) return true;
  if (tcb.state === 'SYN-RECEIVED' && tcb.origin === 'passive') {
    newSyn(context, segment);
  } else if (tcb.behaviour.synInSynchronized === 'challenge-ack') {
    challenge(context, segment, 'rfc9293:3.10.7.4:fourth:challenge');
  } else {
    context.send(resetFor(segment, context.tcb.behaviour), 0, 'behaviour:synInSynchronized');
    context.signal('connection reset', 'behaviour:synInSynchronized');
    deleteTcb(context, 'behaviour:synInSynchronized', 'connection reset');
  }
  return false;
}

function newSyn(context: Context, segment: Segment): void {
  const { tcb } = context;
  if (tcb.behaviour.newSynInSynReceived === 'reset-and-listen') {
    const reset = answerTo(segment, seq(0), segEnd(segment), RST | ACK);
    context.send(reset, 0, 'behaviour:newSynInSynReceived');
  }
  returnToListen(context, 'rfc9293:3.10.7.4:fourth:syn-received');
}
