import { expect, test } from 'vitest';
import { freeId, freeLetter, moved, replaced } from './draft';

test('an element moves by one, and no further than the ends', () => {
  expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
});

test('an element is replaced or taken out', () => {
  expect(replaced(['a', 'b'], 1, 'x')).toEqual(['a', 'x']);
  expect(replaced(['a', 'b'], 0, null)).toEqual(['b']);
});

test('new ids are ones that nothing has', () => {
  expect(freeLetter(['a', 'c'])).toBe('b');
  expect(freeId('p', ['p1', 'p3'])).toBe('p2');
});
