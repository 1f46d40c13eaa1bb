import { ACK, flagsOf, has, type FlagName } from '@/lib/tcp';
import type { HostName } from '../trace';
import type { Ask, Flight } from './scene';

/** A row of a drawn ladder: what is done next, in order. */
export type Row =
  | { readonly do: 'call'; readonly host: HostName; readonly ask: Ask }
  | ({ readonly do: 'segment'; readonly from: HostName } & Header & {
        readonly fate: SegmentFate;
        /** The row, from 1, after which it arrives and before the next one; its own or a later one. */
        readonly after: number;
      });
export type SegmentRow = Extract<Row, { do: 'segment' }>;

export type SegmentFate = 'delivered' | 'lost' | 'duplicated';

/** What is written of a segment. PSH is left aside: where text is pushed is no part of a ladder. */
export interface Header {
  readonly flags: readonly FlagName[];
  readonly seq: number;
  /** Null when the ACK bit is off. */
  readonly ack: number | null;
  readonly len: number;
}
export const headerFields = ['flags', 'seq', 'ack', 'len'] as const;
export type HeaderField = (typeof headerFields)[number];

export const headerOf = ({ segment }: Pick<Flight, 'segment'>): Header => ({
  flags: flagsOf(segment).filter((flag) => flag !== 'PSH'),
  seq: segment.seq,
  ack: has(segment, ACK) ? segment.ack : null,
  len: segment.len,
});

/** The first field in which what is drawn is not what is sent; null when it is. Numbers count modulo 2^32. */
export function firstDifference(drawn: Header, sent: Header): HeaderField | null {
  return headerFields.find((field) => !isSame(field, drawn, sent)) ?? null;
}

function isSame(field: HeaderField, drawn: Header, sent: Header): boolean {
  switch (field) {
    case 'flags': {
      const wanted = drawn.flags.filter((flag) => flag !== 'PSH');
      return (
        wanted.length === sent.flags.length && wanted.every((flag) => sent.flags.includes(flag))
      );
    }
    case 'seq':
      return drawn.seq % 2 ** 32 === sent.seq;
    case 'ack':
      // Where it means nothing, 0 is what a capture shows.
      if (sent.ack === null) return drawn.ack === null || drawn.ack === 0;
      return drawn.ack !== null && drawn.ack % 2 ** 32 === sent.ack;
    case 'len':
      return drawn.len === sent.len;
  }
}
