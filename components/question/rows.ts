import type { LadderRow } from '@/lib/questions';

/** A list in which the element at a place was taken to another one. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, place) => place !== from);
  return [...rest.slice(0, to), ...list.slice(from, from + 1), ...rest.slice(to)];
}

/** A list with one element more after a place. */
export const added = <T>(list: readonly T[], after: number, element: T): T[] => [
  ...list.slice(0, after + 1),
  element,
  ...list.slice(after + 1),
];

export const without = <T>(list: readonly T[], place: number): T[] =>
  list.filter((_, each) => each !== place);

/** The rows out of what a form holds; only this code writes it. */
export function readRows(held: string): readonly unknown[] {
  const read: unknown = held === '' ? [] : JSON.parse(held);
  return Array.isArray(read) ? read : [];
}

/**
 * After rows came, went or changed places: the rows after which segments arrive are those that they were, wherever they
 * stand now. One that is gone, or that no longer comes later, leaves the arrival before the next row.
 */
export function renumbered(
  before: readonly LadderRow[],
  after: readonly LadderRow[],
): readonly LadderRow[] {
  return after.map((row, index) => {
    if (row.do !== 'segment' || row.after === null) return row;
    const meant = before[row.after - 1];
    const place = meant === undefined ? 0 : after.indexOf(meant) + 1;
    return place === row.after ? row : { ...row, after: place > index + 1 ? place : null };
  });
}
