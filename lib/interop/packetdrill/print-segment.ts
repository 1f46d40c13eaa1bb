import { never } from '@/lib/kit';
import { flagLetters } from './parse-flags';
import { rangeText } from './parse-segment-range';
import { printPath } from './print-net';
import type { Direction, IcmpLine, IpFields, SegmentLine, TcpOption } from './script';

const arrow = (direction: Direction): string => (direction === 'in' ? '<' : '>');
const words = (parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null).join(' ');
const field = (name: string, value: number | null): string | null =>
  value === null ? null : `${name} ${value}`;

export function printSegment(segment: SegmentLine): string {
  const { path, ip, ports, seq, len, options } = segment;
  return words([
    arrow(segment.direction),
    path && printPath(path),
    ip && printIp(ip),
    ports && `${ports.src}>${ports.dst}`,
    printFlags(segment),
    rangeText(seq, len),
    field('ack', segment.ack),
    field('win', segment.win),
    field('urg', segment.urg),
    printOptions(options),
  ]);
}

/** An ACE number stands behind the dot, where packetdrill writes it. */
function printFlags({ flags, ace }: SegmentLine): string {
  const letters =
    flags.map((flag) => flagLetters[flag]).join('') + (ace === null ? '' : String(ace));
  return letters === '' ? '-' : letters;
}

function printOptions(options: SegmentLine['options']): string | null {
  if (options === 'any') return '<...>';
  return options.length === 0 ? null : `<${options.map(printOption).join(',')}>`;
}

function printOption(option: TcpOption): string {
  switch (option.kind) {
    case 'nop':
    case 'eol':
    case 'sackOK':
      return option.kind;
    case 'mss':
    case 'wscale':
      return `${option.kind} ${option.value}`;
    case 'sack':
      return `sack ${option.blocks.map((block) => block.join(':')).join(' ')}`;
    case 'TS':
      return `TS val ${option.value} ecr ${option.echo}`;
    case 'FO':
    case 'FOEXP':
    case 'md5':
      return words([option.kind, option.hex || null]);
    case 'ECN':
      return `ECN ${option.counters.map(({ name, value }) => `${name} ${value}`).join(' ')}`;
    case 'opt':
      return words([`opt ${option.number} ${option.length}`, option.hex || null]);
    default:
      return never(option);
  }
}

function printIp({ ecn, tos, flowLabel, ttl }: IpFields): string {
  const hex = (name: string, value: number | null) =>
    value === null ? null : `${name} 0x${value.toString(16)}`;
  const fields = [ecn, hex('tos', tos), hex('flowlabel', flowLabel), field('ttl', ttl)];
  return `[${fields.filter((each) => each !== null).join(', ')}]`;
}

export function printIcmp({ direction, path, ip, type, code, mtu, id, about }: IcmpLine): string {
  return words([
    arrow(direction),
    path && printPath(path),
    ip && printIp(ip),
    'icmp',
    type,
    code,
    field('mtu', mtu),
    field('id', id),
    about && `[${rangeText(about.seq, about.len)}]`,
  ]);
}
