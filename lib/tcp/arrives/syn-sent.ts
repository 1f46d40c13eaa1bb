import { agree } from '../agree';
import type { BecauseId } from '../because';
import type { Context } from '../context';
import { deleteTcb } from '../delete';
import { establish } from '../establish';
import { forgetAcknowledged } from '../retransmission';
import { ACK, FIN, has, RST, SYN, type Segment } from '../segment';
import { add, gt, le } from '../seq';
import { resetFor, sendPureAck, sendSynAck, transmit } from '../transmit';
import { reconnect } from '../reconnect';
import { fromSixth } from './from-sixth';
import { holdRest } from './listen';

/** RFC 9293 §3.10.7.3. */
export function synSent(context: Context, segment: Segment): void {
  const { tcb } = context;
  const acked = has(segment, ACK);
  // First: an ACK of what we never sent draws a reset, unless it is one.
  if (acked && (le(segment.ack, tcb.iss) || gt(segment.ack, tcb.sndNxt))) {
    if (tcb.behaviour.badAckInSynSent === 'ignored') return;
    if (!has(segment, RST))
      context.send(resetFor(segment, context.tcb.behaviour), 0, 'rfc9293:3.10.7.3:first');
    hurry(context);
    return;
  }
  // Second: only a RST that acknowledges our SYN is believed.
  if (has(segment, RST)) {
    if (acked) refused(context);
    return;
  }
  // Fourth; fifth: neither SYN nor RST, drop.
  const asSyn = has(segment, SYN) || (acked && tcb.behaviour.secondSegment === 'ack');
  if (!asSyn) return;
  tcb.irs = segment.seq;
  tcb.rcvNxt = add(segment.seq, 1);
  tcb.rcvUp = tcb.rcvNxt;
  tcb.sndWl1 = segment.seq;
  tcb.sndWl2 = segment.ack;
  agree(tcb, segment, context.nowMs);
  tcb.sndWnd = segment.wnd;
  tcb.maxSndWnd = segment.wnd;
  if (acked) connected(context, segment);
  else crossed(context, segment);
}

/** Some behaviours take an unacceptable ACK as a hint that the SYN was lost. */
function hurry(context: Context): void {
  const { retransmissionQueue, behaviour } = context.tcb;
  if (behaviour.synAfterBadAckMs === null || retransmissionQueue[0]?.attempts !== 0) return;
  context.start('retransmission', behaviour.synAfterBadAckMs, 'behaviour:synAfterBadAckMs');
}

function refused(context: Context): void {
  const why: BecauseId = 'rfc9293:3.10.7.3:second';
  context.signal('connection reset', why);
  deleteTcb(context, why, 'connection reset');
  if (context.tcb.behaviour.rstMeans === 'reconnect') reconnect(context, 'behaviour:rstMeans');
}

/** Our SYN is acknowledged: ESTABLISHED, and the ACK that tells the peer so. */
function connected(context: Context, segment: Segment): void {
  const { tcb } = context;
  const why: BecauseId = 'rfc9293:3.10.7.3:fourth:established';
  const { activePath, queuedTextOnThird, textOnSynAck } = tcb.behaviour;
  tcb.sndUna = segment.ack;
  forgetAcknowledged(context, segment);
  establish(context, why, activePath === 'through-syn-received' ? 'SYN-RECEIVED' : null);
  if (queuedTextOnThird === 'included') context.owe(why);
  else sendPureAck(context, why);
  const more = segment.len > 0 || has(segment, FIN);
  if (more && textOnSynAck === 'process') fromSixth(context, segment);
  else transmit(context);
}

/** A SYN without an ACK: the two ends open at the same time (§3.5 MUST-10, Figure 7). */
function crossed(context: Context, segment: Segment): void {
  holdRest(context, segment);
  context.enter('SYN-RECEIVED', 'rfc9293:3.10.7.3:fourth:syn-received');
  sendSynAck(context, 'rfc9293:3.10.7.3:fourth:syn-received');
}
