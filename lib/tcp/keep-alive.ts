import type { Context } from './context';
import { deleteTcb } from './delete';
import { ACK } from './segment';
import { add } from './seq';
import { resetFromHere, segmentOf } from './transmit';

/** Something was heard, or the connection has just begun: the time until the first probe starts again (MUST-26). */
export function heardFromPeer(context: Context): void {
  const { tcb } = context;
  const { keepAlive } = tcb.settings;
  if (keepAlive === null || !kept(context)) return;
  tcb.keepAliveProbes = 0;
  context.start('keep-alive', keepAlive.idleMs, 'rfc9293:3.8.4:wait');
}

/** Keep-alives concern a synchronized connection that is still in use. */
function kept({ tcb }: Context): boolean {
  return tcb.state === 'ESTABLISHED' || tcb.state === 'CLOSE-WAIT' || tcb.state === 'FIN-WAIT-2';
}

/**
 * RFC 9293 §3.8.4: a probe without text (SHLD-12) while nothing is outstanding (MUST-26), or the end after too many that
 * nobody answered: one may have lost its ACK (MUST-29).
 */
export function keepAliveTimeout(context: Context): void {
  const { tcb } = context;
  const { keepAlive } = tcb.settings;
  context.fire('keep-alive', 'rfc9293:3.8.4:expired');
  if (keepAlive === null || !kept(context)) return;
  if (tcb.retransmissionQueue.length > 0 || tcb.unsent > 0) {
    context.start('keep-alive', keepAlive.idleMs, 'rfc9293:3.8.4:wait');
    return;
  }
  if (tcb.keepAliveProbes >= keepAlive.probes) {
    resetFromHere(context, 'rfc9293:3.8.4:dead');
    context.signal('connection aborted due to user timeout', 'rfc9293:3.8.4:dead');
    deleteTcb(context, 'rfc9293:3.8.4:dead', 'connection aborted due to user timeout');
    return;
  }
  tcb.keepAliveProbes += 1;
  const segment = segmentOf(tcb, add(tcb.sndNxt, -1), 0, ACK);
  context.send(segment, tcb.keepAliveProbes - 1, 'rfc9293:3.8.4:probe');
  context.start('keep-alive', keepAlive.intervalMs, 'rfc9293:3.8.4:wait');
}
