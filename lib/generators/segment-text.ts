import type { Fields } from './body';
import type { Sent } from './run-view';
import { duration, text, type Text } from './text';

/** A segment as one writes it down, and who sends it. */
export type Written = Pick<Sent, 'from' | 'flags' | 'seq' | 'ack' | 'len'>;

export const written = ({ from, flags, seq, ack, len }: Written): Written => ({
  from,
  flags,
  seq,
  ack,
  len,
});

/** `SYN,ACK seq=300 ack=101`; the length only where there is text. */
export function segmentLine({ flags, seq, ack, len }: Omit<Written, 'from'>): string {
  const parts = [flags.join(','), `seq=${seq}`];
  if (ack !== null) parts.push(`ack=${ack}`);
  if (len > 0) parts.push(`len=${len}`);
  return parts.join(' ');
}

/** «B sends `SYN,ACK seq=300 ack=101`», with the time unless it is null. */
export const segmentText = (segment: Written, atMs: number | null): Text =>
  atMs === null
    ? text('generators.sends', { from: segment.from, segment: segmentLine(segment) })
    : text('generators.sendsAt', {
        from: segment.from,
        segment: segmentLine(segment),
        at: duration(atMs),
      });

/** The header fields of a segment; `ack` is null where it means nothing. */
export const fieldsOf = ({ flags, seq, ack, len }: Omit<Written, 'from'>): Fields => ({
  flags: [...flags],
  seq,
  ack,
  len,
});
