/** The header of RFC 791 without options, which is the only one written here. */
export const headerOctets = 20;
const protocolTcp = 6;
const dontFragment = 0x4000;
const timeToLive = 64;

/** The header in front of `payload` octets of TCP. A packet too long for its length field says 0, as Linux does in captures of segments that its hardware cuts. */
export function ipv4Header(src: number, dst: number, payload: number, id: number): Uint8Array {
  const octets = new Uint8Array(headerOctets);
  const view = new DataView(octets.buffer);
  const total = headerOctets + payload;
  view.setUint8(0, 0x45);
  view.setUint16(2, total > 0xffff ? 0 : total);
  view.setUint16(4, id & 0xffff);
  view.setUint16(6, dontFragment);
  view.setUint8(8, timeToLive);
  view.setUint8(9, protocolTcp);
  view.setUint32(12, src);
  view.setUint32(16, dst);
  view.setUint16(10, headerChecksum(octets));
  return octets;
}

/** The checksum of RFC 791 §3.1; over a header that carries its own it gives 0 when that is right. */
export function headerChecksum(octets: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < octets.length; at += 2) {
    sum += ((octets[at] ?? 0) << 8) + (octets[at + 1] ?? 0);
  }
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return ~sum & 0xffff;
}

/** What a packet holds, or what it is instead of TCP over IPv4. */
export type Ipv4Packet =
  | {
      readonly ok: true;
      readonly src: number;
      readonly dst: number;
      readonly payload: Uint8Array;
      readonly checksumFits: boolean;
    }
  | { readonly ok: false; readonly problem: Ipv4Problem; readonly found: number };
export type Ipv4Problem = 'not-ipv4' | 'ip-header' | 'ip-length' | 'fragment' | 'not-tcp';

/** Reads an IPv4 packet that carries TCP; options of the header are passed over. */
export function readIpv4(packet: Uint8Array): Ipv4Packet {
  const bad = (problem: Ipv4Problem, found: number): Ipv4Packet => ({ ok: false, problem, found });
  const version = (packet[0] ?? 0) >>> 4;
  if (version !== 4) return bad('not-ipv4', version);
  const header = ((packet[0] ?? 0) & 0x0f) * 4;
  if (header < headerOctets || header > packet.length) return bad('ip-header', header);
  const view = new DataView(packet.buffer, packet.byteOffset, packet.length);
  const total = view.getUint16(2) || packet.length;
  if (total < header || total > packet.length) return bad('ip-length', total);
  const fragment = view.getUint16(6) & 0x3fff;
  if (fragment !== 0) return bad('fragment', fragment);
  const protocol = view.getUint8(9);
  if (protocol !== protocolTcp) return bad('not-tcp', protocol);
  return {
    ok: true,
    src: view.getUint32(12),
    dst: view.getUint32(16),
    payload: packet.subarray(header, total),
    checksumFits: headerChecksum(packet.subarray(0, header)) === 0,
  };
}

/** `192.0.2.1` */
export const addressText = (address: number): string =>
  [24, 16, 8, 0].map((shift) => (address >>> shift) & 0xff).join('.');
