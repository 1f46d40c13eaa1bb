import type { BecauseId } from './because';
import type { Context } from './context';
import { deleteTcb } from './delete';
import { keepAliveTimeout } from './keep-alive';
import { lossProbeTimeout } from './loss-probe-timeout';
import { dataRetries, persistTimeout } from './persist';
import { lostByTimeout } from './recovery';
import { report } from './report';
import { resend } from './resend';
import { backOff } from './rto';
import { ACK, SYN } from './segment';
import { unreachable, type TimerName } from './state';
import type { Outstanding, Tcb } from './tcb';

/** RFC 9293 §3.10.8, and the timers that other clauses or behaviours add. */
export function timeout(context: Context, timer: TimerName): void {
  switch (timer) {
    case 'retransmission':
      if (context.tcb.lossProbe?.armed === true) lossProbeTimeout(context);
      else retransmissionTimeout(context);
      break;
    case 'time-wait':
      context.fire(timer, 'rfc9293:3.10.8:time-wait');
      deleteTcb(context, 'rfc9293:3.10.8:time-wait', null);
      break;
    case 'fin-wait-2':
      context.fire(timer, 'behaviour:finWait2TimeoutMs:expired');
      deleteTcb(context, 'behaviour:finWait2TimeoutMs:expired', null);
      break;
    case 'user':
      context.fire(timer, 'rfc9293:3.10.8:user');
      abandon(context, 'rfc9293:3.10.8:user');
      break;
    case 'delayed-ack':
      context.fire(timer, 'rfc9293:3.8.6.3');
      context.owe(context.tcb.ackDelay.owed ?? 'rfc9293:3.8.6.3');
      break;
    case 'persist':
      persistTimeout(context);
      break;
    case 'keep-alive':
      keepAliveTimeout(context);
      break;
    default:
      unreachable(timer);
  }
}

/** R1 of RFC 9293 §3.8.3, in retransmissions of the same segment (SHLD-10). R2 is `retryLimit`. */
const r1 = 3;

/**
 * RFC 6298 §5.4 to §5.6, and RFC 9293 §3.8.3 (MUST-20), for a SYN as for text (MUST-22): at R1 the user is told
 * (SHLD-9), at R2 the connection ends.
 */
function retransmissionTimeout(context: Context): void {
  const { tcb } = context;
  context.fire('retransmission', 'rfc6298:5.4:expired');
  const front = tcb.retransmissionQueue[0];
  if (front === undefined) return;
  if (front.attempts - tcb.answeredAttempts >= retryLimit(tcb, front)) {
    // A believer's ACK (D14): nobody acknowledges it, so its silence says nothing of the connection.
    if (front.ctl === ACK) tcb.retransmissionQueue.shift();
    else abandon(context, 'rfc9293:3.8.3:r2');
    return;
  }
  lostByTimeout(tcb, front.attempts === tcb.answeredAttempts);
  front.attempts += 1;
  if (front.attempts - tcb.answeredAttempts === r1) {
    report(context, 'delivery problem', 'rfc9293:3.8.3:r1');
  }
  if (front.ctl & SYN) tcb.synTimedOut = true;
  if (!(front.ctl & SYN) || front.attempts > linearTimeouts(tcb)) backOff(tcb);
  resend(context, front, 'rfc6298:5.4');
  context.start('retransmission', tcb.rtoMs, 'rfc6298:5.6');
}

/** How often a transmission is repeated before giving up (RFC 9293 §3.8.3). */
function retryLimit(tcb: Tcb, entry: Outstanding): number {
  const { behaviour } = tcb;
  const retries = retriesFor(tcb, entry);
  return behaviour.retriesCount === 'transmissions' ? retries - 1 : retries;
}

function retriesFor(tcb: Tcb, entry: Outstanding): number {
  const { behaviour } = tcb;
  if (entry.ctl & SYN) {
    return tcb.origin === 'active'
      ? behaviour.synRetries + behaviour.synLinearTimeouts
      : behaviour.synAckRetries;
  }
  return dataRetries(tcb);
}

const linearTimeouts = (tcb: Tcb): number =>
  tcb.origin === 'active' ? tcb.behaviour.synLinearTimeouts : 0;

/** RFC 9293 §3.10.8 USER TIMEOUT: flush, tell the user, delete. */
function abandon(context: Context, why: BecauseId): void {
  context.signal('connection aborted due to user timeout', why);
  deleteTcb(context, why, 'connection aborted due to user timeout');
}
