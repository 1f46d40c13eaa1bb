import { expect, test } from 'vitest';
import { parseInterviewFile } from './interview-file';
import { reasonOf } from './reason';

const pool = [1, 2, 3].map((n) => ({
  ...{ versionId: `q${n}`, slug: `q${n}`, topic: 'states', kind: 'numeric', difficulty: n },
}));
const file = (item: string, path = 'content/interviews/short.yml') =>
  parseInterviewFile(
    path,
    `title: { en: Short, zh-CN: 短面试 }
lead: { en: Three questions., zh-CN: 三道题。 }
level: junior
minutes: 5
navigation: free
sections:
  - title: { en: All, zh-CN: 全部 }
    items:
      - ${item}
`,
    pool,
  );

test('a right file is an interview named as the file, with its defaults', () => {
  const parsed = file('{ pool: { topics: [states] }, count: 2 }');
  if (!parsed.ok) throw new Error('a right file');
  expect(parsed.value.slug).toBe('short');
  expect(parsed.value.definition).toMatchObject({ outage: 'give-back', minutes: 5 });
  expect(parsed.value.definition.sections[0]?.items[0]).toMatchObject({ points: 1, count: 2 });
});

test.each([
  ['{ pool: { topics: [states] }, count: 4 }', 'pool-too-small', 9],
  ['{ pool: { topics: [states], difficulty: [4, 5] }, count: 1 }', 'pool-too-small', 9],
  ['{ question: q9 }', 'pool-too-small', 9],
  ['{ version: v1 }', 'question-unnamed', 9],
  ['{ generator: F99, difficulty: 2 }', 'not-generated', 9],
  ['{ generator: F05, difficulty: 2, params: { nonsense: 1 } }', 'not-generated', 9],
  ['{ pool: { topics: [weather] }, count: 1 }', 'not-one-of', 9],
  ['{ pool: { topics: [states] } }', 'missing-key', 9],
  ['{ generator: F05, difficulty: 9 }', 'out-of-range', 9],
  ['{ questoin: q1 }', 'unknown-key', 9],
  ['nothing', 'wrong-type', 9],
])('%s is an error with its line: %s', (item, code, line) => {
  const parsed = file(item);
  expect(parsed.ok ? [] : parsed.error).toMatchObject([{ code, line }]);
  for (const locale of ['en', 'zh-CN'] as const) {
    expect(parsed.ok ? '' : parsed.error.map((each) => reasonOf(each, locale)).join()).not.toBe('');
  }
});

test('a file whose name cannot stand in an address is an error', () => {
  const parsed = file('{ question: q1 }', 'content/interviews/Short one.yml');
  expect(parsed.ok ? [] : parsed.error).toMatchObject([{ code: 'wrong-interview-name' }]);
});
