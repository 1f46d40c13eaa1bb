import { sackOctets, windowField } from './agree';
import type { Behaviour } from './behaviour';
import type { BecauseId } from './because';
import type { Congestion } from './congestion/congestion';
import type { Context } from './context';
import { sentText } from './delayed-ack';
import { magicOf } from './magic';
import { markSentBefore, probeOctet, takeProbeBack } from './probe-octet';
import { remember } from './retransmission';
import {
  ACK,
  answerTo,
  FIN,
  has,
  PSH,
  RST,
  segEnd,
  segmentInShape,
  SYN,
  URG,
  type Segment,
} from './segment';
import { add, distance, gt, seq, type Seq } from './seq';
import type { Tcb } from './tcb';
import { watchWindow, windowOpened } from './window-watch';

/**
 * A segment from this end as the TCB stands: with the ACK bit it acknowledges RCV.NXT, before the end of urgent text it
 * has the URG bit (MUST-30) and points as far ahead as 16 bits reach, however long that text is (MUST-31).
 */
export function segmentOf(tcb: Tcb, at: Seq, len: number, ctl: number): Segment {
  const { sndUp } = tcb;
  const urgent = sndUp !== null && gt(sndUp, at) && (ctl & (SYN | RST)) === 0;
  const segment = {
    srcPort: tcb.localPort,
    dstPort: tcb.remotePort,
    seq: at,
    ack: ctl & ACK ? tcb.rcvNxt : seq(0),
    ctl: urgent ? ctl | URG : ctl,
    wnd: windowField(tcb, ctl),
    len,
  };
  return urgent
    ? segmentInShape({ ...segment, up: Math.min(distance(sndUp, at), 0xffff) })
    : segment;
}

/** `<SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>` */
export function sendPureAck(context: Context, why: BecauseId): void {
  const { tcb } = context;
  const segment = segmentOf(tcb, tcb.sndNxt, 0, ACK);
  if (tcb.behaviour.pureAcks === 'retransmitted') remember(context, segment.seq, 0, ACK, true);
  context.send(segment, 0, why, undefined, magicOf(tcb, segment));
}

/** The reset that the sender of `segment` will take for valid (RFC 9293 §3.5.2, §3.10.7.1). */
export function resetFor(segment: Segment, { resetForm }: Pick<Behaviour, 'resetForm'>): Segment {
  const byAck = has(segment, ACK) && resetForm !== 'always-ack';
  if (!byAck) return answerTo(segment, seq(0), segEnd(segment), RST | ACK);
  return answerTo(segment, resetForm === 'zero' ? seq(0) : segment.ack, seq(0), RST);
}

/** Sends what SEND and CLOSE have queued, as far as state and windows allow (RFC 9293 §3.10.2, §3.10.4). */
export function transmit(context: Context): void {
  const { tcb } = context;
  if (tcb.probes > 0 && probeGoesAlong(tcb)) {
    sendWithProbe(context, 'rfc9293:3.8.6.1:opened');
  }
  if ((tcb.unsent === 0 && !tcb.closeQueued) || !maySend(tcb)) return;
  const before = tcb.sndNxt;
  while (tcb.unsent > 0 && maySend(tcb)) {
    const len = Math.min(tcb.unsent, segmentSize(tcb), usableWindow(tcb));
    if (!worthSending(tcb, len)) break;
    sendText(context, len, 'rfc9293:3.10.2:established');
  }
  const finFits = tcb.closeQueued && tcb.unsent === 0 && distance(windowEdge(tcb), tcb.sndNxt) > 0;
  if (finFits && maySend(tcb)) sendFin(context, 0, 0);
  if (tcb.sndNxt !== before) windowOpened(context);
  else watchWindow(context);
}

/** The window lets the octet of a probe go again together with what waits behind it. */
function probeGoesAlong(tcb: Tcb): boolean {
  const octet = probeOctet(tcb);
  if (octet === undefined || !maySend(tcb)) return false;
  const waiting = tcb.unsent + octet;
  return fillsEnough(tcb, Math.min(waiting, segmentSize(tcb), usableWindow(tcb) + octet), waiting);
}

/** Sends a segment of what waits, which begins with the octet of a probe if there was one. */
export function sendWithProbe(context: Context, why: BecauseId): void {
  const { tcb } = context;
  const times = takeProbeBack(tcb);
  sendText(context, Math.min(tcb.unsent, segmentSize(tcb), usableWindow(tcb)), why);
  markSentBefore(tcb, times);
  windowOpened(context);
}

/** SND.UNA + SND.WND: the peer takes nothing from there on. It may move to the left (MUST-34). */
const windowEdge = (tcb: Tcb): Seq => add(tcb.sndUna, tcb.sndWnd);

/**
 * The octets that may still be sent: what the peer's window and the network's leave. Negative after the window shrank:
 * then nothing new is (SHLD-15).
 */
export function usableWindow(tcb: Tcb): number {
  const { congestion, sndWnd } = tcb;
  const window = congestion === null ? sndWnd : Math.min(sndWnd, allowance(congestion, tcb.sndMss));
  return distance(add(tcb.sndUna, window), tcb.sndNxt);
}

/** The first two duplicate acknowledgments let a new segment go each (limited transmit, RFC 3042). */
function allowance({ cwnd, duplicates, recover }: Congestion, mss: number): number {
  if (cwnd === null) return Infinity;
  return recover === null ? cwnd + Math.min(duplicates, 2) * mss : cwnd;
}

/** Some never send more than half of the greatest window in one segment, so that there is always a second. */
function segmentSize(tcb: Tcb): number {
  const { maxSndWnd, behaviour } = tcb;
  const mss = Math.max(1, tcb.sndMss - sackOctets(tcb));
  if (behaviour.segmentBound === 'mss') return mss;
  return Math.min(mss, maxSndWnd > leastMss ? maxSndWnd >> 1 : Math.max(maxSndWnd, 1));
}
/** Below the MSS that every host can take there is no use in halving (Linux tcp_bound_to_half_wnd). */
const leastMss = 536;

/**
 * The sender's side of silly-window avoidance (RFC 9293 §3.8.6.2.1 MUST-38) and Nagle's rule (§3.7.4 SHLD-7): a full
 * segment (SHLD-28), or all that is left, or half of the greatest window; the latter two only while nothing is
 * unacknowledged.
 */
function worthSending(tcb: Tcb, len: number): boolean {
  if (len <= 0) return false;
  if (len >= segmentSize(tcb)) return true;
  const mayBeSmall = !tcb.settings.nagle || tcb.sndNxt === tcb.sndUna || tcb.closeQueued;
  return mayBeSmall && fillsEnough(tcb, len, tcb.unsent);
}

/** Of `waiting` octets so many are worth a segment, where nothing else is under way. */
const fillsEnough = (tcb: Tcb, len: number, waiting: number): boolean =>
  len > 0 && (len === waiting || len >= segmentSize(tcb) || len >= tcb.maxSndWnd / 2);

/** States in which queued text and FIN may leave: the closing ones, until our FIN is sent. */
function maySend(tcb: Tcb): boolean {
  const { state } = tcb;
  if (state === 'ESTABLISHED' || state === 'CLOSE-WAIT') return true;
  return (state === 'FIN-WAIT-1' || state === 'CLOSING') && tcb.finSeq === null;
}

/** Sends `len` octets of what waits; the FIN goes with the last of them where it may. */
export function sendText(context: Context, len: number, why: BecauseId): void {
  const { tcb } = context;
  tcb.unsent -= len;
  const push = pushes(tcb, len) ? PSH : 0;
  const combined = tcb.behaviour.finOnQueuedText === 'combined';
  sentText(context);
  if (tcb.unsent === 0 && tcb.closeQueued && combined && usableWindow(tcb) > len) {
    sendFin(context, len, push);
  } else {
    sendNew(context, len, ACK | push, why);
  }
  if (push) tcb.pushed = tcb.sndNxt;
}

/**
 * SEND has no PUSH flag: text never waits for one (MUST-60), texts of several calls go together (MAY-16) under one PSH
 * (SHLD-27), on the last of what was sent (MUST-61); with some also whatever is half of the greatest window further.
 */
function pushes(tcb: Tcb, len: number): boolean {
  if (tcb.unsent === 0) return true;
  const since = distance(add(tcb.sndNxt, len), tcb.pushed);
  return tcb.behaviour.push === 'also-half-window' && since > tcb.maxSndWnd / 2;
}

/** Sends the FIN, with `len` octets of text before it, and enters what it leads to. */
export function sendFin(context: Context, len: number, push: number): void {
  const { tcb } = context;
  const why =
    tcb.state === 'CLOSE-WAIT' ? 'rfc9293:3.10.4:close-wait' : 'rfc9293:3.10.4:established';
  const { finForm, finWithAck } = tcb.behaviour;
  if (finWithAck === 'separate' && tcb.ackDelay.owed !== null)
    sendPureAck(context, 'behaviour:finWithAck');
  const ack = finForm === 'bare-fin' ? 0 : ACK;
  tcb.closeQueued = false;
  tcb.finSeq = add(tcb.sndNxt, len);
  sendNew(context, len, FIN | ack | push, why);
  if (tcb.state === 'CLOSE-WAIT') {
    const swapped = tcb.behaviour.namesAtSecondFin === 'swapped';
    context.enter('LAST-ACK', why, swapped ? 'FIN-WAIT-2' : null);
  }
}

/**
 * Sends what occupies sequence numbers for the first time and remembers it until it is acknowledged; `timed` says
 * that the retransmission timer looks after it.
 */
export function sendNew(
  context: Context,
  len: number,
  ctl: number,
  why: BecauseId,
  timed = true,
): void {
  const { tcb } = context;
  const segment = segmentOf(tcb, tcb.sndNxt, len, ctl);
  tcb.sndNxt = segEnd(segment);
  context.send(segment, 0, why, undefined, magicOf(tcb, segment));
  remember(context, segment.seq, len, ctl & (SYN | FIN | PSH), timed);
}

/** `<SEQ=ISS><ACK=RCV.NXT><CTL=SYN,ACK>`; in a simultaneous open our SYN is on the queue already. */
export function sendSynAck(context: Context, why: BecauseId): void {
  const { tcb } = context;
  const segment = segmentOf(tcb, tcb.iss, 0, synAckCtl(tcb));
  tcb.sndNxt = add(tcb.iss, 1);
  context.send(segment, 0, why);
  if (tcb.retransmissionQueue.length === 0) remember(context, tcb.iss, 0, SYN, true);
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
