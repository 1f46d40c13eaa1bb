import type { BecauseId } from './because';
import type { Context } from './context';
import type { CallError } from './events';
import { timerNames } from './state';

/** Turns off every timer. */
export function stopTimers(context: Context, why: BecauseId): void {
  if (context.tcb.running === 0) return;
  for (const timer of timerNames) context.stop(timer, why);
}

/** Empties the queues; RECEIVE calls that wait end with `error`. */
export function flush(context: Context, why: BecauseId, error: CallError | null): void {
  const { tcb } = context;
  tcb.retransmissionQueue.length = 0;
  if (tcb.behaviour.unreadAfterReset === 'flushed') tcb.unread = 0;
  tcb.held.length = 0;
  tcb.unsent = 0;
  tcb.closeQueued = false;
  endReceives(context, why, error);
}

/** Ends the RECEIVE calls that wait. */
export function endReceives(context: Context, why: BecauseId, error: CallError | null): void {
  const { receives } = context.tcb;
  while (receives.pop() !== undefined) context.result('RECEIVE', error, 0, why);
}

/** Deletes the TCB: queues flushed, timers off, CLOSED. Nothing that was owed leaves any more. */
export function deleteTcb(context: Context, why: BecauseId, error: CallError | null): void {
  flush(context, why, error);
  stopTimers(context, why);
  context.owed = null;
  context.enter('CLOSED', why);
}
