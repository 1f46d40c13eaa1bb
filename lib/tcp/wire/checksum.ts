/** The IPv4 addresses of a segment, each as an unsigned 32-bit number. */
export interface Addresses {
  readonly src: number;
  readonly dst: number;
}

/** IANA's protocol number of TCP. */
const protocol = 6;

/**
 * The checksum of RFC 9293 §3.1 over pseudo-header, header and text; over octets whose checksum field is filled in
 * it gives 0 when that is right (MUST-2, MUST-3).
 */
export function checksum(octets: Uint8Array, { src, dst }: Addresses): number {
  let sum = (src >>> 16) + (src & 0xffff) + (dst >>> 16) + (dst & 0xffff);
  sum += protocol + octets.length;
  for (let at = 0; at < octets.length; at += 2) {
    sum += ((octets[at] ?? 0) << 8) + (octets[at + 1] ?? 0);
  }
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return ~sum & 0xffff;
}
