import type { Context } from './context';
import { readAll } from './delayed-ack';

/** Hands text in order to the user: to RECEIVE calls that wait, else it stays unread and takes window. */
export function deliver(context: Context, octets: number): void {
  const { tcb } = context;
  if (tcb.readsAtOnce) {
    context.result('RECEIVE', null, octets, 'rfc9293:3.10.3:delivered');
    return;
  }
  tcb.unread += octets;
  tcb.rcvWnd -= octets;
  serve(context);
}

/** Serves the RECEIVE calls that wait with what is unread, and opens the window by as much. */
export function serve(context: Context): void {
  const { tcb } = context;
  while (tcb.unread > 0) {
    const wanted = tcb.receives.shift();
    if (wanted === undefined) return;
    const octets = Math.min(wanted, tcb.unread);
    tcb.unread -= octets;
    openWindow(context);
    context.result('RECEIVE', null, octets, 'rfc9293:3.10.3:delivered');
  }
  readAll(context);
}

/**
 * The receiver's side of silly-window avoidance (§3.8.6.2.2 MUST-39): the right edge moves only by what is worth a
 * segment, never to the left (SHLD-14), and not at all while nobody reads (MAY-8); the peer is told when the window,
 * having been too small to use, is worth one again.
 */
function openWindow(context: Context): void {
  const { tcb } = context;
  const worthwhile = Math.min(tcb.sndMss, tcb.rcvBuffer / 2);
  const wasShut = tcb.rcvWnd < worthwhile;
  const free = tcb.rcvBuffer - tcb.unread;
  if (free - tcb.rcvWnd < worthwhile) return;
  tcb.rcvWnd = free;
  if (wasShut && !tcb.peerFinished) context.owe('rfc9293:3.8.6.2.2');
}
