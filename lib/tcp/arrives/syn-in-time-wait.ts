import type { Context } from '../context';
import { deleteTcb } from '../delete';
import { ACK, has, RST, SYN, type Segment } from '../segment';
import { add, gt } from '../seq';

/** How far ahead of the old connection's last number the new one begins (Linux: 65535 + 2). */
const issGap = 65_537;

/** RFC 9293 §3.6.1 MAY-2: a new SYN may take the place of TIME-WAIT. False: the segment is dealt with. */
export function synInTimeWait(context: Context, segment: Segment): boolean {
  const { tcb } = context;
  if (!has(segment, SYN) || has(segment, ACK) || has(segment, RST)) return true;
  if (tcb.behaviour.synInTimeWait !== 'reopen' || !gt(segment.seq, tcb.rcvNxt)) return true;
  const iss = add(tcb.sndNxt, issGap);
  deleteTcb(context, 'behaviour:synInTimeWait', null);
  context.reopen(iss, 'behaviour:synInTimeWait');
  return false;
}
