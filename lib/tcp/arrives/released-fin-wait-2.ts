import type { BecauseId } from '../because';
import { challenge } from '../challenge';
import type { Context } from '../context';
import { deleteTcb } from '../delete';
import { ACK, FIN, has, RST, segEnd, segLen, SYN, type Segment } from '../segment';
import { add, gt } from '../seq';
import { resetFor } from '../transmit';
import { acceptable } from './first-sequence';

const why: BecauseId = 'behaviour:releasedFinWait2';

/**
 * The reduced processing of a FIN-WAIT-2 that no process holds (Linux tcp_timewait_state_process). True: the
 * segment is the FIN that is waited for and goes through the ordinary steps.
 */
export function releasedFinWait2(context: Context, segment: Segment): boolean {
  const { tcb } = context;
  if (!acceptable(tcb, segment)) {
    challenge(context, segment, 'rfc9293:3.10.7.4:first');
    return false;
  }
  if (has(segment, RST)) {
    deleteTcb(context, why, null);
    return false;
  }
  const end = segEnd(segment);
  if (!has(segment, SYN)) {
    // What brings nothing new is dropped.
    if (!has(segment, ACK) || segLen(segment) === 0 || !gt(end, tcb.rcvNxt)) return false;
    if (has(segment, FIN) && end === add(tcb.rcvNxt, 1)) return true;
  }
  context.send(resetFor(segment, context.tcb.behaviour), 0, why);
  deleteTcb(context, why, null);
  return false;
}
