import { rememberTimestamp } from '../agree';
import { hear } from '../believed-ack';
import type { Context } from '../context';
import { heardFromPeer } from '../keep-alive';
import { paws } from '../paws';
import type { Segment } from '../segment';
import { closed } from './closed';
import { fifthAck } from './fifth-ack';
import { firstSequence } from './first-sequence';
import { fourthSyn } from './fourth-syn';
import { fromSixth } from './from-sixth';
import { listen } from './listen';
import { releasedFinWait2 } from './released-fin-wait-2';
import { secondRst } from './second-rst';
import { synInTimeWait } from './syn-in-time-wait';
import { synSent } from './syn-sent';

/** RFC 9293 §3.10.7 SEGMENT ARRIVES. */
export function arrives(context: Context, segment: Segment): void {
  const { state, heard } = context.tcb;
  if (heard !== null) hear(context.tcb, segment);
  if (state === 'CLOSED') closed(context, segment);
  else if (state === 'LISTEN') listen(context, segment);
  else if (state === 'SYN-SENT') synSent(context, segment);
  else otherStates(context, segment);
}

/**
 * §3.10.7.4, in its order. Each check says whether processing goes on. The third, security and compartment,
 * belongs to the IP layer, which is not modelled.
 */
function otherStates(context: Context, segment: Segment): void {
  const { state, released, behaviour } = context.tcb;
  if (state === 'TIME-WAIT' && !synInTimeWait(context, segment)) return;
  if (state === 'FIN-WAIT-2' && released && behaviour.releasedFinWait2 === 'reduced') {
    if (!releasedFinWait2(context, segment)) return;
  }
  if (!paws(context, segment)) return;
  heardFromPeer(context);
  if (!firstSequence(context, segment)) return;
  if (context.tcb.agreed.timestamps) rememberTimestamp(context, segment);
  if (!secondRst(context, segment)) return;
  if (!fourthSyn(context, segment)) return;
  if (!fifthAck(context, segment)) return;
  fromSixth(context, segment);
}
