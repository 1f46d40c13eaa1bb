/** What one person reached in one item: `score` from 0 to 1, and what the item counts. */
export interface ItemScore {
  readonly score: number;
  readonly points: number;
}

/** One person's finished attempt: the items by their name. People need not have had the same ones. */
export type ScoreRow = ReadonlyMap<string, ItemScore>;

export interface ItemFigures {
  /** How many people had the item. */
  readonly n: number;
  /** 0 to 1: see facility. Null when nobody had it. */
  readonly facility: number | null;
  /** −1 to 1: see discrimination. */
  readonly discrimination: number | null;
}

/** The figures of one item over all who had it. */
export function itemFigures(rows: readonly ScoreRow[], item: string): ItemFigures {
  const had = rows.flatMap((row) => {
    const own = row.get(item);
    return own ? [{ own: own.score, rest: restOf(row, item) }] : [];
  });
  return {
    n: had.length,
    facility: facility(had.map(({ own }) => own)),
    discrimination: discrimination(had),
  };
}

/**
 * The mean score of an item, 0 (nobody) to 1 (everybody); for items that are right or wrong, the share that is right:
 * the item difficulty p of Crocker & Algina, Introduction to Classical and Modern Test Theory (1986), chapter 14.
 * Null for no scores.
 */
export function facility(scores: readonly number[]): number | null {
  return scores.length === 0 ? null : meanOf(scores);
}

/** With fewer people a correlation says nothing. */
const fewest = 3;

/**
 * The corrected item–rest correlation: Pearson's r between the score of an item and what the same people reached in
 * all other items (the item is left out of the total, or it would correlate with itself: Henrysson 1963; Crocker &
 * Algina 1986, chapter 14). −1 to 1; near 0 or below, the item does not tell those who know from those who do not.
 * Null with fewer than three people, with no other item, or when everybody reached the same.
 */
export function discrimination(
  people: readonly { readonly own: number; readonly rest: number | null }[],
): number | null {
  const pairs = people.flatMap(({ own, rest }) => (rest === null ? [] : [{ own, rest }]));
  if (pairs.length < fewest) return null;
  return correlation(
    pairs.map(({ own }) => own),
    pairs.map(({ rest }) => rest),
  );
}

/** The share of the points of the other items that a person reached; null when there are none. */
function restOf(row: ScoreRow, item: string): number | null {
  let got = 0;
  let of = 0;
  for (const [name, { score, points }] of row) {
    if (name === item) continue;
    got += score * points;
    of += points;
  }
  return of === 0 ? null : got / of;
}

/** Below this, a variance is rounding. */
const rounding = 1e-12;

/** Pearson's product-moment correlation of two lists of the same length; null when one of them does not vary. */
export function correlation(xs: readonly number[], ys: readonly number[]): number | null {
  const [meanX, meanY] = [meanOf(xs), meanOf(ys)];
  let xx = 0;
  let yy = 0;
  let xy = 0;
  xs.forEach((x, index) => {
    const dx = x - meanX;
    const dy = (ys[index] ?? 0) - meanY;
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  });
  if (xx < rounding || yy < rounding) return null;
  return Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
}

const meanOf = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
