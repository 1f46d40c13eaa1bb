import type { Context } from './context';
import { measure, recompute } from './rto';
import { FIN, SYN } from './segment';
import { add, distance, le, type Seq } from './seq';
import type { Outstanding, Tcb } from './tcb';

/** Puts a transmission on the retransmission queue and sees that its timer runs (RFC 6298 §5.1). */
export function remember(context: Context, at: Seq, len: number, ctl: number): void {
  const { tcb, nowMs } = context;
  tcb.retransmissionQueue.push({ seq: at, len, ctl, sentAtMs: nowMs, attempts: 0 });
  if (tcb.timers.retransmission === undefined) {
    context.start('retransmission', tcb.rtoMs, 'rfc6298:5.1');
  }
}

/**
 * After SND.UNA moved: takes what is entirely acknowledged off the queue (RFC 9293 §3.10.7.4 fifth),
 * measures the round trip by what was sent only once (Karn, RFC 6298 §3), and restarts or stops the timer.
 */
export function forgetAcknowledged(context: Context): void {
  const { tcb, nowMs } = context;
  let measured: number | null = null;
  let front = tcb.retransmissionQueue[0];
  while (front !== undefined && le(endOf(front), tcb.sndUna)) {
    if (front.attempts === 0) measured = nowMs - front.sentAtMs;
    else measured = null;
    tcb.retransmissionQueue.shift();
    front = tcb.retransmissionQueue[0];
  }
  if (front !== undefined) dropAcknowledgedPart(tcb, front);
  if (measured !== null) measure(tcb, measured);
  else if (tcb.behaviour.rtoAfterProgress === 'recomputed') recompute(tcb);
  if (front === undefined) context.stop('retransmission', 'rfc6298:5.2');
  else context.start('retransmission', tcb.rtoMs, 'rfc6298:5.3');
}

/** What a partial acknowledgment leaves of a transmission. */
function dropAcknowledgedPart(tcb: Tcb, entry: Outstanding): void {
  const acknowledged = distance(tcb.sndUna, entry.seq);
  if (acknowledged <= 0) return;
  const syn = entry.ctl & SYN ? 1 : 0;
  entry.len -= acknowledged - syn;
  entry.ctl &= ~SYN;
  entry.seq = tcb.sndUna;
}

/** The sequence number after everything that the transmission occupies. */
export function endOf(entry: Outstanding): Seq {
  return add(entry.seq, entry.len + (entry.ctl & SYN ? 1 : 0) + (entry.ctl & FIN ? 1 : 0));
}
