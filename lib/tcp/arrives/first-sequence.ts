import type { BecauseId } from '../because';
import { challenge } from '../challenge';
import type { Context } from '../context';
import { ACK, FIN, has, RST, segEnd, segLen, SYN, type Segment } from '../segment';
import { add, gt, inWindow, le } from '../seq';
import type { Tcb } from '../tcb';
import { resend } from '../resend';

/** RFC 9293 §3.10.7.4 first. False: the segment is dealt with. */
export function firstSequence(context: Context, segment: Segment): boolean {
  const { tcb } = context;
  if (isCrossedSynAck(tcb, segment)) return crossedSynAck(context);
  if (acceptable(tcb, segment) || atZeroWindow(tcb, segment)) return true;
  if (has(segment, RST)) return resetOutside(context, segment);
  if (isSameSyn(tcb, segment) && tcb.behaviour.dupSynInSynReceived === 'syn-ack') {
    return repeatSynAck(context);
  }
  restartTimeWait(context, segment);
  challenge(context, segment, 'rfc9293:3.10.7.4:first');
  return false;
}

/** Table 6. */
export function acceptable(tcb: Tcb, segment: Segment): boolean {
  const { rcvNxt } = tcb;
  const rcvWnd = tcb.rcvWnd + (tcb.behaviour.windowEdge === 'inside' ? 1 : 0);
  const length = segLen(segment);
  if (rcvWnd === 0) return length === 0 && segment.seq === rcvNxt;
  if (inWindow(segment.seq, rcvNxt, rcvWnd)) return true;
  return length > 0 && inWindow(add(segment.seq, length - 1), rcvNxt, rcvWnd);
}

/**
 * «special allowance should be made to accept valid ACKs, URGs, and RSTs» (MUST-66): the text itself is not taken, see
 * seventh-text.ts.
 */
const atZeroWindow = (tcb: Tcb, segment: Segment): boolean =>
  tcb.rcvWnd === 0 &&
  segment.seq === tcb.rcvNxt &&
  (segment.ctl & (ACK | RST)) !== 0 &&
  !has(segment, SYN);

/** The peer's SYN,ACK in a simultaneous open: its SYN is the one we have, so it lies before the window. */
const isCrossedSynAck = (tcb: Tcb, segment: Segment): boolean =>
  tcb.state === 'SYN-RECEIVED' &&
  tcb.origin === 'active' &&
  has(segment, SYN | ACK) &&
  segment.seq === tcb.irs &&
  gt(segment.ack, tcb.sndUna) &&
  le(segment.ack, tcb.sndNxt) &&
  tcb.behaviour.synAckInSynReceived !== 'literal';

function crossedSynAck(context: Context): boolean {
  if (context.tcb.behaviour.synAckInSynReceived === 'accept-and-ack') {
    context.owe('behaviour:synAckInSynReceived');
  }
  return true;
}

const isSameSyn = (tcb: Tcb, segment: Segment): boolean =>
  tcb.state === 'SYN-RECEIVED' &&
  has(segment, SYN) &&
  !has(segment, ACK) &&
  segment.seq === tcb.irs;

function repeatSynAck(context: Context): boolean {
  const { tcb, nowMs } = context;
  const front = tcb.retransmissionQueue[0];
  const last = tcb.challengedAtMs;
  const limit = tcb.behaviour.challengeAckIntervalMs;
  if (front === undefined || (last !== null && nowMs - last < limit)) return false;
  tcb.challengedAtMs = nowMs;
  resend(context, front, 'behaviour:dupSynInSynReceived');
  return false;
}

/** RFC 5961 §3 drops it; two edges where implementations differ. */
function resetOutside(context: Context, segment: Segment): boolean {
  const { tcb } = context;
  const { rstBeforeFin, rstAtRightEdge } = tcb.behaviour;
  if (rstBeforeFin === 'accept' && tcb.peerFinished && tcb.state !== 'TIME-WAIT') {
    if (segment.seq === add(tcb.rcvNxt, -1)) return true;
  }
  if (rstAtRightEdge === 'challenge-ack' && segment.seq === add(tcb.rcvNxt, tcb.rcvWnd)) {
    challenge(context, segment, 'behaviour:rstAtRightEdge');
  }
  return false;
}

/** §3.10.7.4 fifth and eighth want the restart that the first check, read by the letter, would prevent. */
export function restartTimeWait(context: Context, segment: Segment): void {
  const { tcb } = context;
  if (tcb.state !== 'TIME-WAIT' || has(segment, SYN)) return;
  const sameFin = has(segment, FIN) && segEnd(segment) === tcb.rcvNxt;
  const any = tcb.behaviour.timeWaitRestart === 'any-ack' && has(segment, ACK);
  if (!sameFin && !any) return;
  const why: BecauseId = sameFin ? 'rfc9293:3.10.7.4:fifth:time-wait' : 'behaviour:timeWaitRestart';
  context.start('time-wait', tcb.behaviour.timeWaitMs, why);
}
