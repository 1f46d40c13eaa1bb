import type { Cursor } from './cursor';
import type { EcnCounter, TcpOption } from './script';
import { literals } from './script-error';

const greatest32 = 0xffff_ffff;
/** Octets that a header has for options (RFC 9293 §3.1: the data offset has four bits). */
const room = 40;

const names = 'mss wscale sackOK sack TS nop eol FO FOEXP md5 ECN opt'.split(' ');
const counterNames = ['e0b', 'e1b', 'ceb'] as const;

/** `<mss 1460,sackOK>`, `<...>`; nothing means none. */
export function parseTcpOptions(cursor: Cursor): readonly TcpOption[] | 'any' {
  const open = cursor.token;
  if (!cursor.accept('<')) return [];
  if (cursor.token.kind === 'ellipsis') {
    cursor.take();
    cursor.expect('>');
    return 'any';
  }
  const options: TcpOption[] = [];
  do options.push(parseOption(cursor));
  while (cursor.accept(','));
  cursor.expect('>');
  const octets = options.reduce((sum, option) => sum + octetsOf(option), 0);
  if (octets > room) cursor.report('options-too-long', open.at, [`..${room}`], String(octets));
  else if (octets % 4 !== 0) cursor.report('options-unpadded', open.at, [], String(octets));
  return options;
}

function parseOption(cursor: Cursor): TcpOption {
  const { at, text, kind } = cursor.token;
  if (kind !== 'word' || !names.includes(text)) {
    cursor.fail('unknown-tcp-option', literals(names));
  }
  cursor.take();
  switch (text) {
    case 'mss':
      return { kind: 'mss', value: cursor.integer('mss', 0, 0xffff), at };
    case 'wscale':
      return { kind: 'wscale', value: cursor.integer('wscale', 0, 0xff), at };
    case 'sackOK':
    case 'nop':
    case 'eol':
      return { kind: text, at };
    case 'sack':
      return { kind: 'sack', blocks: parseBlocks(cursor), at };
    case 'TS':
      return { kind: 'TS', ...parseTimestamps(cursor), at };
    case 'FO':
    case 'FOEXP':
      return { kind: text, hex: startsHex(cursor) ? parseHex(cursor, 38) : '', at };
    case 'md5':
      return { kind: 'md5', hex: parseHex(cursor, 16), at };
    case 'ECN':
      return { kind: 'ECN', counters: parseCounters(cursor), at };
    default:
      return parseAny(cursor, at);
  }
}

function parseBlocks(cursor: Cursor): [number, number][] {
  const blocks: [number, number][] = [];
  do {
    const left = cursor.integer('sequence-number', 0, greatest32);
    cursor.expect(':');
    blocks.push([left, cursor.integer('sequence-number', 0, greatest32)]);
  } while (cursor.token.kind === 'integer');
  return blocks;
}

function parseTimestamps(cursor: Cursor): { value: number; echo: number } {
  cursor.expect('val');
  const value = cursor.integer('timestamp', 0, greatest32);
  cursor.expect('ecr');
  return { value, echo: cursor.integer('timestamp', 0, greatest32) };
}

const startsHex = (cursor: Cursor): boolean =>
  cursor.token.kind === 'word' || cursor.token.kind === 'integer' || cursor.token.kind === 'hex';

/** Octets in hexadecimal digits, at most `most` of them. */
function parseHex(cursor: Cursor, most: number): string {
  const token = startsHex(cursor) ? cursor.take() : cursor.fail('expected', ['hex-octets']);
  const hex = token.text.toLowerCase();
  if (!/^(?:[\da-f]{2})+$/.test(hex)) cursor.fail('expected', ['hex-octets'], token);
  if (hex.length > 2 * most) cursor.report('out-of-range', token.at, [`..${most}`], token.text);
  return hex;
}

function parseCounters(cursor: Cursor): EcnCounter[] {
  const counters: EcnCounter[] = [];
  do {
    const name = cursor.oneOf(counterNames);
    counters.push({ name, value: cursor.integer(name, 0, 0xff_ffff) });
  } while (counterNames.some((name) => cursor.is(name)) && counters.length < 3);
  return counters;
}

/** `opt kind length octets`: the length need not be right. */
function parseAny(cursor: Cursor, at: TcpOption['at']): TcpOption {
  const number = cursor.integer('option-kind', 0, 255);
  const length = cursor.integer('option-length', 0, 255);
  return { kind: 'opt', number, length, hex: startsHex(cursor) ? parseHex(cursor, 38) : '', at };
}

/** What an option takes up in the header. */
export function octetsOf(option: TcpOption): number {
  switch (option.kind) {
    case 'nop':
    case 'eol':
      return 1;
    case 'sackOK':
      return 2;
    case 'mss':
      return 4;
    case 'wscale':
      return 3;
    case 'TS':
      return 10;
    case 'sack':
      return 2 + 8 * option.blocks.length;
    case 'FO':
    case 'md5':
    case 'opt':
      return 2 + option.hex.length / 2;
    case 'FOEXP':
      // Kind 254 with the magic number 0xF989 in front (RFC 7413 §4.1.1, RFC 6994).
      return 4 + option.hex.length / 2;
    case 'ECN':
      return 2 + 3 * option.counters.length;
  }
}
