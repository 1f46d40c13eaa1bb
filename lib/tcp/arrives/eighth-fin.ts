import type { BecauseId } from '../because';
import type { Context } from '../context';
import { acknowledgeFin } from '../delayed-ack';
import { endReceives } from '../delete';
import { enterTimeWait } from '../establish';
import { add } from '../seq';
import { sendPureAck } from '../transmit';

const why: BecauseId = 'rfc9293:3.10.7.4:eighth';

/** RFC 9293 §3.10.7.4 eighth, for a FIN whose turn has come: everything before it has arrived. */
export function eighthFin(context: Context): void {
  const { tcb } = context;
  if (!tcb.finInOrder || tcb.peerFinished) return;
  tcb.peerFinished = true;
  tcb.rcvNxt = add(tcb.rcvNxt, 1);
  acknowledgeFin(context, why);
  context.signal('connection closing', why);
  endReceives(context, why, 'connection closing');
  byState(context);
}

function byState(context: Context): void {
  const { tcb } = context;
  // A FIN-WAIT-1 whose FIN is acknowledged has become FIN-WAIT-2 in the fifth step. The states beyond
  // CLOSE-WAIT have had their FIN.
  if (tcb.state === 'ESTABLISHED') {
    context.enter('CLOSE-WAIT', why);
    endCloseWait(context);
  } else if (tcb.state === 'FIN-WAIT-1') {
    if (tcb.behaviour.finInFinWait1 === 'time-wait')
      enterTimeWait(context, 'behaviour:finInFinWait1');
    else context.enter('CLOSING', why);
  } else if (tcb.state === 'FIN-WAIT-2') {
    enterTimeWait(context, why);
  }
}

/** Beliefs about CLOSE-WAIT; really it lasts until CLOSE is called. */
function endCloseWait(context: Context): void {
  const { tcb } = context;
  if (tcb.behaviour.closeWaitEnds === 'on-own-ack') consent(context);
  if (tcb.behaviour.closeWaitEnds !== 'by-itself') return;
  sendPureAck(context, why);
  tcb.closeQueued = true;
}

/** The believer's close: the ACK of the FIN leaves, and with it CLOSE-WAIT. */
function consent(context: Context): void {
  sendPureAck(context, why);
  context.rename('LAST-ACK', 'behaviour:closeWaitEnds');
}
