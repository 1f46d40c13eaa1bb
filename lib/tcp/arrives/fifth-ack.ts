import { windowOf } from '../agree';
import { challenge } from '../challenge';
import type { Context } from '../context';
import { deleteTcb } from '../delete';
import { enterFinWait2, enterTimeWait, establish } from '../establish';
import { duplicateAck, newAck, takeSack, toldBefore } from '../recovery';
import { forgetAcknowledged } from '../retransmission';
import { ACK, FIN, has, type Segment } from '../segment';
import { add, distance, ge, gt, later, le, lt } from '../seq';
import type { Tcb } from '../tcb';
import { resetFor } from '../transmit';
import { restartTimeWait } from './first-sequence';

/** RFC 9293 §3.10.7.4 fifth. False: the segment is dealt with. */
export function fifthAck(context: Context, segment: Segment): boolean {
  const { tcb } = context;
  if (!has(segment, ACK)) return tcb.behaviour.finForm === 'bare-fin' && has(segment, FIN);
  if (tcb.state === 'SYN-RECEIVED') {
    if (!completesHandshake(context, segment)) return false;
  } else if (!inAckRange(tcb, segment)) {
    if (!ignoresUnsent(tcb, segment)) {
      challenge(context, segment, 'rfc9293:3.10.7.4:fifth:range');
    }
    return false;
  }
  acknowledge(context, segment);
  return byState(context, segment);
}

/** SYN-RECEIVED: the ACK of our SYN establishes, any other one is reset. */
function completesHandshake(context: Context, segment: Segment): boolean {
  const { tcb } = context;
  if (!gt(segment.ack, tcb.sndUna) || gt(segment.ack, tcb.sndNxt)) {
    context.send(
      resetFor(segment, context.tcb.behaviour),
      0,
      'rfc9293:3.10.7.4:fifth:syn-received:reset',
    );
    return false;
  }
  takeWindow(tcb, segment);
  establish(context, 'rfc9293:3.10.7.4:fifth:syn-received', null);
  return true;
}

/** RFC 5961 §5 (MAY-12): SND.UNA - MAX.SND.WND =< SEG.ACK =< SND.NXT. */
function inAckRange(tcb: Tcb, segment: Segment): boolean {
  const byWindow = add(tcb.sndUna, -tcb.maxSndWnd);
  const sent = add(tcb.iss, 1);
  const oldest =
    tcb.behaviour.oldestAck === 'max-window-and-sent' ? later(byWindow, sent) : byWindow;
  return ge(segment.ack, oldest) && le(segment.ack, tcb.sndNxt);
}

/** An acknowledgment of what was never sent, which some drop without an answer. */
const ignoresUnsent = ({ behaviour, state, sndNxt }: Tcb, segment: Segment): boolean =>
  behaviour.ackOfUnsent === 'silent-when-established' &&
  state === 'ESTABLISHED' &&
  gt(segment.ack, sndNxt);

/** ESTABLISHED, and in addition to their own processing all later states. */
function acknowledge(context: Context, segment: Segment): void {
  const { tcb } = context;
  if (lt(segment.ack, tcb.sndUna)) return;
  tcb.unansweredProbes = 0;
  const windowBefore = tcb.sndWnd;
  const fresh =
    lt(tcb.sndWl1, segment.seq) || (tcb.sndWl1 === segment.seq && le(tcb.sndWl2, segment.ack));
  if (fresh) takeWindow(tcb, segment);
  const sacks = takeSack(tcb, segment);
  if (segment.ack === tcb.sndUna) {
    // With SACK it is what the blocks say that counts, whatever the window does (RFC 6675 §2).
    if (tcb.sndWnd === windowBefore || sacks) duplicateAck(context, segment);
    if (tcb.sndWnd === 0) tcb.answeredAttempts = tcb.retransmissionQueue[0]?.attempts ?? 0;
    return;
  }
  const octets = distance(segment.ack, tcb.sndUna);
  tcb.sndUna = segment.ack;
  tcb.answeredAttempts = 0;
  if (tcb.sndUp !== null && !gt(tcb.sndUp, tcb.sndUna)) tcb.sndUp = null;
  const told = tcb.congestion === null ? 0 : toldBefore(tcb, segment.ack);
  forgetAcknowledged(context, segment);
  newAck(context, octets, told);
}

/** SND.WND, SND.WL1, SND.WL2, and MAX.SND.WND. */
function takeWindow(tcb: Tcb, segment: Segment): void {
  const window = windowOf(tcb, segment);
  tcb.sndWnd = window;
  tcb.maxSndWnd = Math.max(tcb.maxSndWnd, window);
  tcb.sndWl1 = segment.seq;
  tcb.sndWl2 = segment.ack;
}

/** Whether our FIN is sent and acknowledged. */
const finAcknowledged = (tcb: Tcb): boolean => tcb.finSeq !== null && gt(tcb.sndUna, tcb.finSeq);

function byState(context: Context, segment: Segment): boolean {
  const { tcb } = context;
  switch (tcb.state) {
    case 'FIN-WAIT-1':
      if (finAcknowledged(tcb)) {
        enterFinWait2(context, 'rfc9293:3.10.7.4:fifth:fin-wait-1');
        context.result('CLOSE', null, 0, 'rfc9293:3.10.7.4:fifth:fin-wait-2');
      }
      return true;
    case 'CLOSING':
      if (finAcknowledged(tcb)) enterTimeWait(context, 'rfc9293:3.10.7.4:fifth:closing');
      return true;
    case 'LAST-ACK':
      if (!finAcknowledged(tcb)) return true;
      deleteTcb(context, 'rfc9293:3.10.7.4:fifth:last-ack', null);
      return false;
    case 'TIME-WAIT':
      restartTimeWait(context, segment);
      return true;
    case 'CLOSED':
    case 'LISTEN':
    case 'SYN-SENT':
    case 'SYN-RECEIVED':
    case 'ESTABLISHED':
    case 'FIN-WAIT-2':
    case 'CLOSE-WAIT':
      return true;
  }
}
