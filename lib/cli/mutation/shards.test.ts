import { expect, test } from 'vitest';
import { noMutants, outcomeOf, scoreOf, sources, sumOf } from './shards.mjs';

const mutant = (status: string, line = 1) => ({
  status,
  location: { start: { line, column: 3 } },
  mutatorName: 'BlockStatement',
  replacement: '{\n}',
});

test('the score is the share of mutants noticed; ignored ones and those that cannot run do not count', () => {
  const mutants = ['Killed', 'Killed', 'Timeout', 'Survived', 'NoCoverage', 'Ignored'];
  const { counts } = outcomeOf({
    files: {
      'lib/tcp/a.ts': { mutants: [...mutants, 'RuntimeError'].map((each) => mutant(each)) },
    },
  });
  expect(counts).toEqual({ killed: 2, timeout: 1, survived: 1, noCoverage: 1, ignored: 1 });
  expect(scoreOf(counts)).toBe(60);
  expect(scoreOf(sumOf(counts, counts))).toBe(60);
});

test('what does not quite reach a score does not have it', () => {
  expect(scoreOf({ ...noMutants(), killed: 84_999, survived: 15_001 })).toBe(84.9);
  expect(scoreOf(noMutants())).toBeNull();
});

test('a survivor is named by place and replacement, on one line', () => {
  const mutants = [mutant('Survived', 7), mutant('Killed')];
  expect(outcomeOf({ files: { 'lib/tcp/a.ts': { mutants } } }).survivors).toEqual([
    'lib/tcp/a.ts:7:3 survived: BlockStatement: { }',
  ]);
});

test('every file of lib/tcp is a shard, its tests and the dialogue of the tests are not', () => {
  expect(sources()).toContain('lib/tcp/arrives/fifth-ack.ts');
  expect(sources()).not.toContain('lib/tcp/dialogue.ts');
  expect(sources().filter((file) => file.endsWith('.test.ts'))).toEqual([]);
});
