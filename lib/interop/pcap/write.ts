import { assert } from '@/lib/kit';
import { encodeSegment } from '@/lib/tcp';
import type { CapturedSegment } from './captured-segment';
import {
  fileHeaderOctets,
  linkTypeRaw,
  recordHeaderOctets,
  resolutions,
  snapLength,
  version,
  type Resolution,
} from './format';
import { headerOctets, ipv4Header } from './ipv4';

/**
 * A capture file that tcpdump and Wireshark open: classic pcap, little-endian, LINKTYPE_RAW, IPv4. Same segments,
 * same bytes.
 *
 * @param resolution whether times are kept in microseconds or in nanoseconds
 */
export function toPcap(
  segments: readonly CapturedSegment[],
  resolution: Resolution = 'micro',
): Uint8Array {
  const packets = segments.map(packetOf);
  const octets = packets.reduce((sum, packet) => sum + recordHeaderOctets + packet.length, 0);
  const file = new Uint8Array(fileHeaderOctets + octets);
  const view = new DataView(file.buffer);
  writeFileHeader(view, resolution);
  let at = fileHeaderOctets;
  segments.forEach(({ atMs }, index) => {
    const packet = packets[index] ?? new Uint8Array();
    writeRecordHeader(view, at, atMs, packet.length, resolution);
    file.set(packet, at + recordHeaderOctets);
    at += recordHeaderOctets + packet.length;
  });
  return file;
}

/** IP header, TCP header and text. */
function packetOf({ src, dst, segment, text }: CapturedSegment, index: number): Uint8Array {
  const tcp = encodeSegment(segment, { src, dst }, text);
  const packet = new Uint8Array(headerOctets + tcp.length);
  packet.set(ipv4Header(src, dst, tcp.length, index));
  packet.set(tcp, headerOctets);
  return packet;
}

function writeFileHeader(view: DataView, resolution: Resolution): void {
  view.setUint32(0, resolutions[resolution].magic, true);
  view.setUint16(4, version.major, true);
  view.setUint16(6, version.minor, true);
  view.setUint32(16, snapLength, true);
  view.setUint32(20, linkTypeRaw, true);
}

function writeRecordHeader(
  view: DataView,
  at: number,
  atMs: number,
  octets: number,
  resolution: Resolution,
): void {
  const { perSecond } = resolutions[resolution];
  const ticks = Math.round(atMs * (perSecond / 1000));
  assert(ticks >= 0 && Number.isSafeInteger(ticks), 'a time that a capture can hold');
  view.setUint32(at, Math.floor(ticks / perSecond), true);
  view.setUint32(at + 4, ticks % perSecond, true);
  view.setUint32(at + 8, octets, true);
  view.setUint32(at + 12, octets, true);
}
