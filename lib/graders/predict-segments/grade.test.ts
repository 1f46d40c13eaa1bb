import { expect, test } from 'vitest';
import { grade } from '../grade';
import { segments as item } from '../items.cases';

const fin = (from: 'A' | 'B', fields: object = {}) => ({
  from,
  fields: {
    ...(from === 'A' ? { seq: '100', ack: '300' } : { seq: '300', ack: '100' }),
    ...{ flags: 'FIN,ACK', len: '0', ...fields },
  },
});
const answer = (...segments: ReturnType<typeof fin>[]) =>
  grade(item, { kind: 'predict-segments', segments }, 'en');

test('any accepted sequence scores 1', () => {
  expect(answer(fin('A'), fin('B'))).toMatchObject({ score: 1, why: null });
  expect(answer(fin('B'), fin('A'))).toMatchObject({ score: 1 });
});

test('each field counts the same, against the sequence with which most is right', () => {
  expect(answer(fin('B'), fin('A', { len: 5 }))).toMatchObject({ score: 7 / 8 });
  expect(answer(fin('A'))).toMatchObject({ score: 1 / 2 });
});

test('the fields of a segment with the wrong sender do not count', () => {
  expect(answer(fin('A'), fin('A', { seq: '300', ack: '100' }))).toMatchObject({ score: 1 / 2 });
});

test('numbers are compared as header fields are, and a misconception is reported', () => {
  expect(answer(fin('A', { seq: '0x1_0000_0064' }), fin('B'))).toMatchObject({ score: 1 });
  expect(answer(fin('A'), fin('B', { ack: '101' }))).toMatchObject({
    score: 7 / 8,
    misconceptions: ['D25'],
  });
});

test('too many segments, and a field that is missing or unreadable, are invalid and named', () => {
  expect(answer(fin('A'), fin('B'), fin('A'))).toMatchObject({
    status: 'invalid',
    field: 'segments',
    message: expect.stringContaining('2 segments') as unknown,
  });
  expect(answer(fin('A'), fin('B', { seq: 'x' }))).toMatchObject({
    field: 'segments.1.fields.seq',
  });
  const missing = { from: 'A' as const, fields: { seq: 1 } };
  expect(grade(item, { kind: 'predict-segments', segments: [missing] }, 'zh-CN')).toMatchObject({
    status: 'invalid',
    field: 'segments.0.fields.flags',
  });
});
