import { clockOf } from './agree';
import type { Context } from './context';
import { probeAnswered, probeTimeoutMs } from './loss-probe';
import { measure, recompute } from './rto';
import { FIN, SYN, type Segment } from './segment';
import { add, distance, le, type Seq } from './seq';
import type { Outstanding, Tcb } from './tcb';

/** Puts a transmission on the retransmission queue and sees that its timer runs (RFC 6298 §5.1). */
export function remember(
  context: Context,
  at: Seq,
  len: number,
  ctl: number,
  timed: boolean,
): void {
  const { tcb, nowMs } = context;
  const entry = { seq: at, len, ctl, sentAtMs: nowMs, attempts: 0, sacked: false };
  tcb.retransmissionQueue.push(entry);
  watchUser(context);
  if (!timed) return;
  const probing = tcb.lossProbe?.armed === true;
  const probes = tcb.lossProbe !== null && watchTail(context);
  if (tcb.timers.retransmission === undefined) {
    context.start('retransmission', tcb.rtoMs, 'rfc6298:5.1');
  } else if (probing && !probes) waitForRto(context);
}

/** The probe's time no longer holds: the RTO does, from when the oldest transmission left (Linux tcp_rearm_rto). */
function waitForRto(context: Context): void {
  const { tcb, nowMs } = context;
  const waitedMs = nowMs - (tcb.retransmissionQueue[0]?.sentAtMs ?? nowMs);
  context.start('retransmission', Math.max(1, tcb.rtoMs - waitedMs), 'rfc6298:5.1');
}

/** Starts the timer of the tail loss probe, where there is one now, in place of the RTO's. True: it runs. */
function watchTail(context: Context): boolean {
  const { tcb, nowMs } = context;
  const { lossProbe, timers } = tcb;
  const afterMs = probeTimeoutMs(tcb);
  if (lossProbe !== null) lossProbe.armed = afterMs !== null;
  if (afterMs === null) return false;
  if (timers.retransmission !== nowMs + afterMs) {
    context.start('retransmission', afterMs, 'rfc8985:7.2');
  }
  return true;
}

/**
 * The user's own limit (RFC 9293 §3.9.1.1): how long the oldest octet may stay unacknowledged, or wait for a window that
 * lets nothing go.
 */
export function watchUser(context: Context): void {
  const { settings, timers } = context.tcb;
  if (settings.userTimeoutMs === null || timers.user !== undefined) return;
  context.start('user', settings.userTimeoutMs, 'rfc9293:3.10.8:user:wait');
}

/**
 * After SND.UNA moved: takes what is entirely acknowledged off the queue (RFC 9293 §3.10.7.4 fifth), measures the round
 * trip by what was sent only once (MUST-18; Karn, RFC 6298 §3), and restarts (§5.3) or stops (§5.2) the timer.
 */
export function forgetAcknowledged(context: Context, segment: Segment): void {
  const { tcb, nowMs } = context;
  let measured: number | null = null;
  let front = tcb.retransmissionQueue[0];
  while (front !== undefined && le(acknowledgedAt(tcb, front), tcb.sndUna)) {
    if (front.attempts === 0) measured = nowMs - front.sentAtMs;
    else measured = null;
    tcb.retransmissionQueue.shift();
    front = tcb.retransmissionQueue[0];
  }
  if (front !== undefined) dropAcknowledgedPart(tcb, front);
  if (tcb.lossProbe !== null) probeAnswered(tcb);
  measured ??= byTimestamp(tcb, segment, nowMs);
  if (measured !== null) measure(tcb, measured);
  else if (tcb.behaviour.rtoAfterProgress === 'recomputed') recompute(tcb);
  context.stop('user', 'rfc6298:5.2');
  if (front === undefined) context.stop('retransmission', 'rfc6298:5.2');
  else {
    watchUser(context);
    if (tcb.lossProbe === null || !watchTail(context)) {
      context.start('retransmission', tcb.rtoMs, 'rfc6298:5.3');
    }
  }
}

/** The SND.UNA that takes a transmission off the queue: all of it is acknowledged (or, D08, its beginning). */
const acknowledgedAt = ({ behaviour }: Tcb, entry: Outstanding): Seq =>
  behaviour.acknowledgedBy === 'start' ? entry.seq : endOf(entry);

/** With timestamps a retransmission can be measured as well: the echo says which one arrived (RFC 7323 §4). */
function byTimestamp(tcb: Tcb, segment: Segment, nowMs: number): number | null {
  const echo = segment.options?.timestamps?.echo;
  if (!tcb.agreed.timestamps || echo === undefined) return null;
  const tripMs = distance(clockOf(tcb, nowMs), echo);
  return tripMs >= 0 ? tripMs : null;
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
