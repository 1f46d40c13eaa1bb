import { expect, test } from 'vitest';
import { grade } from '../grade';
import { line as item } from '../items.cases';

const answer = (line: string, reason: string | null, question = item) =>
  grade(question, { kind: 'spot-line', line, reason }, 'en');
const bare = {
  public: { body: { ...item.public.body, reasons: null } },
  key: { body: { ...item.key.body, reason: null, reasonFaults: {} } },
};

test('the line is worth a half, its reason the other half; without the line no reason counts', () => {
  expect(answer('l2', 'a')).toMatchObject({ score: 1, why: null });
  expect(answer('l2', 'b')).toMatchObject({ score: 0.5 });
  expect(answer('l2', null)).toMatchObject({ score: 0.5 });
  expect(answer('l1', 'a')).toMatchObject({
    score: 0,
    misconceptions: ['D16'],
    why: expect.stringContaining('line 2') as unknown,
  });
});

test('where no reason is asked for, the line is worth all', () => {
  expect(grade(bare, { kind: 'spot-line', line: 'l2', reason: null }, 'en')).toMatchObject({
    score: 1,
    parts: [{ part: 'line', right: true }],
  });
  expect(grade(bare, { kind: 'spot-line', line: 'l2', reason: 'a' }, 'en')).toMatchObject({
    status: 'invalid',
    field: 'reason',
  });
});

test('a line or reason that is not there is invalid and named', () => {
  expect(answer('l9', 'a')).toMatchObject({ status: 'invalid', field: 'line' });
  expect(answer('l2', 'z')).toMatchObject({ status: 'invalid', field: 'reason' });
});
