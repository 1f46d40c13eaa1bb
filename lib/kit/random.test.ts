import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomFrom } from './random';

test('the numbers of a seed are a public promise', () => {
  const random = randomFrom('42');
  expect([random.uint32(), random.uint32(), random.uint32()]).toMatchInlineSnapshot(`
    [
      4000553137,
      3769749744,
      456534718,
    ]
  `);
  expect(randomFrom('42').fork('link').uint32()).toMatchInlineSnapshot(`1639723009`);
  expect(randomFrom('42').shuffle(['a', 'b', 'c', 'd', 'e'])).toMatchInlineSnapshot(`
    [
      "e",
      "d",
      "b",
      "a",
      "c",
    ]
  `);
});

test('an integer lies in its range, both ends included', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer(), fc.nat(2 ** 31), (seed, min, span) => {
      const drawn = randomFrom(seed).int(min, min + span);
      expect(drawn).toBeGreaterThanOrEqual(min);
      expect(drawn).toBeLessThanOrEqual(min + span);
    }),
  );
});

test('a small range is drawn evenly', () => {
  const random = randomFrom('even');
  const counts = [0, 0, 0, 0, 0, 0];
  for (let draw = 0; draw < 60_000; draw += 1) {
    const face = random.int(0, 5);
    counts[face] = (counts[face] ?? 0) + 1;
  }
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
});

test('a shuffle keeps every element', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.integer()), (seed, list) => {
      expect([...randomFrom(seed).shuffle(list)].sort()).toEqual([...list].sort());
    }),
  );
});

test('drawing from a fork does not shift the stream it came from', () => {
  const plain = randomFrom('seed');
  const forked = randomFrom('seed');
  forked.fork('other').uint32();
  expect(forked.uint32()).toBe(plain.uint32());
});

test('seeds that differ in one character give other numbers', () => {
  const first = new Set(Array.from({ length: 5000 }, (_, seed) => randomFrom(`s${seed}`).uint32()));
  expect(first.size).toBeGreaterThan(4990);
});
