import type { BecauseId } from './because';
import type { Context } from './context';

/**
 * RFC 9293 §3.9.1.8: a soft error is reported to the application (MUST-47), if it wants to hear of them (SHLD-20);
 * the connection goes on. How the urgent pointer advances is told by the sixth step (§3.10.7.4).
 */
export function report(
  context: Context,
  problem: 'delivery problem' | 'network error',
  why: BecauseId,
): void {
  if (context.tcb.settings.reports === true) context.signal(problem, why);
}
