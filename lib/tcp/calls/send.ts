import type { Context } from '../context';
import { ACK, PSH } from '../segment';
import { add } from '../seq';
import type { Tcb } from '../tcb';
import { sendNew, transmit } from '../transmit';
import { hasRemote, open } from './open';

/** RFC 9293 §3.10.2. */
export function send(context: Context, octets: number, urgent: boolean): void {
  const { tcb } = context;
  // A CLOSE waits for text before it (§3.10.4): whoever called it has said that nothing more comes.
  if (tcb.closeQueued && tcb.behaviour.sendAfterClose === 'refused') {
    context.result('SEND', 'connection closing', 0, 'rfc9293:3.10.2:closing');
    return;
  }
  switch (tcb.state) {
    case 'CLOSED':
      context.result('SEND', 'connection does not exist', 0, 'rfc9293:3.10.2:closed');
      return;
    case 'LISTEN':
      sendInListen(context, octets, urgent);
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

/** A passive open with a remote socket becomes an active one; the text waits for ESTABLISHED. */
function sendInListen(context: Context, octets: number, urgent: boolean): void {
  const { tcb } = context;
  if (!hasRemote(tcb)) {
    context.result('SEND', 'remote socket unspecified', 0, 'rfc9293:3.10.1:unspecified');
    return;
  }
  open(context, true);
  queue(tcb, octets, urgent);
  context.result('SEND', null, octets, 'rfc9293:3.10.2:queued');
}

/** Puts text behind what waits already; urgent text moves SND.UP to its end (§3.10.2, §3.8.5 MUST-62). */
function queue(tcb: Tcb, octets: number, urgent: boolean): void {
  tcb.unsent += octets;
  if (urgent) tcb.sndUp = add(tcb.sndNxt, tcb.unsent);
}

/** The believer's send (D16): what was closed still carries text. */
function sendPastFin(context: Context, octets: number): void {
  context.result('SEND', null, octets, 'behaviour:sendAfterClose');
  sendNew(context, octets, ACK | PSH, 'behaviour:sendAfterClose');
}
