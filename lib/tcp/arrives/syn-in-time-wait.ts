import type { Context } from '../context';
import { deleteTcb } from '../delete';
import { ACK, has, RST, SYN, type Segment } from '../segment';
import { olderThanRecent } from '../paws';
import { add, distance, ge, gt } from '../seq';
import type { Tcb } from '../tcb';
import { resetFor } from '../transmit';

/** How far ahead of the old connection's last number the new one begins (Linux: 65535 + 2). */
const issGap = 65_537;

/**
 * RFC 9293 §3.6.1 MAY-2 and RFC 6191: a new SYN may take the place of TIME-WAIT, if its number or its timestamp
 * shows that it is newer than everything of the old connection. False: the segment is dealt with.
 */
export function synInTimeWait(context: Context, segment: Segment): boolean {
  const { tcb } = context;
  if (!has(segment, SYN) || has(segment, ACK) || has(segment, RST)) return true;
  if (tcb.behaviour.synInTimeWait === 'reset') {
    context.send(resetFor(segment, tcb.behaviour), 0, 'behaviour:synInTimeWait:reset');
    return false;
  }
  if (tcb.behaviour.synInTimeWait === 'challenge-ack') return true;
  if (tcb.behaviour.synInTimeWait === 'rfc6191') {
    if (!newerByRfc6191(tcb, segment)) return false;
  } else if (!isNewer(context, segment)) {
    return true;
  }
  const iss = add(tcb.sndNxt, issGap);
  deleteTcb(context, 'behaviour:synInTimeWait', null);
  context.reopen(iss, 'behaviour:synInTimeWait');
  return false;
}

function isNewer({ tcb, nowMs }: Context, segment: Segment): boolean {
  if (olderThanRecent(tcb, segment, nowMs)) return false;
  const value = segment.options?.timestamps?.value;
  const { timestamps, tsRecent } = tcb.agreed;
  const newerTime = timestamps && value !== undefined && distance(value, tsRecent) > 0;
  return newerTime || gt(segment.seq, tcb.rcvNxt);
}

/** RFC 6191 §2 (SHLD-4): the timestamps decide; the numbers only where those cannot. */
function newerByRfc6191({ agreed, rcvNxt }: Tcb, segment: Segment): boolean {
  const value = segment.options?.timestamps?.value;
  const numbersAhead = ge(segment.seq, rcvNxt);
  if (!agreed.timestamps) return value !== undefined || numbersAhead;
  if (value === undefined) return numbersAhead;
  const ahead = distance(value, agreed.tsRecent);
  return ahead > 0 || (ahead === 0 && numbersAhead);
}
