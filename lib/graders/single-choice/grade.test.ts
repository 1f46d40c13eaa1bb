import { expect, test } from 'vitest';
import { grade } from '../grade';

const item = {
  public: {
    body: {
      kind: 'single-choice' as const,
      options: [
        { id: 'a', text: 'one' },
        { id: 'b', text: 'two' },
        { id: 'c', text: 'three' },
        { id: 'd', text: 'four' },
      ],
    },
  },
  key: {
    body: {
      kind: 'single-choice' as const,
      correct: 'b',
      faults: {
        a: { misconception: 'D14', why: null },
        c: { misconception: null, why: 'One retry too many.' },
      },
    },
  },
};
const choose = (choice: string) => grade(item, { kind: 'single-choice', choice }, 'en');

test('the right option scores 1 and needs no explanation', () => {
  expect(choose('b')).toEqual({
    status: 'graded',
    score: 1,
    parts: [{ part: 'b', right: true }],
    misconceptions: [],
    why: null,
  });
});

test('an option that is a misconception’s outcome scores 0 and reports it', () => {
  expect(choose('a')).toMatchObject({ status: 'graded', score: 0, misconceptions: ['D14'] });
});

test('a near miss says its own reason', () => {
  expect(choose('c')).toMatchObject({ score: 0, misconceptions: [], why: 'One retry too many.' });
});

test('a wrong option without a known fault still says something', () => {
  expect(choose('d')).toMatchObject({ score: 0, why: expect.stringMatching(/./) as unknown });
});

test('an option that the question does not have is invalid and names the field', () => {
  expect(choose('e')).toMatchObject({
    status: 'invalid',
    field: 'choice',
    message: expect.stringContaining('“e”') as unknown,
  });
});

test('a response of another kind is invalid, in the reader’s language', () => {
  const other = { kind: 'numeric' as const, value: 1 };
  expect(grade(item, other, 'en')).toMatchObject({ status: 'invalid', field: 'kind' });
  expect(grade(item, other, 'zh-CN')).toMatchObject({
    message: expect.stringMatching(/[一-鿿]/) as unknown,
  });
});
