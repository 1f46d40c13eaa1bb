import { expect, test } from 'vitest';
import { grade } from '../grade';
import { capture as item } from '../items.cases';

type Blanks = Record<string, string | number | ('SYN' | 'ACK')[]>;
const right: Blanks = { seq: '0', none: '-', rto: '1 s', bits: '[S.]', state: 'SYN_RECV' };
const answer = (blanks: Blanks) => grade(item, { kind: 'read-capture', blanks }, 'en');

test('each blank counts the same, read as its type is: numbers with units, flags, states in any spelling', () => {
  expect(answer(right)).toMatchObject({ score: 1, why: null });
  expect(answer({ ...right, rto: 1010, bits: ['ACK', 'SYN'], seq: 2 ** 32 })).toMatchObject({
    score: 1,
  });
  expect(answer({ ...right, rto: 1011 })).toMatchObject({ score: 4 / 5 });
});

test('a blank that is left out or left empty earns nothing', () => {
  expect(answer({ rto: '1000' })).toMatchObject({ score: 1 / 5 });
  expect(answer({ ...right, rto: ' ', state: '' })).toMatchObject({ score: 3 / 5 });
});

test('an empty text says «means nothing» of a sequence number, and «none» of flags', () => {
  expect(answer({ none: '' })).toMatchObject({ score: 1 / 5 });
  expect(answer({ seq: '' })).toMatchObject({ score: 0 });
});

test('a foreseen wrong value is reported, the right one is not', () => {
  expect(answer({ ...right, bits: 'ACK', state: 'ESTAB' })).toMatchObject({
    score: 3 / 5,
    misconceptions: ['D11', 'D09'],
  });
  expect(answer({ ...right, seq: '4294967295' })).toMatchObject({
    why: expect.stringContaining('The SYN takes a number.') as unknown,
  });
});

test.each([
  ['seq', 'x'],
  ['seq', -1],
  ['rto', 'soon'],
  ['rto', '3 octets'],
  ['bits', 'SYNACK'],
  ['bits', 3],
  ['state', 'OPEN'],
  ['state', 3],
] as const)('what cannot be read in the blank %s, %j, is invalid and named', (blank, value) => {
  for (const locale of ['en', 'zh-CN'] as const) {
    const found = grade(item, { kind: 'read-capture', blanks: { [blank]: value } }, locale);
    expect(found).toMatchObject({ status: 'invalid', field: `blanks.${blank}` });
    expect(found.status === 'invalid' && found.message).toContain(String(value));
  }
});

test('a blank that is not there is invalid and named', () => {
  expect(answer({ x: '1' })).toMatchObject({ status: 'invalid', field: 'blanks.x' });
});
