import { assert, present } from './assert';

/** A seeded stream of random numbers. The output for a seed is a public promise: see random.test.ts. */
export interface Random {
  /** A uniform integer from 0 to 2^32 - 1. */
  uint32(): number;
  /** A uniform integer from `min` to `max`, both included. */
  int(min: number, max: number): number;
  /** True with the given probability (0 to 1). */
  chance(probability: number): boolean;
  /** One element of a non-empty list. */
  pick<T>(list: readonly T[]): T;
  /** A shuffled copy. */
  shuffle<T>(list: readonly T[]): T[];
  /** An independent stream: what is drawn from it never shifts this one. */
  fork(label: string): Random;
}

/** A stream for a seed text (sfc32, state from the text by four rounds of FNV-1a with different bases). */
export const randomFrom = (seed: string): Random => new Stream(seed);

/** A class, because generators make a dozen streams for a question: functions of their own for each would cost more than what is drawn. */
class Stream implements Random {
  private a: number;
  private b: number;
  private c: number;
  private counter: number;

  constructor(private readonly seed: string) {
    this.a = hash(seed, 0x811c9dc5);
    this.b = hash(seed, 0x01000193);
    this.c = hash(seed, 0x9e3779b9);
    this.counter = hash(seed, 0x85ebca6b);
    for (let round = 0; round < 12; round += 1) this.uint32();
  }

  uint32(): number {
    const { a, b, c, counter } = this;
    const sum = (a + b + counter) >>> 0;
    this.counter = (counter + 1) >>> 0;
    this.a = (b ^ (b >>> 9)) >>> 0;
    this.b = (c + (c << 3)) >>> 0;
    this.c = (((c << 21) | (c >>> 11)) + sum) >>> 0;
    return sum;
  }

  int(min: number, max: number): number {
    const span = max - min + 1;
    // The message is made only when it is needed: this runs for every number drawn.
    const fits = span >= 1 && span <= 2 ** 32;
    if (!fits) assert(fits, `a range of 1 to 2^32 integers, not ${min}..${max}`);
    const limit = 2 ** 32 - (2 ** 32 % span);
    let drawn = this.uint32();
    while (drawn >= limit) drawn = this.uint32();
    return min + (drawn % span);
  }

  chance(probability: number): boolean {
    return this.uint32() < probability * 2 ** 32;
  }

  pick<T>(list: readonly T[]): T {
    assert(list.length > 0, 'a non-empty list to pick from');
    return list[this.int(0, list.length - 1)] as T;
  }

  shuffle<T>(list: readonly T[]): T[] {
    const copy = [...list];
    for (let last = copy.length - 1; last > 0; last -= 1) {
      const other = this.int(0, last);
      [copy[last], copy[other]] = [present(copy[other], 'element'), present(copy[last], 'element')];
    }
    return copy;
  }

  fork(label: string): Random {
    return new Stream(`${this.seed}/${label}`);
  }
}

function hash(text: string, basis: number): number {
  let value = basis;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  value ^= value >>> 16;
  value = Math.imul(value, 0x7feb352d);
  value ^= value >>> 15;
  return value >>> 0;
}
