import { flagsOf, type Segment } from '@/lib/tcp';
import type { Host } from './host';

/**
 * What believers expect of hosts and network (the decisions of lib/tcp's belief-decisions.ts that no endpoint can
 * make). Every real behaviour answers no.
 */

/** D40: a SYN that its sender no longer stands by, which a listener could only know by magic. */
export function knownAsOld(to: Host, from: Host, segment: Segment): boolean {
  if (to.spec.behaviour.oldSyn !== 'recognised' || flagsOf(segment).join() !== 'SYN') return false;
  if (!to.listeners.has(segment.dstPort)) return false;
  return from.connection(segment.srcPort, segment.dstPort)?.tcb.iss !== segment.seq;
}

/** D27: something answers for a host that nothing reaches. */
export const answersForNobody = (host: Host): boolean =>
  host.spec.behaviour.unreachableHost === 'resets';

/** D33: a queue that overflows is more than its host can bear. */
export const fellsHost = (host: Host, segment: Segment): boolean =>
  host.spec.behaviour.synFlood === 'fells-host' && flagsOf(segment).includes('SYN');
