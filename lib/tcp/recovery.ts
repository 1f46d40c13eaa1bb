import * as reno from './congestion/reno';
import type { Context } from './context';
import { endOf } from './retransmission';
import { resend } from './resend';
import { FIN, segLen, SYN, type Segment } from './segment';
import { distance, ge, gt, le, type Seq } from './seq';
import type { Outstanding, Tcb } from './tcb';

/** The octets sent and not acknowledged: FlightSize of RFC 5681 §2. */
const flightOf = (tcb: Tcb): number => distance(tcb.sndNxt, tcb.sndUna);

/** Marks what the peer says it has beyond a hole (RFC 2018 §5). True: some of it is news. */
export function takeSack(tcb: Tcb, segment: Segment): boolean {
  const blocks = segment.options?.sack;
  if (blocks === undefined || !tcb.agreed.sack) return false;
  let news = false;
  for (const entry of tcb.retransmissionQueue) {
    if (entry.sacked) continue;
    entry.sacked = blocks.some(([start, end]) => ge(entry.seq, start) && le(endOf(entry), end));
    news ||= entry.sacked;
  }
  return news;
}

/** An acknowledgment that says nothing new while something is under way (RFC 5681 §2, §3.2). */
export function duplicateAck(context: Context, segment: Segment): void {
  const { tcb } = context;
  const { congestion, sndMss } = tcb;
  if (congestion === null || tcb.retransmissionQueue.length === 0 || segLen(segment) > 0) return;
  congestion.duplicates += 1;
  if (congestion.recover !== null) {
    reno.inflate(congestion, sndMss);
    if (tcb.agreed.sack) repairNext(context);
    return;
  }
  if (congestion.duplicates !== reno.duplicateThreshold && !lostBySack(tcb)) return;
  reno.enterRecovery(congestion, flightOf(tcb), sndMss, tcb.sndNxt);
  repairNext(context);
}

/** The octets up to there that selective or duplicate acknowledgments have told of already. */
export function toldBefore(tcb: Tcb, ack: Seq): number {
  const { agreed, congestion, sndMss } = tcb;
  if (!agreed.sack) return (congestion?.duplicates ?? 0) * sndMss;
  let octets = 0;
  for (const entry of tcb.retransmissionQueue) {
    if (entry.sacked && le(endOf(entry), ack)) octets += entry.len;
  }
  return octets;
}

/** RFC 6675 §4 IsLost: the peer has as many segments beyond the first hole as duplicates would be needed. */
function lostBySack(tcb: Tcb): boolean {
  const queue = tcb.retransmissionQueue;
  if (!tcb.agreed.sack || (queue[0]?.attempts ?? 0) > 0) return false;
  return queue.filter(({ sacked }) => sacked).length >= reno.duplicateThreshold;
}

/** `octets` more are acknowledged, `told` of them in another way before. */
export function newAck(context: Context, octets: number, told: number): void {
  const { tcb } = context;
  const { congestion, sndMss } = tcb;
  if (congestion === null) return;
  if (congestion.recover === null) {
    const delivered = Math.max(octets - told, Math.min(octets, sndMss));
    reno.onAcknowledged(congestion, octets, sndMss, growth(tcb, octets, delivered));
  } else if (ge(tcb.sndUna, congestion.recover)) {
    reno.leaveRecovery(congestion, sndMss);
  } else {
    reno.onPartial(congestion, octets, sndMss);
    repairNext(context);
  }
}

/**
 * What one acknowledgment of so many octets, `delivered` of them not told before, may add to cwnd in slow start. With
 * some only while the window is in use (Linux tcp_is_cwnd_limited).
 */
function growth(tcb: Tcb, octets: number, delivered: number): number {
  if (tcb.behaviour.slowStart === 'segment-per-ack') return tcb.sndMss;
  const { windowUse } = tcb;
  if (windowUse === null) return delivered;
  const inUse = flightOf(tcb) + octets;
  const fresh = gt(tcb.sndUna, windowUse.until);
  windowUse.octets = fresh ? inUse : Math.max(windowUse.octets, inUse);
  if (fresh) windowUse.until = tcb.sndNxt;
  return 2 * windowUse.octets > (tcb.congestion?.cwnd ?? 0) ? delivered : 0;
}

/** Sends the first hole again that this recovery has not filled yet. */
function repairNext(context: Context): void {
  const entry = context.tcb.retransmissionQueue.find(isHole);
  if (entry === undefined) return;
  entry.attempts += 1;
  resend(context, entry, 'rfc5681:3.2');
}

const isHole = ({ sacked, attempts, ctl }: Outstanding): boolean =>
  !sacked && attempts === 0 && (ctl & (SYN | FIN)) !== SYN;

/** The retransmission timer expired: what the peer selectively acknowledged may be gone again (RFC 2018 §8). */
export function lostByTimeout(tcb: Tcb, first: boolean): void {
  for (const entry of tcb.retransmissionQueue) entry.sacked = false;
  if (tcb.congestion === null) return;
  reno.onTimeout(tcb.congestion, flightOf(tcb), tcb.sndMss, first);
}
