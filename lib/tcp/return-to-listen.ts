import type { BecauseId } from './because';
import type { Context } from './context';
import { flush, stopTimers } from './delete';

/** A passive open that did not come to a connection waits for the next SYN (RFC 9293 §3.10.7.4). */
export function returnToListen(context: Context, why: BecauseId): void {
  const { tcb } = context;
  flush(context, why, 'connection reset');
  stopTimers(context, why);
  tcb.sndUna = tcb.iss;
  tcb.sndNxt = tcb.iss;
  tcb.synTimedOut = false;
  context.enter('LISTEN', why);
}
