import type { Context } from '../context';
import { SYN } from '../segment';
import { sendNew } from '../transmit';

/** RFC 9293 §3.10.1. */
export function open(context: Context, active: boolean): void {
  const { tcb } = context;
  if (tcb.state !== 'CLOSED' && !(tcb.state === 'LISTEN' && active)) {
    context.result('OPEN', 'connection already exists', 0, 'rfc9293:3.10.1:exists');
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
