import { expect, test } from 'vitest';
import type { FieldValue, HeaderFieldId, ResponseBody } from '@/lib/questions';
import { grade } from '../grade';

type Fields = Partial<Record<HeaderFieldId, FieldValue>>;
const question = (fields: Fields, fault?: Fields) => {
  const asked: HeaderFieldId[] = ['flags', 'seq', 'ack', 'len'];
  return {
    public: {
      body: {
        kind: 'header-fields' as const,
        fields: asked.filter((id) => fields[id] !== undefined),
        given: {},
      },
    },
    key: {
      body: {
        kind: 'header-fields' as const,
        fields,
        faults: fault ? [{ fields: fault, fault: { misconception: 'D03', why: null } }] : [],
      },
    },
  };
};
const fin = question(
  { flags: ['FIN', 'ACK'], seq: 4_294_967_295, ack: 7, len: 0 },
  { flags: ['FIN'], ack: null },
);
type Typed = Extract<ResponseBody, { kind: 'header-fields' }>['fields'];
const fill = (fields: Typed, item = fin) => grade(item, { kind: 'header-fields', fields }, 'en');

test('all fields right score 1, each field counts the same', () => {
  expect(fill({ flags: ['ACK', 'FIN'], seq: '4294967295', ack: '7', len: 0 })).toMatchObject({
    score: 1,
  });
  expect(fill({ flags: ['ACK', 'FIN'], seq: '0', ack: '7', len: '0' })).toMatchObject({
    score: 3 / 4,
    parts: [
      { part: 'flags', right: true },
      { part: 'seq', right: false },
      { part: 'ack', right: true },
      { part: 'len', right: true },
    ],
    why: '3 of 4 fields right.',
  });
});

test('sequence numbers are compared modulo 2^32, lengths are not', () => {
  const item = question({ seq: 1, len: 1 });
  expect(fill({ seq: '4294967297', len: '1' }, item)).toMatchObject({ score: 1 });
  expect(fill({ seq: '0x1_0000_0001', len: '4294967297' }, item)).toMatchObject({ score: 1 / 2 });
});

test.each(['', '-', '—', '无', '0'])('%j says that a field means nothing', (typed) => {
  expect(fill({ ack: typed }, question({ ack: null }))).toMatchObject({ score: 1 });
});

test('«means nothing» is wrong where the field means something, 0 included', () => {
  expect(fill({ ack: '-' }, question({ ack: 0 }))).toMatchObject({ score: 0 });
});

test.each(['SYN,ACK', 'ack syn', 'SYN+ACK', '[S.]', 'S.', 'ＳＹＮ、ＡＣＫ', '[SYN, ACK]'])(
  'flags may be typed as %j',
  (typed) => {
    expect(fill({ flags: typed }, question({ flags: ['SYN', 'ACK'] }))).toMatchObject({ score: 1 });
  },
);

test('a misconception is reported when every field it names is answered so', () => {
  const wrong = { flags: ['FIN' as const], seq: 5, ack: '-', len: 0 };
  expect(fill(wrong)).toMatchObject({ score: 1 / 4, misconceptions: ['D03'] });
  expect(fill({ ...wrong, ack: '7' })).toMatchObject({ misconceptions: [] });
});

test('a field that is missing, unreadable or not asked for is invalid and named', () => {
  expect(fill({ flags: ['ACK'], seq: 1, ack: 2 })).toMatchObject({
    status: 'invalid',
    field: 'fields.len',
  });
  expect(fill({ flags: ['ACK'], seq: 'x', ack: 2, len: 0 })).toMatchObject({ field: 'fields.seq' });
  expect(fill({ flags: ['ACK'], seq: -1, ack: 2, len: 0 })).toMatchObject({ field: 'fields.seq' });
  expect(fill({ flags: ['ACK'], seq: 1.5, ack: 2, len: 0 })).toMatchObject({ field: 'fields.seq' });
  expect(fill({ flags: 'SYNACK', seq: 1, ack: 2, len: 0 })).toMatchObject({
    field: 'fields.flags',
  });
  expect(fill({ seq: 1, len: 0 }, question({ seq: 1 }))).toMatchObject({ field: 'fields.len' });
});
