declare const brand: unique symbol;

/** A sequence or acknowledgment number: an integer from 0 to 2^32 - 1 (RFC 9293 §3.4). */
export type Seq = number & { readonly [brand]: 'Seq' };

/** Any integer taken modulo 2^32. */
export const seq = (value: number): Seq => (value >>> 0) as Seq;

/** `from + octets`, modulo 2^32; `octets` may be negative. */
export const add = (from: Seq, octets: number): Seq => seq(from + octets);

/**
 * How far `a` lies ahead of `b`, from -2^31 to 2^31 - 1. Meaningful while the two are less than half
 * the number space apart, which the window limit of 2^30 (RFC 7323 §2.3) guarantees.
 */
export const distance = (a: Seq, b: Seq): number => (a - b) | 0;

export const lt = (a: Seq, b: Seq): boolean => ((a - b) | 0) < 0;
export const le = (a: Seq, b: Seq): boolean => ((a - b) | 0) <= 0;
export const gt = (a: Seq, b: Seq): boolean => ((a - b) | 0) > 0;
export const ge = (a: Seq, b: Seq): boolean => ((a - b) | 0) >= 0;

/** The later of the two. */
export const later = (a: Seq, b: Seq): Seq => (gt(a, b) ? a : b);

/** Whether `value` lies in the window of `size` octets that begins at `from`. */
export const inWindow = (value: Seq, from: Seq, size: number): boolean => {
  const offset = (value - from) | 0;
  return offset >= 0 && offset < size;
};
