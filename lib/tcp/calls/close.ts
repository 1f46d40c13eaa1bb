import type { Context } from '../context';
import { deleteTcb } from '../delete';
import { watchFinWait2 } from '../establish';
import { resetFromHere, sendFin, transmit } from '../transmit';

/**
 * RFC 9293 §3.10.4, §3.6. `release` says that the process gives the connection up, as close() of the sockets API
 * does (the «half-duplex» close of §3.6.1 MAY-1); without it only the sending direction ends, as shutdown() does.
 */
export function close(context: Context, release: boolean): void {
  const { tcb } = context;
  if (release) {
    if (tcb.unread > 0 && tcb.behaviour.releaseWithUnread === 'rst') {
      resetUnread(context);
      return;
    }
    tcb.released = true;
  }
  switch (tcb.state) {
    case 'CLOSED':
      context.result('CLOSE', 'connection does not exist', 0, 'rfc9293:3.10.4:closed');
      return;
    case 'LISTEN':
      deleteTcb(context, 'rfc9293:3.10.4:listen', 'closing');
      return;
    case 'SYN-SENT':
      if (tcb.behaviour.closeInSynSent === 'fin') {
        context.enter('FIN-WAIT-1', 'behaviour:closeInSynSent');
        sendFin(context, 0, 0);
        return;
      }
      deleteTcb(context, 'rfc9293:3.10.4:syn-sent', 'closing');
      return;
    case 'SYN-RECEIVED':
      closeSynReceived(context);
      return;
    case 'ESTABLISHED':
      tcb.closeQueued = true;
      context.enter('FIN-WAIT-1', 'rfc9293:3.10.4:established');
      transmit(context);
      return;
    case 'CLOSE-WAIT':
      tcb.closeQueued = true;
      transmit(context);
      return;
    case 'FIN-WAIT-1':
    case 'FIN-WAIT-2':
    case 'CLOSING':
    case 'LAST-ACK':
    case 'TIME-WAIT':
      if (tcb.state === 'FIN-WAIT-2' && release) watchFinWait2(context);
      context.result('CLOSE', 'connection closing', 0, 'rfc9293:3.10.4:closing');
  }
}

/** SYN-RECEIVED: at once if nothing waits to be sent, else once ESTABLISHED. */
function closeSynReceived(context: Context): void {
  const { tcb } = context;
  if (tcb.unsent > 0 || tcb.closeQueued) {
    tcb.closeQueued = true;
    return;
  }
  context.enter('FIN-WAIT-1', 'rfc9293:3.10.4:syn-received');
  sendFin(context, 0, 0);
}

/** SHLD-3: who closes without having read everything tells the peer that text was lost. */
function resetUnread(context: Context): void {
  resetFromHere(context, 'behaviour:releaseWithUnread');
  deleteTcb(context, 'behaviour:releaseWithUnread', 'connection reset');
}
