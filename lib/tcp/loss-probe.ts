import type { Seq } from './seq';
import type { Tcb } from './tcb';
import { SYN } from './segment';

/** The tail loss probe of RFC 8985 §7, where a behaviour has it and both ends know SACK. */
export interface LossProbe {
  /** The retransmission timer that runs is the probe's. */
  armed: boolean;
  /** SND.NXT when a probe left that nothing has answered yet (TLP.end_seq); null = none is out. */
  until: Seq | null;
}

/** How long after a transmission the peer's delayed acknowledgment may come at most, with one segment out. */
const worstDelayedAckMs = 200;
/** Linux TCP_TIMEOUT_MIN: two ticks. */
const leastMs = 8;

/** The PTO of RFC 8985 §7.2 as Linux has it (tcp_schedule_loss_probe); null where the RTO is to be waited for. */
export function probeTimeoutMs(tcb: Tcb): number | null {
  const { lossProbe, srttMs, retransmissionQueue: queue, congestion } = tcb;
  if (lossProbe === null || !tcb.agreed.sack || srttMs === null) return null;
  const front = queue[0];
  if (front === undefined || (front.ctl & SYN) !== 0 || front.attempts > tcb.answeredAttempts)
    return null;
  // Only while nothing looks lost.
  if (congestion?.recover !== null || congestion.duplicates > 0) return null;
  const pto = 2 * srttMs + (queue.length === 1 ? worstDelayedAckMs : leastMs);
  return Math.min(Math.ceil(pto), tcb.rtoMs);
}

/** An acknowledgment of all that was out when the probe left ends its episode (RFC 8985 §7.4). */
export function probeAnswered({ lossProbe, sndUna }: Tcb): void {
  if (lossProbe?.until === sndUna) lossProbe.until = null;
}
