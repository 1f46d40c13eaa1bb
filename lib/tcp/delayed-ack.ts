import type { BecauseId } from './because';
import type { Context } from './context';
import { distance } from './seq';

/** TCP text that arrived in order must be acknowledged: at once or a little later (RFC 9293 §3.8.6.3 SHLD-18). */
export function acknowledgeText(context: Context, octets: number, why: BecauseId): void {
  const { tcb, nowMs } = context;
  const { ackDelay } = tcb;
  if (!tcb.settings.delayedAck) {
    context.owe(why);
    return;
  }
  ackDelay.fullSize = Math.max(ackDelay.fullSize, Math.min(octets, tcb.sndMss));
  ackDelay.quick ??= quickAtFirst(tcb.behaviour.quickAcks, tcb.rcvWnd, ackDelay.fullSize);
  ackDelay.lastTextAtMs = nowMs;
  // A hole, or the end of one, is told at once (SHLD-19's spirit; RFC 5681 §4.2).
  const hurry = tcb.held.length > 0 || pastFullSize(context) || quickly(context);
  if (hurry) context.owe(why);
  else later(context, why, tcb.behaviour.delayedAckMs);
}

/**
 * A FIN waits as text does, but only as long as the connection has learnt to wait. Who closes as well answers at once:
 * nothing would come that could take the acknowledgment along.
 */
export function acknowledgeFin(context: Context, why: BecauseId): void {
  const { tcb } = context;
  if (!tcb.settings.delayedAck) {
    context.owe(why);
    return;
  }
  const { ackDelay } = tcb;
  const { finAckMs, delayedAckMs } = tcb.behaviour;
  ackDelay.interactive = true;
  if (context.owed !== null || tcb.state !== 'ESTABLISHED') context.owe(why);
  else later(context, why, ackDelay.quick === null ? finAckMs : delayedAckMs);
}

const quickAtFirst = (most: number, window: number, fullSize: number): number =>
  most === 0 ? 0 : Math.min(most, Math.floor(window / (2 * fullSize)) || 2);

/** «an ACK SHOULD be generated for at least every second full-sized segment» (SHLD-19) or sooner. */
function pastFullSize({ tcb }: Context): boolean {
  const { ackDelay, behaviour } = tcb;
  const waiting = distance(tcb.rcvNxt, tcb.lastAckSent);
  return behaviour.ackEvery === 'second-full-sized'
    ? waiting >= 2 * ackDelay.fullSize
    : waiting > ackDelay.fullSize;
}

function quickly({ tcb }: Context): boolean {
  const { ackDelay } = tcb;
  if (ackDelay.interactive || ackDelay.quick === null || ackDelay.quick === 0) return false;
  ackDelay.quick -= 1;
  return true;
}

function later(context: Context, why: BecauseId, afterMs: number): void {
  const { tcb } = context;
  tcb.ackDelay.owed = why;
  if (tcb.timers['delayed-ack'] === undefined)
    context.start('delayed-ack', afterMs, 'rfc9293:3.8.6.3:wait');
}

/** Text of ours goes out: soon after text of the peer's, it is an answer. */
export function sentText({ tcb, nowMs }: Context): void {
  const { ackDelay, behaviour } = tcb;
  if (ackDelay.quick === null) return;
  if (nowMs - ackDelay.lastTextAtMs < behaviour.delayedAckMs) ackDelay.interactive = true;
}

/** The user has read everything: in a one-way flow nothing will take the acknowledgment along. */
export function readAll(context: Context): void {
  const { ackDelay } = context.tcb;
  if (ackDelay.owed !== null && !ackDelay.interactive) context.owe(ackDelay.owed);
}
