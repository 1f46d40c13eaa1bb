import type { Tcb } from './tcb';

/**
 * The octet that asked a shut window (RFC 9293 §3.8.6.1) and that the peer did not take; undefined while there is none.
 * No retransmission timer looks after it.
 */
export function probeOctet({ probes, retransmissionQueue, timers }: Tcb): number | undefined {
  if (probes === 0 || timers.retransmission !== undefined) return undefined;
  return retransmissionQueue[0]?.len;
}

/**
 * The window lets go what waits, so the octet leaves again before it, in the same segment: it is text like any other, and
 * what the peer has of it already costs nothing. Gives how often it was sent.
 */
export function takeProbeBack(tcb: Tcb): number {
  const octet = probeOctet(tcb);
  if (octet === undefined) return 0;
  const times = 1 + (tcb.retransmissionQueue[0]?.attempts ?? 0);
  tcb.retransmissionQueue.length = 0;
  tcb.unsent += octet;
  tcb.sndNxt = tcb.sndUna;
  return times;
}

/** What begins with that octet has been sent before: no round trip is measured by it (MUST-18), no retry counted. */
export function markSentBefore(tcb: Tcb, times: number): void {
  const front = tcb.retransmissionQueue[0];
  if (front === undefined || times === 0) return;
  front.attempts = times;
  tcb.answeredAttempts = times;
}
