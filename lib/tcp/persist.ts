import type { Context } from './context';
import { deleteTcb } from './delete';
import { ACK, PSH } from './segment';
import { add } from './seq';
import { resend } from './resend';
import type { Tcb } from './tcb';
import { segmentOf, sendNew, sendWithProbe, usableWindow } from './transmit';
import { probeAfterMs } from './window-watch';

/** The persist timer: a probe, or as much as a silly window lets go (§3.8.6.2.1, the override). */
export function persistTimeout(context: Context): void {
  const { tcb } = context;
  context.fire('persist', 'rfc9293:3.8.6.1:expired');
  if (tcb.unsent > 0 && usableWindow(tcb) > 0) {
    sendWithProbe(context, 'rfc9293:3.8.6.2.1:override');
    return;
  }
  if (givesUp(context)) {
    context.signal('connection aborted due to user timeout', 'rfc9293:3.8.3:r2');
    deleteTcb(context, 'rfc9293:3.8.3:r2', 'connection aborted due to user timeout');
    return;
  }
  tcb.probes += 1;
  probe(context);
  context.start('persist', probeAfterMs(context), 'rfc9293:3.8.6.1:wait');
}

/** As long as the peer answers, the connection stays (MUST-37): its answers set the count back. */
const givesUp = ({ tcb }: Context): boolean => tcb.unansweredProbes >= dataRetries(tcb);

/** R2 for text and FIN (RFC 9293 §3.8.3): the application's own (MUST-21), else the behaviour's. */
export function dataRetries({ settings, behaviour, released }: Tcb): number {
  if (released) return behaviour.orphanRetries;
  return settings.dataRetries ?? behaviour.dataRetries;
}

function probe(context: Context): void {
  const { tcb } = context;
  tcb.unansweredProbes += 1;
  if (tcb.behaviour.windowProbe === 'empty') {
    const segment = segmentOf(tcb, add(tcb.sndUna, -1), 0, ACK);
    context.send(segment, tcb.probes - 1, 'behaviour:windowProbe');
    return;
  }
  const front = tcb.retransmissionQueue[0];
  if (front !== undefined) {
    front.attempts += 1;
    resend(context, front, 'rfc9293:3.8.6.1:probe');
  } else if (tcb.unsent > 0) {
    tcb.unsent -= 1;
    sendNew(context, 1, ACK | (tcb.unsent === 0 ? PSH : 0), 'rfc9293:3.8.6.1:probe', false);
  } else {
    // Only the FIN waits; an octet of text there is not, so the probe is what draws an answer: an old number.
    const segment = segmentOf(tcb, add(tcb.sndUna, -1), 0, ACK);
    context.send(segment, tcb.probes - 1, 'rfc9293:3.8.6.1:probe');
  }
}
