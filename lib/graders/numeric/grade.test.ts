import { expect, test } from 'vitest';
import { grade } from '../grade';

const question = (value: number, unit: string | null, tolerance = 0) => ({
  public: { body: { kind: 'numeric' as const, unit } },
  key: {
    body: {
      kind: 'numeric' as const,
      value,
      tolerance,
      faults: [
        { value: value * 2, fault: { misconception: 'D39', why: null } },
        { value: value + 1, fault: { misconception: null, why: 'One too many.' } },
      ],
    },
  },
});
const answer = (value: string | number, item = question(63_000, 'ms')) =>
  grade(item, { kind: 'numeric', value }, 'en');

test.each([
  '63000',
  '63,000',
  '63 000',
  ' 63_000 ms',
  '６３０００',
  '６３，０００',
  '0xF618',
  '0xf6 18',
  '63000.0',
  '+63000',
  '63 s',
  '63s',
  '６３秒',
  '1.05 min',
  '63e3',
  63_000,
])('%j is understood as 63000 ms', (typed) => {
  expect(answer(typed)).toMatchObject({ status: 'graded', score: 1, why: null });
});

test.each([
  '',
  '  ',
  'about a minute',
  '63 parsecs',
  '0x',
  '6.3.0',
  '--5',
  'NaN',
  'Infinity',
  '1,5',
  '12,34 ms',
])('%j is not taken for a number: the answer is invalid, not wrong', (typed) => {
  const verdict = answer(typed);
  expect(verdict).toMatchObject({ status: 'invalid', field: 'value' });
});

test('a unit is refused where the number has none', () => {
  expect(answer('5 s', question(5, null))).toMatchObject({
    status: 'invalid',
    message: expect.stringContaining('no unit') as unknown,
  });
});

test('octets may be called bytes', () => {
  expect(answer('5 bytes', question(5, 'octets'))).toMatchObject({ score: 1 });
});

test('a wrong answer says as which number it was read', () => {
  expect(answer('64 s')).toMatchObject({
    score: 0,
    why: expect.stringContaining('64000 ms') as unknown,
  });
});

test('a misconception’s value reports it; a near miss says why', () => {
  expect(answer('126 s')).toMatchObject({ score: 0, misconceptions: ['D39'] });
  expect(answer('63001')).toMatchObject({
    misconceptions: [],
    why: expect.stringContaining('One too many.') as unknown,
  });
});

test('the tolerance is the accepted distance, both ways', () => {
  const item = question(1000, 'ms', 10);
  expect([989, 990, 1010, 1011].map((value) => answer(value, item))).toMatchObject([
    { score: 0 },
    { score: 1 },
    { score: 1 },
    { score: 0 },
  ]);
});
