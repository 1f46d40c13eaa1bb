import { challenge } from './challenge';
import type { Context } from './context';
import { has, RST, SYN, type Segment } from './segment';
import { distance } from './seq';
import type { Tcb } from './tcb';

/** TS.Recent is worth nothing after 24 days: the clock may have gone once round (RFC 7323 §5.5). */
const outdatedAfterMs = 24 * 24 * 3600 * 1000;

/** Whether the segment is older than what was taken last (RFC 7323 §5.3 R1). */
export function olderThanRecent(tcb: Tcb, segment: Segment, nowMs: number): boolean {
  const value = segment.options?.timestamps?.value;
  const { tsRecent, tsRecentAtMs } = tcb.agreed;
  if (value === undefined || tsRecentAtMs === null) return false;
  return distance(value, tsRecent) < 0 && nowMs - tsRecentAtMs <= outdatedAfterMs;
}

/** Protection against wrapped sequence numbers (RFC 7323 §5), before the first check. False: dropped. */
export function paws(context: Context, segment: Segment): boolean {
  const { tcb, nowMs } = context;
  if (!tcb.agreed.timestamps || has(segment, RST)) return true;
  if (segment.options?.timestamps === undefined) {
    return has(segment, SYN) || tcb.behaviour.missingTimestamp === 'accept';
  }
  if (!olderThanRecent(tcb, segment, nowMs)) return true;
  challenge(context, segment, 'rfc7323:5.3');
  return false;
}
