/** A table as text: each column as wide as its widest cell; `right` names the columns that are set to the right. */
export function columns(lines: readonly (readonly string[])[], right: readonly number[]): string {
  const widths = lines.reduce<number[]>(
    (all, line) => line.map((cell, at) => Math.max(all[at] ?? 0, cell.length)),
    [],
  );
  const set = (cell: string, at: number): string => {
    const width = widths[at] ?? 0;
    return right.includes(at) ? cell.padStart(width) : cell.padEnd(width);
  };
  return lines.map((line) => `${line.map(set).join(' ').trimEnd()}\n`).join('');
}
