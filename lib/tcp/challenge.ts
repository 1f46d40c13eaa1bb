import type { BecauseId } from './because';
import type { Context } from './context';
import { has, type Segment, SYN } from './segment';
import { sendPureAck } from './transmit';

/**
 * The ACK that answers what cannot be accepted: it tells an honest peer where we stand (RFC 5961). Some
 * behaviours limit how often (§7); text is never subject to the limit, since it cannot be part of an ACK loop.
 */
export function challenge(context: Context, segment: Segment, why: BecauseId): void {
  const { tcb, nowMs } = context;
  const limit = tcb.behaviour.challengeAckIntervalMs;
  const limited = limit > 0 && (segment.len === 0 || has(segment, SYN));
  if (limited) {
    if (tcb.challengedAtMs !== null && nowMs - tcb.challengedAtMs < limit) return;
    tcb.challengedAtMs = nowMs;
  }
  sendPureAck(context, why);
}
