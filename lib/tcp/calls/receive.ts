import type { Context } from '../context';
import { serve } from '../receive';

/** RFC 9293 §3.10.3. */
export function receive(context: Context, octets: number): void {
  const { tcb } = context;
  switch (tcb.state) {
    case 'CLOSED':
      context.result('RECEIVE', 'connection does not exist', 0, 'rfc9293:3.10.3:closed');
      return;
    case 'CLOSING':
    case 'LAST-ACK':
    case 'TIME-WAIT':
      if (tcb.unread > 0 && tcb.behaviour.receiveWhileClosing === 'served') break;
      context.result('RECEIVE', 'connection closing', 0, 'rfc9293:3.10.3:closing');
      return;
    case 'CLOSE-WAIT':
      if (tcb.unread > 0) break;
      context.result('RECEIVE', 'connection closing', 0, 'rfc9293:3.10.3:close-wait');
      return;
    case 'LISTEN':
    case 'SYN-SENT':
    case 'SYN-RECEIVED':
    case 'ESTABLISHED':
    case 'FIN-WAIT-1':
    case 'FIN-WAIT-2':
      break;
  }
  tcb.receives.push(octets);
  serve(context);
}
