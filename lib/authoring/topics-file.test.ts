import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { topicIds } from '@/lib/questions';
import { parseTopicsFile } from './topics-file';

const real = readFileSync('content/topics.yml', 'utf8');
const codes = (text: string) => {
  const parsed = parseTopicsFile('content/topics.yml', text);
  return parsed.ok ? [] : parsed.error.map(({ code, line }) => [code, line]);
};
const lineOf = (part: string): number => real.slice(0, real.indexOf(part)).split('\n').length;

test('the topics of the project stand in teaching order, each once', () => {
  const parsed = parseTopicsFile('content/topics.yml', real);
  expect(parsed.ok && parsed.value.topics.map(({ id }) => id)).toEqual([...topicIds]);
});

test('a topic that comes before what it needs is found', () => {
  expect(codes(real.replace('needs: [handshake]', 'needs: [2msl]'))).toContainEqual([
    'topic-order',
    lineOf('needs: [handshake]'),
  ]);
});

test('a missing topic and one that stands twice are found', () => {
  const found = codes(real.replace('id: states', 'id: why-three'));
  expect(found).toContainEqual(['topic-twice', lineOf('id: states')]);
  expect(found).toContainEqual(['topic-missing', lineOf('topics:')]);
});

test('an unknown level and a missing language are found on their lines', () => {
  expect(codes(real.replace('level: junior', 'level: easy'))).toEqual([
    ['not-one-of', lineOf('level: junior')],
  ]);
  expect(codes(real.replace('      zh-CN: 三次握手\n', ''))).toEqual([
    ['missing-language', lineOf('title:')],
  ]);
});
