import type { Context } from '../context';
import { ACK, has, RST, type Segment } from '../segment';
import { resetFor } from '../transmit';

/**
 * RFC 9293 §3.10.7.1: nothing is there; everything but a RST is answered by a RST that its sender accepts. So half-open
 * connections are found (§3.5.1).
 */
export function closed(context: Context, segment: Segment): void {
  if (has(segment, RST)) return;
  const why = has(segment, ACK) ? 'rfc9293:3.10.7.1:ack-on' : 'rfc9293:3.10.7.1:ack-off';
  context.send(resetFor(segment, context.tcb.behaviour), 0, why);
}
