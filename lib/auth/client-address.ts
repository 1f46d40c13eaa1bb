import { isIP } from 'node:net';

/**
 * The network address a request came from. `forwardedFor` is the header X-Forwarded-For as the app sees it, whose last
 * entry is the peer of the connection (see instrumentation.ts); of the proxies before it `trusted` are believed.
 */
export function clientAddress(forwardedFor: string | null, trusted: number): string {
  const hops = (forwardedFor ?? '').split(',').map((hop) => hop.trim());
  const claimed = hops.at(-1 - Math.min(trusted, hops.length - 1)) ?? '';
  return isIP(claimed) ? network(claimed) : 'unknown';
}

/** One household has one IPv6 /64, not one address. */
function network(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  return isIP(address) === 6 ? firstGroups(address, 4) : address;
}

function firstGroups(address: string, count: number): string {
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? [];
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after];
  return `${groups
    .slice(0, count)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::`;
}
