import type { Context } from '../context';
import { transmit } from '../transmit';

/** RFC 9293 §3.10.2. */
export function send(context: Context, octets: number): void {
  const { tcb } = context;
  switch (tcb.state) {
    case 'CLOSED':
    case 'LISTEN':
      // From LISTEN, SEND would open actively; the remote socket of a listener is never specified here.
      context.result('SEND', 'connection does not exist', 0, 'rfc9293:3.10.2:closed');
      return;
    case 'SYN-SENT':
    case 'SYN-RECEIVED':
      tcb.unsent += octets;
      context.result('SEND', null, octets, 'rfc9293:3.10.2:queued');
      return;
    case 'ESTABLISHED':
    case 'CLOSE-WAIT':
      tcb.unsent += octets;
      context.result('SEND', null, octets, 'rfc9293:3.10.2:established');
      transmit(context);
      return;
    case 'FIN-WAIT-1':
    case 'FIN-WAIT-2':
    case 'CLOSING':
    case 'LAST-ACK':
    case 'TIME-WAIT':
      context.result('SEND', 'connection closing', 0, 'rfc9293:3.10.2:closing');
  }
}
