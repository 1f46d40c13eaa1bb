import type { BecauseId } from './because';
import type { Context } from './context';
import { SYN } from './segment';
import { sendNew } from './transmit';

/** The believer's answer to a RST (D29): a new SYN from the same four-tuple. */
export function reconnect(context: Context, why: BecauseId): void {
  const { tcb } = context;
  if (tcb.origin !== 'active') return;
  tcb.sndUna = tcb.iss;
  tcb.sndNxt = tcb.iss;
  tcb.finSeq = null;
  context.enter('SYN-SENT', why);
  sendNew(context, 0, SYN, why);
}
