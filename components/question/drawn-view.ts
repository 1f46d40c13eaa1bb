import type { LadderRow } from '@/lib/questions';
import type { LadderMark, LadderSegment, LadderView } from '@/lib/sim';
import { spokenFlags } from './flag-order';

/** Rows follow each other at this distance; only their order means something. */
const stepMs = 70;
const flightMs = 60;
const drawn = { id: 'drawn' };

/** The picture of rows as they were drawn, right or wrong; a number that is none is left out of it. */
export function drawnView(rows: readonly LadderRow[]): LadderView {
  const marks: LadderMark[] = [];
  const segments: LadderSegment[] = [];
  rows.forEach((row, index) => {
    const at = index * stepMs;
    if (row.do === 'call') {
      marks.push({ at, host: row.end, kind: 'call', name: row.call.toUpperCase(), because: drawn });
      return;
    }
    const arrival = row.after === null ? at + flightMs : (row.after - 1) * stepMs + flightMs + 5;
    const arrivals = {
      delivered: [arrival],
      lost: [null],
      duplicated: [arrival, arrival + 20],
    }[row.fate];
    for (const arrivedAt of arrivals) {
      segments.push(segmentOf(row, segments.length, at, arrivedAt));
    }
  });
  return {
    hosts: [
      { name: 'A', role: 'client' },
      { name: 'B', role: 'server' },
    ],
    ...{ endsAt: rows.length * stepMs, segments, states: [], marks },
  };
}

function segmentOf(
  row: Extract<LadderRow, { do: 'segment' }>,
  id: number,
  sentAt: number,
  arrivedAt: number | null,
): LadderSegment {
  const ticked: readonly string[] =
    typeof row.flags === 'object' ? row.flags : String(row.flags).split(',');
  const flags = spokenFlags.filter((flag) => ticked.includes(flag));
  return {
    ...{ id, from: row.from, sentAt, arrivedAt, flags, seq: numberIn(row.seq) },
    ack: flags.includes('ACK') ? numberIn(row.ack) : null,
    len: Math.max(0, numberIn(row.len) || 0),
    ...{
      wnd: 65_535,
      srcPort: 0,
      dstPort: 0,
      attempt: 0,
      because: drawn,
      effects: [],
      changes: [],
    },
  };
}

/** NaN for what is no number yet. */
const numberIn = (typed: string | number): number => {
  const text = String(typed).trim();
  return text === '' ? NaN : Number(text);
};
