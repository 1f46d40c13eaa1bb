import type { BecauseId } from './because';
import { initialWindow } from './congestion/reno';
import type { Context } from './context';
import { heardFromPeer } from './keep-alive';
import { add } from './seq';
import type { State } from './state';
import { deleteTcb, stopTimers } from './delete';
import { sendPureAck } from './transmit';

/** Enters ESTABLISHED; a CLOSE that waited for it is carried out (RFC 9293 §3.10.4 SYN-RECEIVED). */
export function establish(context: Context, why: BecauseId, believedAs: State | null): void {
  const { tcb } = context;
  if (tcb.synTimedOut) tcb.rtoMs = tcb.behaviour.rtoAfterSynLossMs;
  if (tcb.congestion !== null) {
    // RFC 5681 §3.1: after a lost SYN or SYN,ACK the initial window is one segment.
    tcb.congestion.cwnd = tcb.synTimedOut ? tcb.sndMss : initialWindow(tcb.sndMss);
  }
  tcb.pushed = add(tcb.iss, 1);
  context.enter('ESTABLISHED', why, believedAs);
  heardFromPeer(context);
  if (tcb.closeQueued) context.enter('FIN-WAIT-1', 'rfc9293:3.10.4:queued');
}

/** Enters TIME-WAIT: its timer starts, every other one ends (RFC 9293 §3.10.7.4 eighth). */
export function enterTimeWait(context: Context, why: BecauseId): void {
  stopTimers(context, why);
  context.enter('TIME-WAIT', why);
  if (context.tcb.behaviour.timeWaitMs === 0) {
    skipTimeWait(context);
    return;
  }
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

/** Without a TIME-WAIT the connection is gone as soon as the last ACK has left. */
function skipTimeWait(context: Context): void {
  if (context.owed !== null) sendPureAck(context, context.owed);
  deleteTcb(context, 'behaviour:timeWaitMs', null);
}
