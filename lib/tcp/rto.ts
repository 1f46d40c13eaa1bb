import type { Tcb } from './tcb';

/** The clock's granularity G of RFC 6298 §2: one millisecond. */
const granularityMs = 1;

/** Takes one round-trip measurement into account (RFC 6298 §2.2, §2.3). */
export function measure(tcb: Tcb, rttMs: number): void {
  if (tcb.srttMs === null) {
    tcb.srttMs = rttMs;
    tcb.rttvarMs = rttMs / 2;
  } else {
    tcb.rttvarMs = (3 * tcb.rttvarMs + Math.abs(tcb.srttMs - rttMs)) / 4;
    tcb.srttMs = (7 * tcb.srttMs + rttMs) / 8;
  }
  recompute(tcb);
}

/** The RTO that the estimate gives, without back-off (RFC 6298 §2.3 to §2.5). */
export function recompute(tcb: Tcb): void {
  const { rtoMinMs, rtoMinBounds, rtoMaxMs } = tcb.behaviour;
  if (tcb.srttMs === null) return;
  const variance = Math.max(granularityMs, 4 * tcb.rttvarMs);
  const rto =
    rtoMinBounds === 'rto'
      ? Math.max(rtoMinMs, tcb.srttMs + variance)
      : tcb.srttMs + Math.max(rtoMinMs, variance);
  tcb.rtoMs = Math.min(Math.ceil(rto), rtoMaxMs);
}

/** Doubles the RTO (RFC 6298 §5.5) unless the decision is another. */
export function backOff(tcb: Tcb): void {
  if (tcb.behaviour.rtoBackoff === 'exponential') {
    tcb.rtoMs = Math.min(2 * tcb.rtoMs, tcb.behaviour.rtoMaxMs);
  }
}
