import fc from 'fast-check';
import { expect, test } from 'vitest';
import { add, distance, ge, gt, inWindow, le, later, lt, seq } from './seq';

const anySeq = fc.integer({ min: 0, max: 2 ** 32 - 1 }).map(seq);
const span = fc.integer({ min: 1, max: 2 ** 31 - 1 });

test('numbers wrap at 2^32', () => {
  expect(seq(2 ** 32)).toBe(0);
  expect(seq(-1)).toBe(2 ** 32 - 1);
  expect(add(seq(2 ** 32 - 1), 2)).toBe(1);
});

test('what lies less than half the space ahead is greater, across the wrap too', () => {
  fc.assert(
    fc.property(anySeq, span, (from, octets) => {
      const ahead = add(from, octets);
      expect(gt(ahead, from) && ge(ahead, from) && lt(from, ahead) && le(from, ahead)).toBe(true);
      expect(distance(ahead, from)).toBe(octets);
      expect(later(from, ahead)).toBe(ahead);
    }),
  );
});

test('a window holds its first number and not the one after its last', () => {
  fc.assert(
    fc.property(anySeq, fc.integer({ min: 1, max: 2 ** 30 }), (from, size) => {
      expect(inWindow(from, from, size)).toBe(true);
      expect(inWindow(add(from, size - 1), from, size)).toBe(true);
      expect(inWindow(add(from, size), from, size)).toBe(false);
      expect(inWindow(add(from, -1), from, size)).toBe(false);
    }),
  );
});
