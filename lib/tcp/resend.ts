import type { BecauseId } from './because';
import type { Context } from './context';
import { magicOf } from './magic';
import { ACK, FIN, SYN } from './segment';
import type { Outstanding, Tcb } from './tcb';
import { segmentOf, synAckCtl } from './transmit';

/**
 * Sends the transmission again as the TCB stands now: same octets, current acknowledgment and window. What lay in the
 * peer's window once is sent again in full, whatever that window is now (SHLD-16, MAY-7).
 */
export function resend(context: Context, entry: Outstanding, why: BecauseId): void {
  const { tcb } = context;
  const segment = segmentOf(tcb, entry.seq, entry.len, ctlNow(tcb, entry));
  entry.sentAtMs = context.nowMs;
  const params = { attempt: entry.attempts };
  context.send(segment, entry.attempts, why, params, magicOf(tcb, segment));
}

function ctlNow(tcb: Tcb, entry: Outstanding): number {
  if (tcb.state === 'SYN-SENT') return SYN;
  if (entry.ctl & SYN) return synAckCtl(tcb);
  const bare = entry.ctl & FIN && tcb.behaviour.finForm === 'bare-fin';
  return bare ? entry.ctl : entry.ctl | ACK;
}
