import type { Context } from '../context';
import { deleteTcb } from '../delete';
import { resetFromHere } from '../transmit';

/** RFC 9293 §3.10.5. */
export function abort(context: Context): void {
  switch (context.tcb.state) {
    case 'CLOSED':
      context.result('ABORT', 'connection does not exist', 0, 'rfc9293:3.10.5:closed');
      return;
    case 'LISTEN':
    case 'SYN-SENT':
      deleteTcb(context, 'rfc9293:3.10.5:not-synchronized', 'connection reset');
      return;
    case 'CLOSING':
    case 'LAST-ACK':
    case 'TIME-WAIT':
      context.result('ABORT', null, 0, 'rfc9293:3.10.5:closing');
      deleteTcb(context, 'rfc9293:3.10.5:closing', null);
      return;
    case 'SYN-RECEIVED':
    case 'ESTABLISHED':
    case 'FIN-WAIT-1':
    case 'FIN-WAIT-2':
    case 'CLOSE-WAIT':
      resetFromHere(context, 'rfc9293:3.10.5:established');
      deleteTcb(context, 'rfc9293:3.10.5:established', 'connection reset');
  }
}
