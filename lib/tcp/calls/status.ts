import type { Context } from '../context';

/** RFC 9293 §3.10.6: the state and the TCB's variables are in the output's snapshot. */
export function status(context: Context): void {
  const closed = context.tcb.state === 'CLOSED';
  context.result('STATUS', closed ? 'connection does not exist' : null, 0, 'rfc9293:3.10.6');
}
