/** The first of the two comes before the second. */
export type Precedence = readonly [string, string];

/**
 * Every pair of steps whose order is settled: those of `before` and all that follow from them; where `before` is null,
 * all pairs of `order`. Pairs come in the order of `order`.
 */
export function settledPairs(
  order: readonly string[],
  before: readonly Precedence[] | null,
): Precedence[] {
  const later = before === null ? null : followers(before);
  return order.flatMap((first, index) =>
    order
      .slice(index + 1)
      .filter((then) => later === null || later.get(first)?.has(then))
      .map((then): Precedence => [first, then]),
  );
}

/** By step: all the steps that must come after it, however many are between. */
function followers(before: readonly Precedence[]): ReadonlyMap<string, ReadonlySet<string>> {
  const later = new Map<string, Set<string>>();
  for (const [first] of before) later.set(first, new Set());
  for (const [first, after] of later) {
    const waiting = [first];
    for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
      for (const [earlier, then] of before) {
        if (earlier !== step || after.has(then)) continue;
        after.add(then);
        waiting.push(then);
      }
    }
  }
  return later;
}
