import type { Context } from './context';
import { watchUser } from './retransmission';

/**
 * Text (or a FIN) waits, nothing is under way that would be acknowledged, and the window does not let it go: the
 * window must be probed (RFC 9293 §3.8.6.1 MUST-36; one that shrank, too: MUST-35), first after the RTO, then ever more seldom (SHLD-29, SHLD-30).
 */
export function watchWindow(context: Context): void {
  const { timers, unsent, closeQueued } = context.tcb;
  if (timers.persist !== undefined || timers.retransmission !== undefined) return;
  if (unsent === 0 && !closeQueued) return;
  watchUser(context);
  context.start('persist', probeAfterMs(context), 'rfc9293:3.8.6.1:wait');
}

/** The window lets something go: no probe is needed. */
export function windowOpened(context: Context): void {
  context.tcb.probes = 0;
  context.stop('persist', 'rfc9293:3.8.6.1:opened');
}

export const probeAfterMs = ({ tcb }: Context): number =>
  Math.min(tcb.rtoMs * 2 ** tcb.probes, tcb.behaviour.rtoMaxMs);
