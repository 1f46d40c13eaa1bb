import * as reno from './congestion/reno';
import type { Context } from './context';
import { endOf } from './retransmission';
import { resend } from './resend';
import { FIN, segLen, SYN, type Segment } from './segment';
import { distance, ge, le } from './seq';
import type { Outstanding, Tcb } from './tcb';

/** The octets sent and not acknowledged: FlightSize of RFC 5681 §2. */
const flightOf = (tcb: Tcb): number => distance(tcb.sndNxt, tcb.sndUna);

/** Marks what the peer says it has beyond a hole (RFC 2018 §5). */
export function takeSack(tcb: Tcb, segment: Segment): void {
  const blocks = segment.options?.sack;
  if (blocks === undefined || !tcb.agreed.sack) return;
  for (const entry of tcb.retransmissionQueue) {
    entry.sacked ||= blocks.some(([start, end]) => ge(entry.seq, start) && le(endOf(entry), end));
  }
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
  if (congestion.duplicates !== reno.duplicateThreshold) return;
  reno.enterRecovery(congestion, flightOf(tcb), sndMss, tcb.sndNxt);
  repairNext(context);
}

/** `octets` more are acknowledged. */
export function newAck(context: Context, octets: number): void {
  const { tcb } = context;
  const { congestion, sndMss } = tcb;
  if (congestion === null) return;
  if (congestion.recover === null) {
    reno.onAcknowledged(congestion, octets, sndMss, growth(tcb, octets));
  } else if (ge(tcb.sndUna, congestion.recover)) {
    reno.leaveRecovery(congestion, sndMss);
  } else {
    reno.onPartial(congestion, octets, sndMss);
    repairNext(context);
  }
}

/** What one acknowledgment of so many octets may add to cwnd in slow start. */
function growth(tcb: Tcb, octets: number): number {
  if (tcb.behaviour.slowStart === 'segment-per-ack') return tcb.sndMss;
  const inUse = flightOf(tcb) + octets;
  return 2 * inUse > (tcb.congestion?.cwnd ?? 0) ? octets : 0;
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
