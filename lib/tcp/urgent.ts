import { add, distance } from './seq';
import type { Tcb } from './tcb';

/**
 * The octets up to the end of the urgent text that the user has not read (RFC 9293 §3.8.5 MUST-33), arrived or not; 0
 * in «normal mode».
 */
export function urgentLeft({ rcvUp, rcvNxt, peerFinished, unread }: Tcb): number {
  const arrived = peerFinished ? add(rcvNxt, -1) : rcvNxt;
  return Math.max(0, distance(rcvUp, add(arrived, -unread)));
}
