import type { Context } from './context';
import { resend } from './resend';
import { add, distance } from './seq';
import { sendText } from './transmit';

/**
 * RFC 8985 §7.3: no acknowledgment came for two round trips, so one more segment leaves, new if there is one, else the
 * last again: what answers it shows whether the tail was lost. Then the RTO is waited for.
 */
export function lossProbeTimeout(context: Context): void {
  const { tcb } = context;
  const { lossProbe } = tcb;
  if (lossProbe === null) return;
  context.fire('retransmission', 'rfc8985:7.3:expired');
  if (lossProbe.until === null && probe(context)) lossProbe.until = tcb.sndNxt;
  lossProbe.armed = false;
  context.start('retransmission', tcb.rtoMs, 'rfc6298:5.1');
}

function probe(context: Context): boolean {
  const { tcb } = context;
  const room = distance(add(tcb.sndUna, tcb.sndWnd), tcb.sndNxt);
  const fresh = Math.min(tcb.unsent, tcb.sndMss, room);
  if (fresh > 0) {
    sendText(context, fresh, 'rfc8985:7.3');
    return true;
  }
  const queue = tcb.retransmissionQueue;
  const last = queue.at(-1);
  if (last === undefined) return false;
  last.attempts += 1;
  // A probe is no retry: it does not count toward giving up.
  if (last === queue[0]) tcb.answeredAttempts += 1;
  resend(context, last, 'rfc8985:7.3');
  return true;
}
