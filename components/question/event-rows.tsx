'use client';

import { never } from '@/lib/kit';
import type { BodyOf, MadeEvent, PublicBody } from '@/lib/questions';
import { endOptions, RowCall, RowHeader, RowInput, RowSelect } from './row-fields';
import { RowList } from './row-list';
import type { QuestionTexts } from './texts';

type Body = BodyOf<PublicBody, 'make-happen'>;

/** The events that lead to a goal, out of what is offered: calls, what becomes of segments, forged ones. */
export default function EventRows({
  rows,
  onRows,
  body,
  texts,
  frozen,
}: {
  readonly rows: readonly MadeEvent[];
  readonly onRows: (rows: readonly MadeEvent[]) => void;
  readonly body: Body;
  readonly texts: QuestionTexts;
  readonly frozen: boolean;
}) {
  const names = texts.kinds.rows;
  return (
    <>
      <RowList<MadeEvent>
        rows={rows}
        onRows={onRows}
        onRow={(place, row) => {
          onRows(rows.map((each, at) => (at === place ? row : each)));
        }}
        most={body.most}
        adds={offered(body, texts)}
        describe={(row) => names[row.do]}
        fields={(row, _place, change) => <EventFields {...{ row, body, texts }} onRow={change} />}
        texts={names}
        frozen={frozen}
      />
      {!frozen && <p className="mt-1 text-sm text-soft">{names.atHint}</p>}
    </>
  );
}

function offered({ calls, deeds }: Body, { kinds: { rows: names } }: QuestionTexts) {
  const [call] = calls;
  const add: Record<Body['deeds'][number], { name: string; row: () => MadeEvent }> = {
    lose: { name: names.addLose, row: () => ({ do: 'lose', from: 'A', nth: 1 }) },
    duplicate: { name: names.addDuplicate, row: () => ({ do: 'duplicate', from: 'A', nth: 1 }) },
    delay: { name: names.addDelay, row: () => ({ do: 'delay', from: 'A', nth: 1, ms: 1000 }) },
    inject: {
      name: names.addInject,
      row: () => ({
        ...{ do: 'inject', to: 'A', flags: ['RST'], seq: '', ack: '', len: '0', atMs: null },
      }),
    },
  };
  const counted = call === 'send' || call === 'receive';
  const octets = counted ? '100' : null;
  return [
    ...(call === undefined
      ? []
      : [
          {
            name: names.addCall,
            row: (): MadeEvent => ({ do: 'call', end: 'A', call, octets, atMs: null }),
          },
        ]),
    ...deeds.map((deed) => add[deed]),
  ];
}

function EventFields({
  row,
  body: { ends, calls },
  texts,
  onRow,
}: {
  readonly row: MadeEvent;
  readonly body: Body;
  readonly texts: QuestionTexts;
  readonly onRow: (row: MadeEvent) => void;
}) {
  const names = texts.kinds.rows;
  switch (row.do) {
    case 'call':
      return (
        <>
          <RowCall
            {...{ row, calls, ends }}
            texts={names}
            onRow={(changed) => {
              onRow({ ...row, ...changed });
            }}
          />
          <Moment
            label={names.at}
            atMs={row.atMs}
            onMoment={(atMs) => {
              onRow({ ...row, atMs });
            }}
          />
        </>
      );
    case 'lose':
    case 'duplicate':
    case 'delay':
      return (
        <>
          <RowSelect
            label={texts.kinds.from}
            value={row.from}
            options={endOptions(ends)}
            onValue={(from) => {
              onRow({ ...row, from });
            }}
          />
          <RowInput
            label={names.nth}
            value={String(row.nth)}
            numeric
            onValue={(nth) => {
              onRow({ ...row, nth: Math.max(1, Math.round(Number(nth))) });
            }}
          />
          {row.do === 'delay' && (
            <RowInput
              label={names.later}
              value={String(row.ms)}
              numeric
              onValue={(ms) => {
                onRow({ ...row, ms: Number(ms) });
              }}
            />
          )}
        </>
      );
    case 'inject':
      return (
        <>
          <RowSelect
            label={names.to}
            value={row.to}
            options={endOptions(ends)}
            onValue={(to) => {
              onRow({ ...row, to });
            }}
          />
          <RowHeader
            segment={row}
            names={texts.fields}
            onSegment={(changed) => {
              onRow({ ...row, ...changed });
            }}
          />
          <Moment
            label={names.at}
            atMs={row.atMs}
            onMoment={(atMs) => {
              onRow({ ...row, atMs });
            }}
          />
        </>
      );
    default:
      return never(row);
  }
}

/** When it happens; empty: once all before it has come to rest. */
function Moment({
  label,
  atMs,
  onMoment,
}: {
  readonly label: string;
  readonly atMs: number | null;
  readonly onMoment: (atMs: number | null) => void;
}) {
  return (
    <RowInput
      label={label}
      value={atMs === null ? '' : String(atMs)}
      numeric
      onValue={(value) => {
        onMoment(value === '' ? null : Number(value));
      }}
    />
  );
}
