import { agree } from '../agree';
import type { Context } from '../context';
import { establish } from '../establish';
import { hold } from '../reassembly';
import { ACK, FIN, has, RST, SYN, type Segment } from '../segment';
import { add } from '../seq';
import { resetFor, sendSynAck } from '../transmit';

/** RFC 9293 §3.10.7.2. */
export function listen(context: Context, segment: Segment): void {
  const { tcb } = context;
  // First: a RST answers nothing that this incarnation has sent.
  if (has(segment, RST)) return;
  // Second: whatever is acknowledged was not sent from here.
  if (has(segment, ACK)) {
    if (tcb.behaviour.ackInListen === 'drop') return;
    context.send(resetFor(segment, tcb.behaviour), 0, 'rfc9293:3.10.7.2:second');
    return;
  }
  // Third; fourth: anything without SYN is dropped.
  if (!has(segment, SYN)) return;
  if (refuses(context, segment)) return;
  tcb.remotePort = segment.srcPort;
  tcb.irs = segment.seq;
  tcb.rcvNxt = add(segment.seq, 1);
  tcb.rcvUp = tcb.rcvNxt;
  agree(tcb, segment, context.nowMs);
  tcb.sndWnd = segment.wnd;
  tcb.maxSndWnd = segment.wnd;
  tcb.sndWl1 = segment.seq;
  holdRest(context, segment);
  context.enter('SYN-RECEIVED', 'rfc9293:3.10.7.2:third');
  sendSynAck(context, 'rfc9293:3.10.7.2:third');
  if (tcb.behaviour.handshake === 'two-way') establish(context, 'behaviour:handshake', null);
}

/** A SYN with more than itself, where the behaviour takes none. True: it is dealt with. */
function refuses(context: Context, segment: Segment): boolean {
  const { synFinInListen, textOnSyn } = context.tcb.behaviour;
  const fin = has(segment, FIN) ? synFinInListen : 'queue';
  if (fin === 'drop') return true;
  if (fin !== 'reset' && !(segment.len > 0 && textOnSyn === 'reset')) return false;
  context.send(resetFor(segment, context.tcb.behaviour), 0, 'behaviour:synWithMore');
  return true;
}

/** «any other control or text should be queued for processing later» */
export function holdRest(context: Context, segment: Segment): void {
  const { tcb } = context;
  const more = segment.len > 0 || has(segment, FIN);
  if (more && tcb.behaviour.textOnSyn === 'queue') hold(tcb, segment);
}
