import type { Cursor } from './cursor';
import { parseFlags } from './parse-flags';
import { parseAbout, parseIcmp } from './parse-icmp';
import { parseIpFields } from './parse-ip';
import { parsePath, startsPath } from './parse-path';
import { greatestSeq, parseRange } from './parse-segment-range';
import { parseTcpOptions } from './parse-tcp-options';
import type { Direction, IcmpLine, SegmentLine } from './script';

/** What packetdrill knows besides TCP and ICMP. */
const otherProtocols = ['udp', 'udplite', 'sctp', 'encap', 'ipv4', 'ipv6', 'gre', 'GREv0', 'mpls'];

/** A line that begins with `<` or `>`. */
export function parsePacket(cursor: Cursor): SegmentLine | IcmpLine {
  const { at } = cursor.token;
  const direction: Direction = cursor.accept('<') ? 'in' : 'out';
  if (direction === 'out') cursor.expect('>');
  const path = startsPath(cursor) ? parsePath(cursor) : null;
  const before = cursor.is('[') && cursor.next.kind === 'integer' ? parseAbout(cursor) : null;
  const ip = parseIpFields(cursor);
  if (cursor.is('icmp')) return parseIcmp(cursor, { at, direction, path, ip }, before);
  if (before !== null) cursor.fail('expected', ['`icmp`']);
  if (otherProtocols.includes(cursor.token.text)) {
    cursor.fail('unsupported', ['flags', '`icmp`']);
  }
  const ports = parsePorts(cursor);
  const flags = parseFlags(cursor);
  const { seq, len } = parseRange(cursor);
  const number = (word: string, greatest: number): number | null =>
    cursor.accept(word) ? cursor.integer(word, 0, greatest) : null;
  return {
    kind: 'segment',
    at,
    direction,
    path,
    ip,
    ports,
    ...flags,
    seq,
    len,
    ack: number('ack', greatestSeq),
    win: number('win', 0xffff),
    urg: number('urg', 0xffff),
    options: parseTcpOptions(cursor),
  };
}

/** `8080 > 40000`; without it the next number is followed by `:`, or there is none. */
function parsePorts(cursor: Cursor): SegmentLine['ports'] {
  if (cursor.token.kind !== 'integer' || cursor.next.text !== '>') return null;
  const src = cursor.integer('port', 0, 0xffff);
  cursor.expect('>');
  return { src, dst: cursor.integer('port', 0, 0xffff) };
}
