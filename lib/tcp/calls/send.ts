import type { Context } from '../context';
import { ACK, PSH } from '../segment';
import { add } from '../seq';
import type { Tcb } from '../tcb';
import { sendNew, transmit } from '../transmit';

/** RFC 9293 §3.10.2. */
export function send(context: Context, octets: number, urgent: boolean): void {
  const { tcb } = context;
  switch (tcb.state) {
    case 'CLOSED':
    case 'LISTEN':
      // From LISTEN, SEND would open actively; the remote socket of a listener is never specified here.
      context.result('SEND', 'connection does not exist', 0, 'rfc9293:3.10.2:closed');
      return;
    case 'SYN-SENT':
    case 'SYN-RECEIVED':
      queue(tcb, octets, urgent);
      context.result('SEND', null, octets, 'rfc9293:3.10.2:queued');
      return;
    case 'ESTABLISHED':
    case 'CLOSE-WAIT':
      queue(tcb, octets, urgent);
      context.result('SEND', null, octets, 'rfc9293:3.10.2:established');
      transmit(context);
      return;
    case 'FIN-WAIT-1':
    case 'FIN-WAIT-2':
      if (tcb.behaviour.sendAfterClose === 'sent') {
        sendPastFin(context, octets);
        return;
      }
      context.result('SEND', 'connection closing', 0, 'rfc9293:3.10.2:closing');
      return;
    case 'CLOSING':
    case 'LAST-ACK':
    case 'TIME-WAIT':
      context.result('SEND', 'connection closing', 0, 'rfc9293:3.10.2:closing');
  }
}

/** Puts text behind what waits already; urgent text moves SND.UP to its end (§3.10.2, §3.8.5 MUST-62). */
function queue(tcb: Tcb, octets: number, urgent: boolean): void {
  tcb.unsent += octets;
  if (urgent) tcb.sndUp = add(tcb.sndNxt, tcb.unsent + (tcb.sndNxt === tcb.iss ? 1 : 0));
}

/** The believer's send (D16): what was closed still carries text. */
function sendPastFin(context: Context, octets: number): void {
  context.result('SEND', null, octets, 'behaviour:sendAfterClose');
  sendNew(context, octets, ACK | PSH, 'behaviour:sendAfterClose');
}
