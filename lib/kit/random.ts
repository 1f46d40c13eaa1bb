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
export function randomFrom(seed: string): Random {
  let a = hash(seed, 0x811c9dc5);
  let b = hash(seed, 0x01000193);
  let c = hash(seed, 0x9e3779b9);
  let counter = hash(seed, 0x85ebca6b);

  const uint32 = (): number => {
    const sum = (a + b + counter) >>> 0;
    counter = (counter + 1) >>> 0;
    a = (b ^ (b >>> 9)) >>> 0;
    b = (c + (c << 3)) >>> 0;
    c = ((c << 21) | (c >>> 11)) >>> 0;
    c = (c + sum) >>> 0;
    return sum;
  };
  for (let round = 0; round < 12; round += 1) uint32();

  const int = (min: number, max: number): number => {
    const span = max - min + 1;
    assert(span >= 1 && span <= 2 ** 32, `a range of 1 to 2^32 integers, not ${min}..${max}`);
    const limit = 2 ** 32 - (2 ** 32 % span);
    let drawn = uint32();
    while (drawn >= limit) drawn = uint32();
    return min + (drawn % span);
  };
  const pick = <T>(list: readonly T[]): T => {
    assert(list.length > 0, 'a non-empty list to pick from');
    return list[int(0, list.length - 1)] as T;
  };
  const shuffle = <T>(list: readonly T[]): T[] => {
    const copy = [...list];
    for (let last = copy.length - 1; last > 0; last -= 1) {
      const other = int(0, last);
      [copy[last], copy[other]] = [present(copy[other], 'element'), present(copy[last], 'element')];
    }
    return copy;
  };
  return {
    uint32,
    int,
    pick,
    shuffle,
    chance: (probability) => uint32() < probability * 2 ** 32,
    fork: (label) => randomFrom(`${seed}/${label}`),
  };
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
