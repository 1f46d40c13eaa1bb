import type { Path } from './finding';

/** Members of an answer that name a misconception: of an option, a fault, a trap, and of what a follow-up waits for. */
const naming = new Set(['misconception', 'shows']);

/** Every misconception that an answer of any kind names, with its place. */
export function misconceptionsIn(
  value: unknown,
  path: Path,
): { readonly misconception: string; readonly at: Path }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]: [string, unknown]) => {
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    return typeof member === 'string' && naming.has(key)
      ? [{ misconception: member, at }]
      : misconceptionsIn(member, at);
  });
}
