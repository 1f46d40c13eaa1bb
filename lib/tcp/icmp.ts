import type { BecauseId } from './because';
import type { Context } from './context';
import { deleteTcb } from './delete';
import type { IcmpArrival, IcmpError } from './events';
import { report } from './report';
import { returnToListen } from './return-to-listen';
import { ge, lt } from './seq';
import { unreachable } from './state';

/**
 * RFC 9293 §3.9.2.2: an error message that the IP layer passes up to the connection it concerns (MUST-54). One that
 * quotes a number not under way is ignored: whoever is under way sees what is (RFC 5927 §4.1).
 */
export function icmp(context: Context, { error, quotedSeq }: IcmpArrival): void {
  const { tcb } = context;
  const kind = kindOf(error);
  if (kind === 'quench' || tcb.state === 'CLOSED') return;
  if (lt(quotedSeq, tcb.sndUna) || ge(quotedSeq, tcb.sndNxt)) return;
  if (tcb.behaviour.icmpError === 'by-state') byState(context);
  else if (kind === 'hard') end(context, 'rfc9293:3.9.2.2:hard');
  else report(context, 'network error', 'rfc9293:3.9.2.2:soft');
}

/** Source quench is discarded (MUST-55); soft errors end nothing (MUST-56, SHLD-25), hard ones should (SHLD-26). */
function kindOf(error: IcmpError): 'quench' | 'soft' | 'hard' {
  switch (error) {
    case 'source quench':
      return 'quench';
    case 'network unreachable':
    case 'host unreachable':
    case 'source route failed':
    case 'time exceeded':
    case 'parameter problem':
      return 'soft';
    case 'protocol unreachable':
    case 'port unreachable':
    case 'fragmentation needed':
      return 'hard';
    default:
      return unreachable(error);
  }
}

function byState(context: Context): void {
  const { state } = context.tcb;
  if (state === 'SYN-SENT' || state === 'SYN-RECEIVED') end(context, 'behaviour:icmpError');
  else report(context, 'network error', 'behaviour:icmpError');
}

/** As a believed RST would: a passive open goes back to LISTEN. */
function end(context: Context, why: BecauseId): void {
  const { tcb } = context;
  if (tcb.state === 'SYN-RECEIVED' && tcb.origin === 'passive') {
    returnToListen(context, why);
    return;
  }
  context.signal('destination unreachable', why);
  deleteTcb(context, why, 'connection reset');
}
