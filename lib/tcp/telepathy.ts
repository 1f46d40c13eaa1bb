import type { Context } from './context';
import { deleteTcb } from './delete';
import type { Telepathy } from './events';
import { ACK, FIN, has, isPureAck, type Segment } from './segment';
import { ge } from './seq';
import { endOf } from './retransmission';

/** What a believer takes an endpoint to know. See belief-decisions.ts; never reached by a real behaviour. */
export function telepathy(context: Context, event: Telepathy): void {
  if (event.learns === 'peer-lost') peerLost(context);
  else if (event.learns === 'peer-sent') peerSent(context, event.segment);
  else mineArrived(context, event.segment);
}

function peerLost(context: Context): void {
  context.signal('connection reset', 'behaviour:lostPeer');
  deleteTcb(context, 'behaviour:lostPeer', 'connection reset');
}

function peerSent(context: Context, segment: Segment): void {
  const { tcb } = context;
  const { behaviour } = tcb;
  if (behaviour.namesAtSecondFin === 'swapped' && has(segment, FIN) && tcb.state === 'FIN-WAIT-2') {
    context.rename('LAST-ACK', 'behaviour:namesAtSecondFin');
  }
  const front = tcb.retransmissionQueue[0];
  const answered = front !== undefined && isPureAck(segment) && ge(segment.ack, endOf(front));
  if (behaviour.pureAcks === 'retransmitted' && answered) {
    context.stop('retransmission', 'behaviour:pureAcks');
  }
}

function mineArrived(context: Context, segment: Segment): void {
  const { tcb } = context;
  const { behaviour } = tcb;
  if (behaviour.activePath === 'through-syn-received' && tcb.believedState === 'SYN-RECEIVED') {
    context.rename(null, 'behaviour:activePath');
  }
  if (behaviour.pureAcks === 'retransmitted') forgetPureAck(context, segment.ack);
  if (behaviour.timeWaitEnds === 'when-last-ack-arrived' && tcb.state === 'TIME-WAIT') {
    deleteTcb(context, 'behaviour:timeWaitEnds', null);
  }
}

/** Takes the ACK that arrived off the retransmission queue. */
function forgetPureAck(context: Context, ack: number): void {
  const { tcb } = context;
  const rest = tcb.retransmissionQueue.filter((entry) => entry.ctl !== ACK || ack !== tcb.rcvNxt);
  tcb.retransmissionQueue.splice(0, tcb.retransmissionQueue.length, ...rest);
  if (rest.length === 0) context.stop('retransmission', 'behaviour:pureAcks');
}
