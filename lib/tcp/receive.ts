import type { Context } from './context';

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
    openWindow(context, octets);
    context.result('RECEIVE', null, octets, 'rfc9293:3.10.3:delivered');
  }
}

/** Tells the peer when the window, having been too small to use, is worth a segment again (§3.8.6.2.2). */
function openWindow(context: Context, octets: number): void {
  const { tcb } = context;
  const worthwhile = Math.min(tcb.sndMss, tcb.rcvBuffer / 2);
  const wasShut = tcb.rcvWnd < worthwhile;
  tcb.rcvWnd += octets;
  const opened = wasShut && tcb.rcvWnd >= worthwhile && !tcb.peerFinished;
  if (opened) context.owe('rfc9293:3.8.6.2.2');
}
