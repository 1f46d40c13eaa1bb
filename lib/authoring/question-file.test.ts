import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findingCodes } from './finding';
import { kindCases, rightKinds } from './kinds.cases';
import { cases as plainCases, good, rightFiles, spoil } from './question-file.cases';
import { parseQuestionFile } from './question-file';
import { findingLine, reasonOf } from './reason';

const cases = [...plainCases, ...kindCases];

const known = { claims: new Set(['hs-three-segments']), misconceptions: new Set(['D09']) };

const findings = (text: string, path = 'content/questions/handshake.yml') => {
  const parsed = parseQuestionFile(path, text, known);
  return parsed.ok ? [] : parsed.error;
};
/** The line on which a text first stands, counting from 1. */
const lineOf = (text: string, part: string): number =>
  text.slice(0, text.indexOf(part)).split('\n').length;

test.each([...rightFiles, ...rightKinds])('a right file with a %s passes', (_kind, text) => {
  expect(findings(text)).toEqual([]);
});

/** Found by other tests: of several files, of the topics, of the interviews, of the schema. */
const elsewhere = [
  'unknown-content',
  'duplicate-question',
  'topic-missing',
  'topic-twice',
  'topic-order',
  'wrong-interview-name',
  'question-unnamed',
  'not-generated',
  'pool-too-small',
  'schema-stale',
];

test('every kind of finding is shown by a bad file', () => {
  const shown = new Set([...cases.map(([code]) => code), ...elsewhere]);
  expect([...shown].sort()).toEqual([...findingCodes].sort());
});

test.each(cases)('%s: %s is found on its line', (code, _what, text, at) => {
  expect(findings(text)).toContainEqual(
    expect.objectContaining({
      file: 'content/questions/handshake.yml',
      code,
      line: lineOf(text, at),
    }),
  );
});

test('every finding is one sentence in both languages and names its file and line', () => {
  for (const [, , text] of cases) {
    for (const finding of findings(text)) {
      expect(findingLine(finding, 'en')).toMatch(/^content\/questions\/handshake\.yml:\d+: \S/);
      expect(reasonOf(finding, 'en')).not.toMatch(/[{}]|undefined/);
      expect(reasonOf(finding, 'zh-CN')).toMatch(/\p{Script=Han}/u);
    }
  }
});

test('a type error says what was expected and what was found', () => {
  const [finding] = findings(spoil('difficulty: 2', 'difficulty: two'));
  expect(finding && reasonOf(finding, 'en')).toBe('expected a number, found two');
});

test('all findings of a file are reported at once, by line', () => {
  const text = spoil('D09', 'D77', spoil('监听方会应答。', '监听方会告诉您.'));
  expect(findings(text).map(({ code }) => code)).toEqual([
    'unknown-misconception',
    'half-width',
    'formal-you',
  ]);
});

test('without the lists of what is known, references are not looked up', () => {
  const text = spoil('D09', 'D77');
  expect(parseQuestionFile('content/questions/handshake.yml', text).ok).toBe(true);
});

test.each(['', '\u0000', '[', '- - -', 'topic', '{"topic": 3}', 'questions: {}', '?'.repeat(500)])(
  'a file that is no question file, %j, is a finding and not an exception',
  (text) => {
    expect(findings(text)).not.toEqual([]);
  },
);

test('whatever is cut out of a file or put into it, the outcome is a value with lines of the file', () => {
  const place = fc.nat({ max: good.length });
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom('\n', ': ', '- ', '*a', '&a', '!!', '<<: {}', '"'),
  );
  fc.assert(
    fc.property(place, fc.nat({ max: 40 }), piece, (from, length, added) => {
      const text = good.slice(0, from) + added + good.slice(from + length);
      const last = text.split(/\r\n|\r|\n/).length;
      return findings(text).every(({ line }) => line >= 1 && line <= last);
    }),
    { numRuns: 1000 },
  );
});
