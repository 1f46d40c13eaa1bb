import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseItemRef, printItemRef, type ItemRef } from './item-ref';

const number = fc.integer({ min: 1, max: 999_999_999 });
const word = fc.stringMatching(/^[a-z0-9]{1,8}$/);
const refs: fc.Arbitrary<ItemRef> = fc.oneof(
  fc.record({
    kind: fc.constant('authored' as const),
    slug: fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join('-')),
    version: number,
  }),
  fc.record({
    kind: fc.constant('generated' as const),
    generator: fc.stringMatching(/^F[0-9]{2}$/),
    version: number,
    difficulty: fc.integer({ min: 1, max: 5 }),
    seed: fc.stringMatching(/^[0-9a-z]{1,64}$/),
  }),
);

test('an address read back is the question it was printed for, and safe in a URL', () => {
  fc.assert(
    fc.property(refs, (ref) => {
      const text = printItemRef(ref);
      expect(text).toMatch(/^[A-Za-z0-9.-]+$/);
      expect(parseItemRef(text)).toEqual(ref);
    }),
  );
});

test('any other text is no address, and what is one prints as it was', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const ref = parseItemRef(text);
      if (ref) expect(printItemRef(ref)).toBe(text);
    }),
  );
});

test.each([
  ...['', 'a', 'a.', 'a..1', 'a.x', 'a.x.0', 'a.x.01', 'a.X.1', 'a.x.1.2', 'a.-x.1', 'a.x y.1'],
  ...[
    'g.F06.1.3',
    'g.F06.1.6.s',
    'g.F06.1.0.s',
    'g.F6.1.3.s',
    'g.F06.1.3.S',
    'g.F06.1.3.',
    'g.F06.1.3.s s',
  ],
  `g.F06.1.3.${'s'.repeat(65)}`,
  `a.${'s'.repeat(81)}.1`,
])('%j is no address of a question', (text) => {
  expect(parseItemRef(text)).toBeNull();
});
