import { expect, test } from 'vitest';
import { grade, rightResponse, wrongResponses } from '@/lib/graders';
import { locales } from '@/lib/i18n';
import { keyBody, kindIds, publicBody, topicIds } from '@/lib/questions';
import { checkContent } from './content';
import { contentHash } from './content-hash';
import { findingLine } from './reason';
import { readContent } from './read-content';
import { toItem } from './to-item';

const files = await readContent('.');
const content = checkContent(files);
const questions = content.files.flatMap(({ content: { topic, questions: list } }) =>
  list.map((question) => ({ topic, question })),
);
const items = questions.flatMap(({ topic, question }) =>
  locales.map((locale) => ({ locale, question, item: toItem(question, topic, 1, locale) })),
);

test('the content of the project has no findings', () => {
  expect(content.findings.map((finding) => findingLine(finding, 'en'))).toEqual([]);
});

test('every topic has at least eight questions', () => {
  for (const topic of topicIds) {
    const count = questions.filter((each) => each.topic === topic).length;
    expect(count, topic).toBeGreaterThanOrEqual(8);
  }
});

test('every kind of question is used, but for those that are checked by running them: generators ask these', () => {
  const used = new Set(questions.map(({ question }) => question.answer.kind));
  const written = kindIds.filter((kind) => kind !== 'draw-ladder' && kind !== 'make-happen');
  expect([...used].sort()).toEqual([...written].sort());
});

test('every question becomes a public view and a key of the stored form', () => {
  for (const { item } of items) {
    expect(publicBody.parse(item.public.body)).toEqual(item.public.body);
    expect(keyBody.parse(item.key.body)).toEqual(item.key.body);
  }
});

test('the right answer of every question is graded as right, in both languages', () => {
  for (const { item, locale } of items) {
    expect(grade(item, rightResponse(item.key), locale), item.public.stem).toMatchObject({
      status: 'graded',
      score: 1,
    });
  }
});

test('every wrong answer that a question foresees loses points and is told why', () => {
  for (const { item, locale } of items) {
    for (const { response } of wrongResponses(item.key.body)) {
      const result = grade(item, response, locale);
      expect(result, item.public.stem).toMatchObject({ status: 'graded' });
      expect(result.status === 'graded' && result.score < 1 && result.why !== null).toBe(true);
    }
  }
});

test('the public view shows nothing of the key', () => {
  for (const { item } of items) {
    const shown = JSON.stringify(item.public);
    expect(shown).not.toMatch(/"right":true|"(correct|faults|misconception|why)"/);
    expect(shown).not.toContain(JSON.stringify(item.key.why).slice(1, -1));
  }
});

test('the right option is not the longest more often than chance would make it', () => {
  for (const locale of locales) {
    const longest = questions.filter(({ question: { answer } }) => {
      if (answer.kind !== 'single-choice') return false;
      const lengths = answer.options.map(({ text }) => text[locale].length);
      const right = answer.options.findIndex((option) => option.right);
      return lengths[right] === Math.max(...lengths);
    }).length;
    const choices = questions.filter(({ question }) => question.answer.kind === 'single-choice');
    expect(longest / choices.length, locale).toBeLessThan(0.4);
  }
});

test('the right option of single choices stands in every place about equally often', () => {
  const places = [0, 0, 0, 0];
  for (const { question } of questions) {
    if (question.answer.kind !== 'single-choice') continue;
    const place = question.answer.options.findIndex((option) => option.right);
    places[place] = (places[place] ?? 0) + 1;
  }
  for (const count of places) expect(count).toBeGreaterThanOrEqual(5);
});

test('a fingerprint depends on what a question says and not on the order of its keys', () => {
  const [first] = questions;
  if (!first) throw new Error('no question');
  const { question } = first;
  const turned = Object.fromEntries(Object.entries(question).reverse()) as typeof question;
  expect(contentHash(turned)).toBe(contentHash(question));
  expect(contentHash({ ...question, difficulty: 5 - question.difficulty })).not.toBe(
    contentHash(question),
  );
  expect(contentHash(question)).toMatch(/^[0-9a-f]{64}$/);
});

test('two questions never have the same fingerprint', () => {
  const hashes = questions.map(({ question }) => contentHash(question));
  expect(new Set(hashes).size).toBe(hashes.length);
});

test('an id that stands in two files is found where it stands the second time', () => {
  const first = files.find(({ file }) => file === 'content/questions/states.yml');
  if (!first) throw new Error('no file of states');
  const doubled = [...files, { ...first, file: 'content/questions/states-9.yml' }];
  const { findings } = checkContent(doubled);
  const count = content.files.find(({ path }) => path === first.file)?.content.questions.length;
  expect(findings).toHaveLength(count ?? -1);
  expect(findings[0]).toMatchObject({
    file: 'content/questions/states-9.yml',
    line: 4,
    code: 'duplicate-question',
    params: { other: 'content/questions/states.yml:4' },
  });
});

test('a file that nothing would load is found', () => {
  const stray = { file: 'content/questions/states.yaml', text: '' };
  expect(checkContent([...files, stray]).findings).toMatchObject([
    { file: stray.file, code: 'unknown-content' },
  ]);
});

test('a broken line of the claims is found on its line', () => {
  const spoilt = files.map((each) =>
    each.file.endsWith('claims.jsonl')
      ? { ...each, text: `${each.text.trimEnd()}\n{"id": 3}\n` }
      : each,
  );
  const lines = files
    .find(({ file }) => file.endsWith('claims.jsonl'))
    ?.text.trimEnd()
    .split('\n');
  expect(checkContent(spoilt).findings).toContainEqual(
    expect.objectContaining({ file: 'content/facts/claims.jsonl', line: (lines?.length ?? 0) + 1 }),
  );
});
