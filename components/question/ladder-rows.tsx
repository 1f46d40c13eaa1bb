'use client';

import type { LadderRow, UserCall } from '@/lib/questions';
import { fill } from '../ui/fill';
import { DrawnLadder } from './drawn-ladder';
import { endOptions, RowCall, RowHeader, RowSelect, type EndNames } from './row-fields';
import { RowList } from './row-list';
import { renumbered } from './rows';
import type { QuestionTexts } from './texts';

const calls: readonly UserCall[] = ['open', 'listen', 'send', 'receive', 'close', 'abort'];

/** A ladder as the table of its segments and calls, and beneath it the picture that they make. */
export default function LadderRows({
  rows,
  onRows,
  most,
  ends,
  texts,
  frozen,
}: {
  readonly rows: readonly LadderRow[];
  readonly onRows: (rows: readonly LadderRow[]) => void;
  readonly most: number;
  readonly ends: EndNames;
  readonly texts: QuestionTexts;
  readonly frozen: boolean;
}) {
  const names = texts.kinds.rows;
  return (
    <>
      <RowList<LadderRow>
        rows={rows}
        onRows={(next) => {
          onRows(renumbered(rows, next));
        }}
        onRow={(place, row) => {
          onRows(rows.map((each, at) => (at === place ? row : each)));
        }}
        most={most}
        adds={[
          { name: names.addSegment, row: () => segmentAfter(rows) },
          {
            name: names.addCall,
            row: () => ({ do: 'call', end: 'A', call: 'close', octets: null }),
          },
        ]}
        describe={(row) => names[row.do]}
        fields={(row, place, change) =>
          row.do === 'call' ? (
            <RowCall
              {...{ row, calls, ends }}
              texts={names}
              onRow={(changed) => {
                change({ ...row, ...changed });
              }}
            />
          ) : (
            <>
              <RowSelect
                label={texts.kinds.from}
                value={row.from}
                options={endOptions(ends)}
                onValue={(from) => {
                  change({ ...row, from });
                }}
              />
              <RowHeader
                segment={row}
                names={texts.fields}
                onSegment={(changed) => {
                  change({ ...row, ...changed });
                }}
              />
              <RowSelect
                label={names.fate}
                value={row.fate}
                options={(['delivered', 'lost', 'duplicated'] as const).map(
                  (fate) => [fate, names.fates[fate]] as const,
                )}
                onValue={(fate) => {
                  change({ ...row, fate, after: fate === 'lost' ? null : row.after });
                }}
              />
              {row.fate !== 'lost' && place < rows.length - 1 && (
                <RowSelect
                  label={names.arrives}
                  value={row.after === null ? '' : String(row.after)}
                  options={[
                    ['', names.next],
                    ...laterPlaces(place, rows.length).map(
                      (n) => [String(n), fill(names.after, { n })] as const,
                    ),
                  ]}
                  onValue={(after) => {
                    change({ ...row, after: after === '' ? null : Number(after) });
                  }}
                />
              )}
            </>
          )
        }
        texts={names}
        frozen={frozen}
      />
      {rows.length > 0 && <DrawnLadder rows={rows} ends={ends} texts={texts} />}
    </>
  );
}

/** The rows after the one at a place, counted from 1. */
const laterPlaces = (place: number, count: number): number[] =>
  Array.from({ length: count - place - 1 }, (_, index) => place + 2 + index);

/** A segment to fill in, from the other end than the one before. */
function segmentAfter(rows: readonly LadderRow[]): LadderRow {
  const last = rows.findLast((row) => row.do === 'segment');
  const from = last?.do === 'segment' && last.from === 'A' ? 'B' : 'A';
  return {
    ...{ do: 'segment', from, flags: ['ACK'], seq: '', ack: '', len: '0' },
    ...{ fate: 'delivered', after: null },
  };
}
