import type { Segment } from '@/lib/tcp';

/** A segment as somebody on the wire saw it. */
export interface CapturedSegment {
  /** Milliseconds since the capture's beginning of time. */
  readonly atMs: number;
  /** IPv4 addresses as unsigned 32-bit numbers. */
  readonly src: number;
  readonly dst: number;
  readonly segment: Segment;
  /** `segment.len` octets; zeros unless given. */
  readonly text?: Uint8Array;
}
