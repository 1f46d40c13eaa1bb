/** The length of the longest list that stands in both in the same order, with or without others between. */
export function commonStates(one: readonly string[], other: readonly string[]): number {
  let before = new Array<number>(other.length + 1).fill(0);
  for (const state of one) {
    const now = [0];
    for (const [index, against] of other.entries()) {
      const along = Math.max(before[index + 1] ?? 0, now[index] ?? 0);
      now.push(state === against ? (before[index] ?? 0) + 1 : along);
    }
    before = now;
  }
  return before[other.length] ?? 0;
}
