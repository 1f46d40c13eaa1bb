import { add, CWR, ctlOf, distance, ECE, has, ACK, flagsOf, PSH, seq } from '@/lib/tcp';
import type { FlagName, Segment, SegmentOptions } from '@/lib/tcp';
import type { SentAt } from './endpoint';
import { ScriptStop, type ScriptOption, type ScriptSegment } from './script';

/** What the script's numbers are relative to. */
export interface Frame {
  readonly localPort: number;
  readonly remotePort: number;
  /** The endpoint's initial sequence number; the other end's is 0, as the script writes it. */
  readonly localIss: number;
  /** The endpoint's timestamp clock less the script's, once a segment has shown both. */
  tsOffset: number | null;
}

/** An injected segment, as it stands on the wire. */
export function injected(line: ScriptSegment, frame: Frame): Segment {
  const options = optionsOf(line, frame);
  return {
    srcPort: line.ports?.src ?? frame.remotePort,
    dstPort: line.ports?.dst ?? frame.localPort,
    seq: seq(line.seq),
    ack: line.ack === null ? seq(0) : add(seq(line.ack), frame.localIss),
    ctl: ctlFrom(line.flags),
    wnd: line.win ?? 0,
    len: line.len,
    ...(line.urg !== null && { up: line.urg }),
    ...(Object.keys(options).length > 0 && { options }),
  };
}

const plainFlags = ['SYN', 'FIN', 'RST', 'PSH', 'URG', 'ACK'];

function ctlFrom(flags: readonly string[]): number {
  const plain = flags.filter((flag): flag is FlagName => plainFlags.includes(flag));
  const ecn = (flags.includes('ECE') ? ECE : 0) | (flags.includes('CWR') ? CWR : 0);
  return ctlOf(plain) | ecn;
}

function optionsOf(line: ScriptSegment, frame: Frame): SegmentOptions {
  if (line.options === 'any') return {};
  return line.options.reduce<SegmentOptions>(
    (all, option) => ({ ...all, ...oneOption(option, frame, line) }),
    {},
  );
}

function oneOption(option: ScriptOption, frame: Frame, line: ScriptSegment): SegmentOptions {
  switch (option.kind) {
    case 'nop':
    case 'eol':
      return {};
    case 'sackOK':
      return { sackPermitted: true };
    case 'mss':
      return { mss: option.value };
    case 'wscale':
      return { windowScale: option.value };
    case 'sack':
      return {
        sack: option.blocks.map(([from, to]) => [
          add(seq(from), line.direction === 'in' ? frame.localIss : 0),
          add(seq(to), line.direction === 'in' ? frame.localIss : 0),
        ]),
      };
    case 'TS': {
      const echo = seq(option.echo + (line.direction === 'in' ? (frame.tsOffset ?? 0) : 0));
      return { timestamps: { value: seq(option.value), echo } };
    }
    case 'FO':
      return { fastOpen: octets(option.hex) };
    case 'opt':
      return { unknown: [{ kind: option.number, data: octets(option.hex) }] };
    // The experimental form of Fast Open (RFC 6994): a shared option kind, which says by its first octets what it is.
    case 'FOEXP':
      return { unknown: [{ kind: 254, data: [0xf9, 0x89, ...octets(option.hex)] }] };
    case 'md5':
    case 'ECN':
      throw new ScriptStop('unsupported', line.at.line, 'a known option', option.kind);
  }
}

const octets = (hex: string): number[] =>
  (hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));

/**
 * Compares what was sent with what the script expects; the first difference in its words, null for none. Options are
 * compared without their padding.
 */
export function difference(line: ScriptSegment, actual: Segment, frame: Frame): string | null {
  const expected = written(line, frame);
  const found: typeof expected = {
    flags: flagsOf(actual).join(','),
    seq: distance(actual.seq, seq(frame.localIss)),
    len: actual.len,
    ack: has(actual, ACK) ? actual.ack : null,
    win: line.win === null ? null : actual.wnd,
    options: line.options === 'any' ? '' : optionWords(actual.options ?? {}, frame, line),
  };
  for (const field of ['flags', 'seq', 'len', 'ack', 'win', 'options'] as const) {
    if (expected[field] !== found[field]) return `${field} ${String(found[field] ?? 'none')}`;
  }
  return null;
}

function written(line: ScriptSegment, frame: Frame) {
  const order = flagsOf({ ctl: ctlFrom(line.flags) });
  return {
    flags: order.join(','),
    seq: line.seq | 0,
    len: line.len,
    ack: line.ack === null ? null : seq(line.ack),
    win: line.win,
    options: line.options === 'any' ? '' : optionWords(optionsOf(line, frame), frame, null),
  };
}

/** Options in words; `line` given: the endpoint's own, whose clock is brought to the script's. */
function optionWords(options: SegmentOptions, frame: Frame, line: ScriptSegment | null): string {
  const { mss, windowScale, sackPermitted, sack, timestamps, fastOpen } = options;
  const words: string[] = [];
  if (mss !== undefined) words.push(`mss ${mss}`);
  if (sackPermitted === true) words.push('sackOK');
  if (windowScale !== undefined) words.push(`wscale ${windowScale}`);
  if (sack !== undefined) words.push(`sack ${sack.map((block) => block.join(':')).join(' ')}`);
  if (timestamps !== undefined)
    words.push(`TS ${clockWord(timestamps.value, frame, line)} ecr ${timestamps.echo}`);
  if (fastOpen !== undefined) words.push(`FO ${fastOpen.join('.')}`);
  return words.join(', ');
}

/** The endpoint's clock is its own: the first timestamp shows how it stands to the script's; values are not compared. */
function clockWord(value: number, frame: Frame, line: ScriptSegment | null): string {
  const options = line === null || line.options === 'any' ? [] : line.options;
  const wanted = options.find((option) => option.kind === 'TS');
  if (wanted !== undefined) frame.tsOffset = value - wanted.value;
  return 'val';
}

/**
 * Segments that left together, as the one that a card's segmentation offload would have been handed. Its PSH bit is
 * the script's: kernels since 5.4 set it on every such packet, whatever is in it.
 */
export function merged(first: SentAt, rest: SentAt[], line: ScriptSegment): Segment {
  let { segment } = first;
  while (segment.len < line.len) {
    const next = rest[0];
    const end = add(segment.seq, segment.len);
    if (next?.atMs !== first.atMs || next.segment.len === 0 || next.segment.seq !== end) break;
    rest.shift();
    const push = line.flags.includes('PSH') ? PSH : 0;
    const ctl = ((segment.ctl | next.segment.ctl) & ~PSH) | push;
    segment = { ...segment, len: segment.len + next.segment.len, ctl };
  }
  return segment;
}

/** A segment in the script's words. */
export function segmentWords(segment: Segment, frame: Frame): string {
  const at = distance(segment.seq, seq(frame.localIss));
  const ack = has(segment, ACK) ? ` ack ${segment.ack}` : '';
  return `${flagsOf(segment).join(',')} ${at}:${at + segment.len}(${segment.len})${ack} win ${segment.wnd}`;
}

export function lineWords(line: ScriptSegment): string {
  const ack = line.ack === null ? '' : ` ack ${line.ack}`;
  const win = line.win === null ? '' : ` win ${line.win}`;
  const { seq: at, len } = line;
  return `${line.flags.join(',')} ${at}:${at + len}(${len})${ack}${win}`;
}
