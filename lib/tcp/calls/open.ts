import type { Context } from '../context';
import { SYN } from '../segment';
import type { Tcb } from '../tcb';
import { sendNew } from '../transmit';

/** A listener whose remote socket the first SYN is to fill in has port 0 there. */
export const hasRemote = ({ remotePort }: Tcb): boolean => remotePort !== 0;

/** RFC 9293 §3.10.1. Where a connection stands already, nothing happens to it (§3.9.1.1 MUST-41). */
export function open(context: Context, active: boolean): void {
  const { tcb } = context;
  if (tcb.state !== 'CLOSED' && !(tcb.state === 'LISTEN' && active)) {
    context.result('OPEN', 'connection already exists', 0, 'rfc9293:3.10.1:exists');
    return;
  }
  if (active && !hasRemote(tcb)) {
    context.result('OPEN', 'remote socket unspecified', 0, 'rfc9293:3.10.1:unspecified');
    return;
  }
  tcb.origin = active ? 'active' : 'passive';
  if (!active) {
    context.enter('LISTEN', 'rfc9293:3.10.1:passive');
    return;
  }
  // The SYN leaves in SYN-SENT, so that the TCB after it is there to be seen.
  context.enter('SYN-SENT', 'rfc9293:3.10.1:active');
  sendNew(context, 0, SYN, 'rfc9293:3.10.1:active');
}
