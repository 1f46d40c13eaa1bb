import type { BecauseId } from './because';
import type { Context } from './context';
import type { State } from './state';
import { stopTimers } from './delete';

/** Enters ESTABLISHED; a CLOSE that waited for it is carried out (RFC 9293 §3.10.4 SYN-RECEIVED). */
export function establish(context: Context, why: BecauseId, believedAs: State | null): void {
  const { tcb } = context;
  if (tcb.synTimedOut) tcb.rtoMs = tcb.behaviour.rtoAfterSynLossMs;
  context.enter('ESTABLISHED', why, believedAs);
  if (tcb.closeQueued) context.enter('FIN-WAIT-1', 'rfc9293:3.10.4:queued');
}

/** Enters TIME-WAIT: its timer starts, every other one ends (RFC 9293 §3.10.7.4 eighth). */
export function enterTimeWait(context: Context, why: BecauseId): void {
  stopTimers(context, why);
  context.enter('TIME-WAIT', why);
  context.start('time-wait', context.tcb.behaviour.timeWaitMs, 'rfc9293:3.6.1:time-wait');
}

/** Enters FIN-WAIT-2; some behaviours do not wait there for ever when no process does. */
export function enterFinWait2(context: Context, why: BecauseId): void {
  context.enter('FIN-WAIT-2', why);
  watchFinWait2(context);
}

export function watchFinWait2(context: Context): void {
  const { behaviour, released } = context.tcb;
  if (!released || behaviour.finWait2TimeoutMs === null) return;
  context.start('fin-wait-2', behaviour.finWait2TimeoutMs, 'behaviour:finWait2TimeoutMs');
}
