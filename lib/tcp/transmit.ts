import type { BecauseId } from './because';
import type { Context } from './context';
import { magicOf } from './magic';
import { remember } from './retransmission';
import { ACK, FIN, has, PSH, RST, segEnd, SYN, type Segment } from './segment';
import { add, distance, seq, type Seq } from './seq';
import type { Tcb } from './tcb';

/** A segment from this end as the TCB stands: with the ACK bit it acknowledges RCV.NXT. */
export function segmentOf(tcb: Tcb, at: Seq, len: number, ctl: number): Segment {
  return {
    srcPort: tcb.localPort,
    dstPort: tcb.remotePort,
    seq: at,
    ack: ctl & ACK ? tcb.rcvNxt : seq(0),
    ctl,
    wnd: ctl & RST ? 0 : tcb.rcvWnd,
    len,
  };
}

/** `<SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>` */
export function sendPureAck(context: Context, why: BecauseId): void {
  const { tcb } = context;
  const segment = segmentOf(tcb, tcb.sndNxt, 0, ACK);
  if (tcb.behaviour.pureAcks === 'retransmitted') remember(context, segment.seq, 0, ACK);
  context.send(segment, 0, why, undefined, magicOf(tcb, segment));
}

/** The reset that the sender of `segment` will take for valid (RFC 9293 §3.10.7.1). */
export function resetFor(segment: Segment): Segment {
  const answer = { srcPort: segment.dstPort, dstPort: segment.srcPort, wnd: 0, len: 0 };
  return has(segment, ACK)
    ? { ...answer, seq: segment.ack, ack: seq(0), ctl: RST }
    : { ...answer, seq: seq(0), ack: segEnd(segment), ctl: RST | ACK };
}

/** Sends what SEND and CLOSE have queued, as far as state and window allow (RFC 9293 §3.10.2, §3.10.4). */
export function transmit(context: Context): void {
  const { tcb } = context;
  if (tcb.unsent === 0 && !tcb.closeQueued) return;
  while (maySend(tcb) && tcb.unsent > 0) {
    const len = Math.min(tcb.unsent, tcb.sndMss, usableWindow(tcb));
    if (len <= 0) return;
    sendText(context, len);
  }
  if (tcb.closeQueued && maySend(tcb) && usableWindow(tcb) > 0) sendFin(context, 0, 0);
}

/** The octets that may still be sent: SND.UNA + SND.WND - SND.NXT. */
const usableWindow = (tcb: Tcb): number => distance(add(tcb.sndUna, tcb.sndWnd), tcb.sndNxt);

/** States in which queued text and FIN may leave: the closing ones, until our FIN is sent. */
function maySend(tcb: Tcb): boolean {
  const { state } = tcb;
  if (state === 'ESTABLISHED' || state === 'CLOSE-WAIT') return true;
  return (state === 'FIN-WAIT-1' || state === 'CLOSING') && tcb.finSeq === null;
}

function sendText(context: Context, len: number): void {
  const { tcb } = context;
  tcb.unsent -= len;
  const push = tcb.unsent === 0 ? PSH : 0;
  const combined = tcb.behaviour.finOnQueuedText === 'combined';
  if (tcb.unsent === 0 && tcb.closeQueued && combined && usableWindow(tcb) > len) {
    sendFin(context, len, push);
  } else {
    sendNew(context, len, ACK | push, 'rfc9293:3.10.2:established');
  }
}

/** Sends the FIN, with `len` octets of text before it, and enters what it leads to. */
export function sendFin(context: Context, len: number, push: number): void {
  const { tcb } = context;
  const why =
    tcb.state === 'CLOSE-WAIT' ? 'rfc9293:3.10.4:close-wait' : 'rfc9293:3.10.4:established';
  const ack = tcb.behaviour.finForm === 'bare-fin' ? 0 : ACK;
  tcb.closeQueued = false;
  tcb.finSeq = add(tcb.sndNxt, len);
  sendNew(context, len, FIN | ack | push, why);
  if (tcb.state === 'CLOSE-WAIT') {
    const swapped = tcb.behaviour.namesAtSecondFin === 'swapped';
    context.enter('LAST-ACK', why, swapped ? 'FIN-WAIT-2' : null);
  }
}

/** Sends what occupies sequence numbers for the first time and remembers it until it is acknowledged. */
export function sendNew(context: Context, len: number, ctl: number, why: BecauseId): void {
  const { tcb } = context;
  const segment = segmentOf(tcb, tcb.sndNxt, len, ctl);
  tcb.sndNxt = segEnd(segment);
  context.send(segment, 0, why, undefined, magicOf(tcb, segment));
  remember(context, segment.seq, len, ctl & (SYN | FIN | PSH));
}

/** `<SEQ=ISS><ACK=RCV.NXT><CTL=SYN,ACK>`; in a simultaneous open our SYN is on the queue already. */
export function sendSynAck(context: Context, why: BecauseId): void {
  const { tcb } = context;
  const segment = segmentOf(tcb, tcb.iss, 0, synAckCtl(tcb));
  tcb.sndNxt = add(tcb.iss, 1);
  context.send(segment, 0, why);
  if (tcb.retransmissionQueue.length === 0) remember(context, tcb.iss, 0, SYN);
}

/** The control bits of a second segment. */
export const synAckCtl = (tcb: Tcb): number =>
  tcb.behaviour.secondSegment === 'ack' ? ACK : SYN | ACK;

/** The reset of an ABORT: `<SEQ=SND.NXT><CTL=RST>`. */
export function resetFromHere(context: Context, why: BecauseId): void {
  const { tcb } = context;
  const ctl = tcb.behaviour.abortForm === 'rst-ack' ? RST | ACK : RST;
  context.send(segmentOf(tcb, tcb.sndNxt, 0, ctl), 0, why);
}
