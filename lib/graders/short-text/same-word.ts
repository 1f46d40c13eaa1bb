/** Beginnings that make another word of one, however little they differ: `unacknowledged`, `retransmit`. */
const prefixes = ['un', 'in', 'im', 'ir', 'non', 'dis', 'mis', 're', 'pre', 'de', 'anti'];

/** A word of so many letters may have so many slips: short ones, and all with digits, none. */
const slipsIn = (word: string): number => {
  if (/\d/.test(word) || word.length < 4) return 0;
  return word.length < 9 ? 1 : 2;
};

/**
 * Whether a typed word is the meant one, misspelled at most: a letter left out, added, wrong or exchanged with its
 * neighbour (the Damerau–Levenshtein distance, in the form in which no place is mended twice).
 */
export function isSameWord(typed: string, meant: string): boolean {
  if (typed === meant) return true;
  const slips = slipsIn(meant);
  if (slips === 0 || Math.abs(typed.length - meant.length) > slips) return false;
  if (/\d/.test(typed) || changesMeaning(typed, meant) || changesMeaning(meant, typed))
    return false;
  return slipsBetween(typed, meant) <= slips;
}

/** Whether one word is the other behind a prefix, give or take a letter. */
const changesMeaning = (longer: string, shorter: string): boolean =>
  prefixes.some(
    (prefix) =>
      longer.startsWith(prefix) &&
      !shorter.startsWith(prefix) &&
      slipsBetween(longer.slice(prefix.length), shorter) <= 1,
  );

export function slipsBetween(one: string, other: string): number {
  let older: number[] = [];
  let old = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      const exchanged =
        row > 1 &&
        column > 1 &&
        one[row - 1] === other[column - 2] &&
        one[row - 2] === other[column - 1];
      now.push(
        Math.min(
          (old[column] ?? 0) + 1,
          (now[column - 1] ?? 0) + 1,
          (old[column - 1] ?? 0) + (same ? 0 : 1),
          exchanged ? (older[column - 2] ?? 0) + 1 : Infinity,
        ),
      );
    }
    older = old;
    old = now;
  }
  return old[other.length] ?? 0;
}
