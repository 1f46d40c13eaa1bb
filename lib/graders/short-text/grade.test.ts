import { expect, test } from 'vitest';
import { grade, type Graded } from '../grade';
import { words as item } from '../items.cases';
import { isSameWord, slipsBetween } from './same-word';

const answer = (text: string, question: Graded = item) =>
  grade(question, { kind: 'short-text', text }, 'en');
const accepting = (...accepted: string[]): Graded => ({
  ...item,
  key: { body: { ...item.key.body, accepted, synonyms: [], faults: [] } },
});
const right = (text: string, question?: Graded): boolean => {
  const found = answer(text, question);
  return found.status === 'graded' && found.score === 1;
};

test.each([
  'active closer',
  'The ACTIVE-closer.',
  'it is the active closer',
  'closer, active',
  'actve closer',
  'acitve closer',
  'the end that closes the connection first',
  'host closes first',
  '主动关闭方',
  '主动关闭的一方',
  '主动关闭端。',
])('“%s” says what an accepted form says', (text) => {
  expect(right(text)).toBe(true);
});

test.each([
  'passive closer',
  'not the active closer',
  'the active closer and the passive closer',
  'active',
  'closer',
  'actv clsr',
  'inactive closer',
  'the side that closes',
  '被动关闭方',
  '不是主动关闭方',
  '主动打开方',
  '主动',
])('“%s” does not', (text) => {
  expect(answer(text)).toMatchObject({ status: 'graded', score: 0 });
});

test('a «not» belongs to the word after it, in both languages', () => {
  const form = accepting('not acknowledged', '没有 确认');
  for (const text of [
    'not acknowledged',
    "isn't acknowledged",
    'never acknowledged',
    '未确认',
    '没有确认',
  ])
    expect(right(text, form), text).toBe(true);
  for (const text of [
    'acknowledged',
    'unacknowledged',
    'acknowledged, not',
    'not not acknowledged',
    '确认',
    '确认没有',
  ])
    expect(right(text, form), text).toBe(false);
  const sent = accepting('FIN sent, not ACK');
  expect(right('sent FIN, not the ACK', sent)).toBe(true);
  expect(right('not FIN sent, ACK', sent)).toBe(false);
});

test('where the key says so, the words must stand in the order of the form', () => {
  const free = accepting('client before server');
  const ordered: Graded = {
    ...free,
    key: { body: { ...item.key.body, accepted: ['client before server'], ordered: true } },
  };
  expect(right('server before client', free)).toBe(true);
  expect(right('server before client', ordered)).toBe(false);
  expect(right('the client, before the server', ordered)).toBe(true);
});

test('words that mean the same in every question stand for each other', () => {
  expect(right('a reset', accepting('RST'))).toBe(true);
  expect(right('复位', accepting('RST'))).toBe(true);
  expect(right('last acknowledgement', accepting('last ACK'))).toBe(true);
  expect(right('TIMEWAIT', accepting('TIME-WAIT'))).toBe(true);
  expect(right('time_wait', accepting('TIME-WAIT'))).toBe(true);
  expect(right('host B', accepting('host A'))).toBe(false);
  expect(right('host', accepting('host A'))).toBe(false);
  expect(right('host A', accepting('host A'))).toBe(true);
});

test('a slip is a letter or two, never in a short word, a number, or a prefix that makes another word', () => {
  expect(slipsBetween('acitve', 'active')).toBe(1);
  expect(isSameWord('retransmision', 'retransmission')).toBe(true);
  expect(isSameWord('syn', 'fin')).toBe(false);
  expect(isSameWord('2msl', '3msl')).toBe(false);
  expect(isSameWord('transmission', 'retransmission')).toBe(false);
  expect(isSameWord('retransmission', 'transmission')).toBe(false);
  expect(isSameWord('acknowledged', 'unacknowledged')).toBe(false);
});

test('a known wrong answer is told its reason, also misspelled', () => {
  for (const text of ['passive closer', 'the pasive closer'])
    expect(answer(text)).toMatchObject({ score: 0, why: 'That end answers.' });
});

test('a text without words is invalid', () => {
  for (const text of ['', '   ', '…?!'])
    expect(answer(text)).toMatchObject({ status: 'invalid', field: 'text' });
});

test('words without end, all alike, are read as fast as any', () => {
  const form = accepting(
    Array.from({ length: 24 }, (_, n) => `word${'abcdefgh'[n % 8] ?? ''}`).join(' '),
  );
  const before = performance.now();
  expect(right('wordy '.repeat(33).trim(), form)).toBe(false);
  expect(right('确认 '.repeat(60).trim(), accepting('确 认 '.repeat(30).trim()))).toBe(false);
  expect(performance.now() - before).toBeLessThan(500);
});
