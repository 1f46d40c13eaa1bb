import type { HostName, Trace } from '@/lib/sim';
import type { CapturedSegment } from './captured-segment';

/** IPv4 addresses as unsigned 32-bit numbers. */
export type Addresses = Readonly<Record<HostName, number>>;

/** Addresses for documentation (RFC 5737): 192.0.2.1 and 198.51.100.2. */
export const usualAddresses: Addresses = { A: 0xc0000201, B: 0xc6336402 };

/**
 * What tcpdump on one of the hosts sees of a run: what it sends, whatever becomes of it, and what arrives, whether or
 * not there is room for it.
 */
export function captureAt(
  trace: Trace,
  host: HostName,
  addresses: Addresses = usualAddresses,
): CapturedSegment[] {
  const other = host === 'A' ? 'B' : 'A';
  return trace.flatMap((event): CapturedSegment[] => {
    if (event.host !== host) return [];
    const { at: atMs } = event;
    if (event.kind === 'send') {
      return [{ atMs, src: addresses[host], dst: addresses[other], segment: event.segment }];
    }
    const arrived =
      event.kind === 'deliver' ||
      (event.kind === 'drop' && (event.reason === 'overflow' || event.reason === 'corrupt'));
    if (!arrived) return [];
    return [{ atMs, src: addresses[other], dst: addresses[host], segment: event.segment }];
  });
}
