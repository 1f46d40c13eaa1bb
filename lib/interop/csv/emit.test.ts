import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvText } from './emit';

/** RFC 4180 read by its grammar, independent of what wrote it. */
function readCsv(text: string): string[][] {
  expect(text.startsWith('\uFEFF')).toBe(true);
  const rows: string[][] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  cell.lastIndex = 1;
  let row: string[] = [];
  while (cell.lastIndex < text.length) {
    const match = cell.exec(text);
    if (!match) throw new Error('not RFC 4180');
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

test('every text comes back whole, with at most an apostrophe in front', () => {
  const table = fc.array(fc.array(fc.string(), { minLength: 1 }), { minLength: 1 });
  fc.assert(
    fc.property(table, (rows) => {
      const read = readCsv(csvText(rows));
      expect(read.map((row) => row.length)).toEqual(rows.map((row) => row.length));
      rows.forEach((row, y) => {
        row.forEach((cell, x) => {
          expect([cell, `'${cell}`]).toContain(read[y]?.[x]);
        });
      });
    }),
  );
});

test.each([
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  ' =1',
  '\r=1',
  '＝1',
  '=HYPERLINK("http://x","y")',
])('a text that a spreadsheet would run (%j) is disarmed', (text) => {
  expect(readCsv(csvText([[text]]))).toEqual([[`'${text}`]]);
});

test('numbers stay numbers, also below zero; nothing is an empty cell', () => {
  expect(csvText([[-0.25, 1, null, 'a-b', "O'Neil"]])).toBe("\uFEFF-0.25,1,,a-b,O'Neil\r\n");
});
