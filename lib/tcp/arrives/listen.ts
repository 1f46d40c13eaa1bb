import type { Context } from '../context';
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
    context.send(resetFor(segment), 0, 'rfc9293:3.10.7.2:second');
    return;
  }
  // Third; fourth: anything without SYN is dropped.
  if (!has(segment, SYN)) return;
  if (has(segment, FIN) && tcb.behaviour.synFinInListen === 'drop') return;
  tcb.remotePort = segment.srcPort;
  tcb.irs = segment.seq;
  tcb.rcvNxt = add(segment.seq, 1);
  tcb.sndWnd = segment.wnd;
  tcb.maxSndWnd = segment.wnd;
  tcb.sndWl1 = segment.seq;
  holdRest(context, segment);
  context.enter('SYN-RECEIVED', 'rfc9293:3.10.7.2:third');
  sendSynAck(context, 'rfc9293:3.10.7.2:third');
}

/** «any other control or text should be queued for processing later» */
export function holdRest(context: Context, segment: Segment): void {
  const { tcb } = context;
  const more = segment.len > 0 || has(segment, FIN);
  if (more && tcb.behaviour.textOnSyn === 'queue') hold(tcb, segment);
}
