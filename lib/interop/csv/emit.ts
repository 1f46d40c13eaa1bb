/** A cell: text, a number, or nothing. */
export type Cell = string | number | null;

/** Lets spreadsheets know that the text is UTF-8. */
const byteOrderMark = '\uFEFF';

/**
 * Rows as a CSV file (RFC 4180: CRLF, quotes doubled), in UTF-8 with a byte order mark. A text that a spreadsheet would
 * run as a formula (it begins with `=`, `+`, `-`, `@`, a tab or a line break, also in full width) gets an apostrophe in
 * front: others write their own names into these files. Numbers stay numbers.
 */
export const csvText = (rows: readonly (readonly Cell[])[]): string =>
  byteOrderMark + rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('');

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const harmless = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
