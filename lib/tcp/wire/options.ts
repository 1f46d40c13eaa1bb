import { seq, type Seq } from '../seq';

/** The options of one segment (RFC 9293 §3.2, RFC 7323, RFC 2018, RFC 7413 §4.1.1). A segment without any has none of it. */
export interface SegmentOptions {
  /** The greatest text its sender can take in one segment; only on a SYN. */
  readonly mss?: number;
  /** The shift count of its sender's window fields; only on a SYN. */
  readonly windowScale?: number;
  readonly sackPermitted?: boolean;
  /** What has arrived beyond a hole: first number, number after the last. */
  readonly sack?: readonly (readonly [Seq, Seq])[];
  readonly timestamps?: Timestamps;
  /** The octets of a Fast Open cookie; empty when one is asked for. */
  readonly fastOpen?: readonly number[];
  /** Options that are not known here, as they stand: ignored (MUST-6). */
  readonly unknown?: readonly { readonly kind: number; readonly data: readonly number[] }[];
}

export interface Timestamps {
  /** TSval, modulo 2^32. */
  readonly value: Seq;
  /** TSecr; without meaning while the ACK bit is off. */
  readonly echo: Seq;
}

/** What the option octets of a header say, and the offset where they stopped making sense, if they did. */
export interface ReadOptions {
  readonly options: SegmentOptions;
  /** The offset of an option whose length is impossible (MUST-7); what follows it is not read. */
  readonly malformedAt: number | null;
}

export const optionKind = {
  end: 0,
  nop: 1,
  mss: 2,
  windowScale: 3,
  sackPermitted: 4,
  sack: 5,
  timestamps: 8,
  fastOpen: 34,
} as const;

/** The greatest shift count (RFC 7323 §2.3); a greater one counts as this. */
export const greatestShift = 14;

/**
 * The option octets, each option but EOL and NOP with its length (MUST-68), padded by zeros to a multiple of four
 * (MUST-69). Timestamps and SACK blocks are aligned with two NOPs in front,
 * as every implementation does.
 */
export function encodeOptions(options: SegmentOptions): Uint8Array {
  const octets: number[] = [];
  const { mss, windowScale, timestamps, sack, fastOpen } = options;
  if (mss !== undefined) octets.push(optionKind.mss, 4, mss >>> 8, mss & 0xff);
  if (options.sackPermitted === true) octets.push(optionKind.sackPermitted, 2);
  if (timestamps !== undefined) {
    if (options.sackPermitted !== true) octets.push(optionKind.nop, optionKind.nop);
    octets.push(optionKind.timestamps, 10, ...four(timestamps.value), ...four(timestamps.echo));
  }
  if (windowScale !== undefined) {
    octets.push(optionKind.nop, optionKind.windowScale, 3, windowScale);
  }
  if (sack !== undefined && sack.length > 0) {
    octets.push(optionKind.nop, optionKind.nop, optionKind.sack, 2 + 8 * sack.length);
    for (const [start, end] of sack) octets.push(...four(start), ...four(end));
  }
  if (fastOpen !== undefined) octets.push(optionKind.fastOpen, 2 + fastOpen.length, ...fastOpen);
  for (const { kind, data } of options.unknown ?? []) octets.push(kind, 2 + data.length, ...data);
  while (octets.length % 4 !== 0) octets.push(optionKind.end);
  return Uint8Array.from(octets);
}

const four = (value: number): number[] => [
  value >>> 24,
  (value >>> 16) & 0xff,
  (value >>> 8) & 0xff,
  value & 0xff,
];

type Draft = { -readonly [K in keyof SegmentOptions]: SegmentOptions[K] };

/**
 * Reads option octets, the mandatory ones (MUST-4) and those of RFC 7323, RFC 2018, RFC 7413, wherever they begin
 * (MUST-64); never fails (MUST-6, MUST-7).
 */
export function decodeOptions(octets: Uint8Array): ReadOptions {
  const options: Draft = {};
  for (let at = 0; at < octets.length;) {
    const kind = octets[at] ?? optionKind.end;
    if (kind === optionKind.end) break;
    if (kind === optionKind.nop) {
      at += 1;
      continue;
    }
    const length = octets[at + 1] ?? 0;
    if (length < 2 || at + length > octets.length) return { options, malformedAt: at };
    if (!readOne(options, kind, octets.subarray(at + 2, at + length))) {
      return { options, malformedAt: at };
    }
    at += length;
  }
  return { options, malformedAt: null };
}

/** False: the length does not fit the kind. */
function readOne(options: Draft, kind: number, data: Uint8Array): boolean {
  switch (kind) {
    case optionKind.mss:
      if (data.length !== 2) return false;
      options.mss = ((data[0] ?? 0) << 8) | (data[1] ?? 0);
      return true;
    case optionKind.windowScale:
      if (data.length !== 1) return false;
      options.windowScale = Math.min(data[0] ?? 0, greatestShift);
      return true;
    case optionKind.sackPermitted:
      if (data.length !== 0) return false;
      options.sackPermitted = true;
      return true;
    case optionKind.sack:
      if (data.length === 0 || data.length % 8 !== 0) return false;
      options.sack = blocksOf(data);
      return true;
    case optionKind.timestamps:
      if (data.length !== 8) return false;
      options.timestamps = { value: numberAt(data, 0), echo: numberAt(data, 4) };
      return true;
    case optionKind.fastOpen:
      if (data.length % 2 !== 0 || data.length > 16) return false;
      options.fastOpen = [...data];
      return true;
    default:
      options.unknown = [...(options.unknown ?? []), { kind, data: [...data] }];
      return true;
  }
}

const numberAt = (data: Uint8Array, at: number): Seq =>
  seq(
    ((data[at] ?? 0) << 24) |
      ((data[at + 1] ?? 0) << 16) |
      ((data[at + 2] ?? 0) << 8) |
      (data[at + 3] ?? 0),
  );

function blocksOf(data: Uint8Array): [Seq, Seq][] {
  const blocks: [Seq, Seq][] = [];
  for (let at = 0; at < data.length; at += 8) {
    blocks.push([numberAt(data, at), numberAt(data, at + 4)]);
  }
  return blocks;
}
