import { expect, test } from 'vitest';
import type { VerdictName } from '@/lib/questions';
import { grade } from '../grade';
import { verdict as item } from '../items.cases';

const answer = (verdict: VerdictName, reason: string) =>
  grade(item, { kind: 'verdict', verdict, reason }, 'en');

test('the verdict is worth a half, its reason the other half', () => {
  expect(answer('depends', 'b')).toMatchObject({ score: 1, why: null });
  expect(answer('depends', 'a')).toMatchObject({ score: 0.5, misconceptions: ['D20'] });
});

test('with a wrong verdict no reason counts, and both are marked', () => {
  expect(answer('holds', 'b')).toMatchObject({
    score: 0,
    parts: [
      { part: 'verdict', right: false },
      { part: 'reason', right: true },
    ],
    why: expect.stringContaining('Not always.') as unknown,
  });
  expect(answer('fails', 'a')).toMatchObject({ score: 0, misconceptions: ['D20'] });
});

test('a reason that is not there is invalid and named', () => {
  expect(answer('holds', 'z')).toMatchObject({ status: 'invalid', field: 'reason' });
});
