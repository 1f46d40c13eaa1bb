import type { Context } from '../context';
import { has, type Segment, URG } from '../segment';
import { add, gt } from '../seq';

/** RFC 9293 §3.10.7.4 sixth: tells the user that urgent data lie ahead, or further ahead than known (MUST-32). */
export function sixthUrg(context: Context, segment: Segment): void {
  const { tcb } = context;
  if (!has(segment, URG) || segment.up === undefined || tcb.peerFinished) return;
  const urgent = add(segment.seq, segment.up);
  if (!gt(urgent, tcb.rcvNxt) || !gt(urgent, tcb.rcvUp)) return;
  tcb.rcvUp = urgent;
  context.signal('urgent data', 'rfc9293:3.10.7.4:sixth');
}
