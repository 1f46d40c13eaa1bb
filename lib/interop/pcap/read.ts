import { err, ok, type Result } from '@/lib/kit';
import { decodeSegment } from '@/lib/tcp';
import type { CapturedSegment } from './captured-segment';
import {
  fileHeaderOctets,
  linkTypeRaw,
  pcapngMagic,
  recordHeaderOctets,
  resolutions,
  snapLength,
  version,
  type Resolution,
} from './format';
import { readIpv4, type Ipv4Problem } from './ipv4';

/** Why a file is not read. */
export type PcapErrorCode =
  /** It does not begin as a pcap file does. */
  | 'not-pcap'
  /** The newer format; `editcap -F pcap` turns it into this one. */
  | 'pcapng'
  | 'version'
  /** Anything but LINKTYPE_RAW. */
  | 'link-type'
  /** It ends in the middle of a record. */
  | 'truncated'
  /** A record that says to be longer than any packet. */
  | 'record-length'
  /** A fraction of a second that is a second or more. */
  | 'time'
  /** The capture kept only the beginning of a packet. */
  | 'packet-cut'
  | Ipv4Problem
  | 'tcp-header';

export interface PcapError {
  readonly code: PcapErrorCode;
  /** Which packet, from 1; null for the file's own header. */
  readonly packet: number | null;
  /** Where in the file, in octets. */
  readonly offset: number;
  /** The number that is wrong. */
  readonly found: number;
}

/** A segment as it was read, with what its checksums say; a host would drop one whose sum is wrong. */
export interface ReadSegment extends CapturedSegment {
  readonly text: Uint8Array;
  readonly ipChecksumFits: boolean;
  readonly tcpChecksumFits: boolean;
  /** The offset among the option octets where they stop making sense. */
  readonly malformedOptionAt: number | null;
}

export interface Capture {
  readonly resolution: Resolution;
  readonly segments: readonly ReadSegment[];
}

interface Format {
  readonly resolution: Resolution;
  readonly littleEndian: boolean;
}

/** Reads what `toPcap` writes, in either byte order, and captures of that kind by others: TCP over IPv4, whole packets. */
export function readPcap(file: Uint8Array): Result<Capture, PcapError> {
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  const format = readFileHeader(view);
  if (!format.ok) return format;
  const segments: ReadSegment[] = [];
  for (let at = fileHeaderOctets; at < file.length;) {
    const read = readRecord(view, at, segments.length + 1, format.value);
    if (!read.ok) return read;
    segments.push(read.value.segment);
    at = read.value.end;
  }
  return ok({ resolution: format.value.resolution, segments });
}

function readFileHeader(view: DataView): Result<Format, PcapError> {
  const bad = (code: PcapErrorCode, offset: number, found: number) =>
    err({ code, packet: null, offset, found });
  if (view.byteLength < 4) return bad('not-pcap', 0, view.byteLength);
  if (view.getUint32(0) === pcapngMagic) return bad('pcapng', 0, pcapngMagic);
  const format = formatOf(view);
  if (format === null) return bad('not-pcap', 0, view.getUint32(0));
  if (view.byteLength < fileHeaderOctets) return bad('truncated', view.byteLength, view.byteLength);
  const major = view.getUint16(4, format.littleEndian);
  if (major !== version.major) return bad('version', 4, major);
  // The upper bits say how long a link's checksum is; a raw link has none.
  const linkType = view.getUint32(20, format.littleEndian) & 0x03ff_ffff;
  return linkType === linkTypeRaw ? ok(format) : bad('link-type', 20, linkType);
}

function formatOf(view: DataView): Format | null {
  for (const littleEndian of [true, false]) {
    const magic = view.getUint32(0, littleEndian);
    for (const resolution of ['micro', 'nano'] as const) {
      if (magic === resolutions[resolution].magic) return { resolution, littleEndian };
    }
  }
  return null;
}

function readRecord(
  view: DataView,
  at: number,
  packet: number,
  { resolution, littleEndian }: Format,
): Result<{ segment: ReadSegment; end: number }, PcapError> {
  const bad = (code: PcapErrorCode, offset: number, found: number) =>
    err({ code, packet, offset, found });
  const left = view.byteLength - at - recordHeaderOctets;
  if (left < 0) return bad('truncated', at, view.byteLength - at);
  const number = (offset: number): number => view.getUint32(at + offset, littleEndian);
  const [seconds, ticks, kept, whole] = [number(0), number(4), number(8), number(12)];
  const { perSecond } = resolutions[resolution];
  if (ticks >= perSecond) return bad('time', at + 4, ticks);
  if (kept > snapLength) return bad('record-length', at + 8, kept);
  if (kept > left) return bad('truncated', at + recordHeaderOctets, left);
  if (kept < whole) return bad('packet-cut', at + 8, kept);
  const start = at + recordHeaderOctets;
  const octets = new Uint8Array(view.buffer, view.byteOffset + start, kept);
  const read = readPacket(octets);
  if (!read.ok) return bad(read.error.code, start, read.error.found);
  const atMs = (seconds * perSecond + ticks) / (perSecond / 1000);
  return ok({ segment: { atMs, ...read.value }, end: start + kept });
}

function readPacket(
  octets: Uint8Array,
): Result<Omit<ReadSegment, 'atMs'>, Pick<PcapError, 'code' | 'found'>> {
  const ip = readIpv4(octets);
  if (!ip.ok) return err({ code: ip.problem, found: ip.found });
  const { src, dst, payload, checksumFits } = ip;
  const tcp = decodeSegment(payload, { src, dst });
  if (!tcp.ok) return err({ code: 'tcp-header', found: payload.length });
  const { segment, text, malformedOptionAt } = tcp.value;
  return ok({
    src,
    dst,
    segment,
    text,
    ipChecksumFits: checksumFits,
    tcpChecksumFits: tcp.value.checksumFits === true,
    malformedOptionAt,
  });
}
