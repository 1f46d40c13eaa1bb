import { ACK, encodeOptions, FIN, has, RST, seq, SYN, URG, type Segment } from '@/lib/tcp';
import type { CapturedSegment } from './captured-segment';
import { addressText } from './ipv4';
import { optionTexts } from './tcpdump-options';

/** tcpdump's letters, in its order, for the bits of the header from the lowest. */
const letters = ['F', 'S', 'R', 'P', '.', 'U', 'E', 'W'] as const;

/**
 * Lines as `tcpdump -n` prints them, with the time since the beginning in UTC.
 *
 * @param relative sequence numbers counted from each direction's first, as tcpdump does unless `-S`: where a
 * connection is first seen, and on every SYN, the real numbers stand. (tcpdump leaves them on a segment without ACK too,
 * where a reader has to subtract; here they are relative.)
 */
export function toTcpdumpText(
  segments: readonly CapturedSegment[],
  { relative }: { readonly relative: boolean },
): string {
  const bases = new Map<string, number>();
  return segments.map((captured) => `${lineOf(captured, relative ? bases : null)}\n`).join('');
}

function lineOf(captured: CapturedSegment, bases: Map<string, number> | null): string {
  const { atMs, segment, src, dst } = captured;
  const from = `${addressText(src)}.${segment.srcPort}`;
  const to = `${addressText(dst)}.${segment.dstPort}`;
  const base =
    bases === null ? { seq: 0, ack: 0 } : basesOf(bases, segment, `${from} ${to}`, `${to} ${from}`);
  return `${timeText(atMs)} IP ${from} > ${to}: ${fieldsOf(segment, base).join(', ')}`;
}

interface Base {
  readonly seq: number;
  readonly ack: number;
}

/** What to subtract; a first segment or a SYN sets it for those after it. */
function basesOf(bases: Map<string, number>, segment: Segment, there: string, back: string): Base {
  const known = bases.get(there);
  if (known !== undefined && !has(segment, SYN)) return { seq: known, ack: bases.get(back) ?? 0 };
  bases.set(there, segment.seq);
  if (has(segment, ACK)) bases.set(back, seq(segment.ack - 1));
  return { seq: 0, ack: 0 };
}

function fieldsOf(segment: Segment, base: Base): string[] {
  const { len, wnd } = segment;
  const fields = [`Flags [${flagsText(segment.ctl)}]`];
  const first = seq(segment.seq - base.seq);
  if (len > 0) fields.push(`seq ${first}:${seq(first + len)}`);
  else if ((segment.ctl & (SYN | FIN | RST)) !== 0) fields.push(`seq ${first}`);
  if (has(segment, ACK)) fields.push(`ack ${seq(segment.ack - base.ack)}`);
  fields.push(`win ${wnd}`);
  if (has(segment, URG)) fields.push(`urg ${segment.up ?? 0}`);
  const options = optionTexts(encodeOptions(segment.options ?? {}), base.ack);
  if (options.length > 0) fields.push(`options [${options.join(',')}]`);
  return [...fields, `length ${len}`];
}

const flagsText = (ctl: number): string =>
  letters.filter((_, bit) => (ctl & (1 << bit)) !== 0).join('') || 'none';

/** `hh:mm:ss.uuuuuu` */
function timeText(atMs: number): string {
  const usec = Math.round(atMs * 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const seconds = Math.floor(usec / 1_000_000);
  const clock = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60];
  return `${clock.map(two).join(':')}.${String(usec % 1_000_000).padStart(6, '0')}`;
}
