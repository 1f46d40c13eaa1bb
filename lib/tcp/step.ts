import { arrives } from './arrives/segment-arrives';
import { call } from './calls/user-call';
import { Context } from './context';
import type { Output, TcpEvent } from './events';
import { icmp } from './icmp';
import { heardFromPeer } from './keep-alive';
import { unreachable } from './state';
import type { Settings } from './settings';
import { freshAckDelay } from './create-tcb';
import type { Tcb } from './tcb';
import { telepathy } from './telepathy';
import { timeout } from './timeouts';
import { sendPureAck, transmit } from './transmit';

/**
 * One event at one endpoint (RFC 9293 §3.10): changes the TCB in place and gives what follows from the
 * event, in order. No ambient input: the same TCB, event and time give the same outputs.
 *
 * @param nowMs milliseconds since any fixed moment, never going back
 * @param observed whether each output carries a snapshot of the TCB (it costs several times the protocol)
 */
export function step(tcb: Tcb, event: TcpEvent, nowMs: number, observed = false): Output[] {
  const context = new Context(tcb, nowMs, observed);
  switch (event.kind) {
    case 'call':
      call(context, event.call);
      break;
    case 'segment':
      arrives(context, event.segment);
      break;
    case 'timeout':
      timeout(context, event.timer);
      break;
    case 'settings':
      reset(tcb, event.settings);
      heardFromPeer(context);
      transmit(context);
      break;
    case 'icmp':
      icmp(context, event);
      break;
    case 'telepathy':
      telepathy(context, event);
      break;
    default:
      unreachable(event);
  }
  if (context.owed !== null) sendPureAck(context, context.owed);
  return context.outputs;
}

/** What an application sets holds from now on; an acknowledgment that may wait needs its own memory. */
function reset(tcb: Tcb, settings: Settings): void {
  if (settings.delayedAck && !tcb.settings.delayedAck) tcb.ackDelay = freshAckDelay();
  tcb.settings = settings;
}
