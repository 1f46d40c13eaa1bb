import type { BecauseId } from '../because';
import { challenge } from '../challenge';
import type { Context } from '../context';
import { deleteTcb } from '../delete';
import { reconnect } from '../reconnect';
import { returnToListen } from '../return-to-listen';
import { has, RST, type Segment } from '../segment';
import { add } from '../seq';

/** RFC 9293 §3.10.7.4 second, §3.5.3. Whatever text the RST has says nothing (SHLD-2). False: the segment is dealt with. */
export function secondRst(context: Context, segment: Segment): boolean {
  if (!has(segment, RST)) return true;
  const { tcb } = context;
  const { rstInWindow, rstInTimeWait, rstBeforeFin } = tcb.behaviour;
  const beforeFin = rstBeforeFin === 'accept' && tcb.peerFinished;
  const exact = segment.seq === tcb.rcvNxt || (beforeFin && segment.seq === add(tcb.rcvNxt, -1));
  if (tcb.state === 'TIME-WAIT' && rstInTimeWait !== 'close') {
    if (exact && rstInTimeWait === 'exact-only')
      deleteTcb(context, 'behaviour:rstInTimeWait', null);
  } else if (exact || rstInWindow === 'reset') {
    reset(context);
  } else {
    challenge(context, segment, 'rfc9293:3.10.7.4:second:challenge');
  }
  return false;
}

/** What a RST that is believed does, by state. */
function reset(context: Context): void {
  const { tcb } = context;
  switch (tcb.state) {
    case 'SYN-RECEIVED':
      if (tcb.origin === 'passive') {
        returnToListen(context, 'rfc9293:3.10.7.4:second:syn-received');
      } else {
        tell(context, 'connection refused', 'rfc9293:3.10.7.4:second:syn-received');
      }
      break;
    case 'ESTABLISHED':
    case 'FIN-WAIT-1':
    case 'FIN-WAIT-2':
    case 'CLOSE-WAIT':
      tell(context, 'connection reset', 'rfc9293:3.10.7.4:second:established');
      break;
    case 'CLOSING':
    case 'LAST-ACK':
      if (tcb.behaviour.rstWhileClosing === 'told') {
        context.signal('connection reset', 'behaviour:rstWhileClosing');
      }
      deleteTcb(context, 'rfc9293:3.10.7.4:second:closing', null);
      break;
    case 'TIME-WAIT':
      deleteTcb(context, 'rfc9293:3.10.7.4:second:closing', null);
      break;
    case 'CLOSED':
    case 'LISTEN':
    case 'SYN-SENT':
      // These have their own ways: §3.10.7.1 to §3.10.7.3.
      break;
  }
}

function tell(
  context: Context,
  signal: 'connection refused' | 'connection reset',
  why: BecauseId,
): void {
  context.signal(signal, why);
  deleteTcb(context, why, 'connection reset');
  if (context.tcb.behaviour.rstMeans === 'reconnect') reconnect(context, 'behaviour:rstMeans');
}
