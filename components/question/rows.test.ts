import { expect, test } from 'vitest';
import type { LadderRow } from '@/lib/questions';
import { drawnView } from './drawn-view';
import { added, moved, renumbered, without } from './rows';

const segment = (from: 'A' | 'B', after: number | null = null): LadderRow => ({
  ...{ do: 'segment', from, flags: ['ACK'], seq: '100', ack: '300', len: '0' },
  ...{ fate: 'delivered', after },
});

test('a row is moved, copied and taken out without touching the others', () => {
  expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
  expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  expect(added(['a', 'b'], 0, 'a')).toEqual(['a', 'a', 'b']);
  expect(without(['a', 'b', 'c'], 1)).toEqual(['a', 'c']);
});

test('a segment keeps arriving after the row that was meant, wherever that stands now', () => {
  const rows = [segment('A', 3), segment('B'), segment('A')];
  const meant = (list: readonly LadderRow[]) =>
    renumbered(rows, list).map((row) => row.do === 'segment' && row.after);
  expect(meant(moved(rows, 2, 1))).toEqual([2, null, null]);
  expect(meant(added(rows, 0, segment('B')))).toEqual([4, null, null, null]);
  expect(meant(without(rows, 2))).toEqual([null, null]);
  expect(meant(moved(rows, 0, 2))).toEqual([null, null, null]);
});

test('the picture has the fates that were drawn: lost ones end nowhere, doubled ones arrive twice', () => {
  const rows: LadderRow[] = [
    { do: 'call', end: 'A', call: 'close', octets: null },
    { ...segment('A', 3), fate: 'delivered' } as LadderRow,
    { ...segment('B'), fate: 'lost' } as LadderRow,
    { ...segment('B'), fate: 'duplicated', seq: '' } as LadderRow,
  ];
  const { segments, marks } = drawnView(rows);
  expect(marks.map(({ name, host }) => [name, host])).toEqual([['CLOSE', 'A']]);
  expect(segments.map(({ from, arrivedAt }) => [from, arrivedAt])).toEqual([
    ['A', 205],
    ['B', null],
    ['B', 270],
    ['B', 290],
  ]);
  expect(segments.at(-1)?.seq).toBeNaN();
});
