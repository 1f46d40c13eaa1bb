import { expect, test } from 'vitest';
import { contentBank, offeredQuestions, versionTexts } from '@/lib/db';
import { kindIds, emptyDraft, type QuestionDraft } from '@/lib/questions';
import {
  copyVersion,
  createQuestion,
  createSet,
  importGift,
  myWork,
  previewQuestion,
  previewVariants,
  publishQuestion,
  readAttempt,
  readQuestion,
  readReport,
  readSet,
  retireQuestion,
  saveAnswer,
  saveDraft,
  searchQuestions,
  startAttempt,
  submitAttempt,
  updateBank,
  updateSet,
} from '.';
import { choiceDraft, publish, published, withRole } from './testing/authors';
import { actorOf, browser, codeOf, value } from './testing/browsers';
import { testDatabase } from './testing/database';

testDatabase('content');

const title = { en: 'A set', 'zh-CN': '题集' };
/** The findings of a refusal. */
const findingsOf = (result: unknown) =>
  (result as { error: { findings: { path: string }[] } }).error.findings.map(({ path }) => path);

test('a draft becomes a version, and a second one leaves the first as it was', async () => {
  const author = await withRole('learner');
  const { id, version, versionId: firstId } = await published(author);
  expect(version).toBe(1);
  const first = value(await readQuestion(author, id, 'en'));
  expect(first).toMatchObject({ changed: false, published: { number: 1 }, draft: { v: 1 } });
  const second = await publish(author, id, choiceDraft('two'));
  expect(second.version).toBe(2);
  const texts = await versionTexts([firstId, second.versionId], 'en');
  expect(JSON.stringify(texts.get(firstId)?.item)).toContain('What comes first (one)?');
  expect(JSON.stringify(texts.get(second.versionId)?.item)).toContain('What comes first (two)?');
  expect(value(await readQuestion(author, id, 'en')).versions).toHaveLength(2);
});

test('publishing again, or twice at once, makes no other version', async () => {
  const author = await withRole('learner');
  const { id } = await published(author);
  const { revision } = value(await readQuestion(author, id, 'en'));
  const again = await Promise.all([1, 2, 3].map(() => publishQuestion(author, id, revision, 'en')));
  expect(again.map((result) => value(result).version)).toEqual([1, 1, 1]);
  expect((await publish(author, id, choiceDraft())).version).toBe(1);
});

test('a save on an older draft is refused, and the newer one stays', async () => {
  const author = await withRole('learner');
  const { id } = value(await createQuestion(author, { kind: 'numeric', topic: 'states' }, 'en'));
  const save = (name: string, baseRevision: number) =>
    saveDraft(author, id, { draft: choiceDraft(name), baseRevision }, 'zh-CN');
  const both = await Promise.all([save('tab 1', 1), save('tab 2', 1)]);
  expect(both.map(codeOf).sort()).toEqual(['draft-changed', null]);
  expect(value(await readQuestion(author, id, 'en'))).toMatchObject({ revision: 2 });
  expect(codeOf(await publishQuestion(author, id, 1, 'en'))).toBe('draft-changed');
});

test('what is missing is told by field, in the language asked for, and nothing is published', async () => {
  const author = await withRole('learner');
  const { id } = value(
    await createQuestion(author, { kind: 'single-choice', topic: 'states' }, 'en'),
  );
  const refused = await publishQuestion(author, id, 1, 'zh-CN');
  expect(codeOf(refused)).toBe('draft-unfinished');
  expect(findingsOf(refused)).toEqual(
    expect.arrayContaining(['stem.en', 'stem.zh-CN', 'answer.options.0.text.en', 'why.zh-CN']),
  );
  expect(JSON.stringify(refused)).toMatch(/缺少|[一-鿿]/);
  expect(value(await readQuestion(author, id, 'en')).published).toBeNull();
});

test('slips of style are advice; a missing language is not', async () => {
  const author = await withRole('learner');
  const draft = choiceDraft();
  const slip = { ...draft, why: { en: 'One end begins.', 'zh-CN': '您先开始.' } };
  expect((await published(author, slip)).advice.map(({ code }) => code).sort()).toEqual([
    'formal-you',
    'half-width',
  ]);
  const { id } = await published(author);
  const half = { ...draft, why: { en: 'One end begins.', 'zh-CN': ' ' } };
  const { revision } = value(await saveDraft(author, id, { draft: half, baseRevision: 2 }, 'en'));
  expect(findingsOf(await publishQuestion(author, id, revision, 'en'))).toEqual(['why.zh-CN']);
});

test('every kind begins with a draft that can be shown and copied, and says what is missing', async () => {
  const author = await withRole('learner');
  for (const kind of kindIds) {
    const preview = value(await previewQuestion(author, emptyDraft(kind, 'states'), 'zh-CN'));
    expect(preview.public.body.kind).toBe(kind);
    expect(preview.findings.length).toBeGreaterThan(0);
  }
  const whole = value(await previewQuestion(author, choiceDraft(), 'zh-CN'));
  expect(whole).toMatchObject({ findings: [], public: { stem: '先发的是什么（one）？' } });
  expect(whole.key).not.toBeNull();
});

test('all that content/ holds can be copied, and published as it is', async () => {
  const author = await withRole('learner');
  const offered = await offeredQuestions(contentBank);
  const kinds = new Set<string>();
  for (const { versionId } of offered) {
    const { id } = value(await copyVersion(author, versionId, 'en'));
    const { draft, revision } = value(await readQuestion(author, id, 'en'));
    if (kinds.has(draft.kind)) continue;
    kinds.add(draft.kind);
    expect(value(await publishQuestion(author, id, revision, 'en')).version).toBe(1);
  }
  expect(kinds.size).toBeGreaterThanOrEqual(5);
}, 60_000);

test('attempts keep the version they saw', async () => {
  const author = await withRole('learner');
  const { id, versionId } = await published(author);
  const { id: set } = value(await createSet(author, title, 'en'));
  const items = [{ versionId, points: 1 }];
  value(await updateSet(author, set, { title, lead: null, visibility: 'private', items }, 'en'));
  const started = await startAttempt(author, {
    ...{ startKey: 'authored-start-1', locale: 'en', subject: { set } },
  });
  const attempt = value(started).id;
  const second = await publish(author, id, choiceDraft('two'));
  value(
    await updateSet(
      author,
      set,
      {
        ...{ title, lead: null, visibility: 'private' },
        items: [{ versionId: second.versionId, points: 1 }],
      },
      'en',
    ),
  );
  value(
    await saveAnswer(author, attempt, {
      ...{ position: 0, response: { kind: 'single-choice', choice: 'a' }, locale: 'en' },
      ...{ idempotencyKey: 'authored-answer-1', givenAt: new Date(), elapsedMs: 10 },
    }),
  );
  value(await submitAttempt(author, attempt, 'en'));
  const report = value(await readReport(author, attempt, 'en'));
  expect(report.score).toBe(1);
  expect(report.items[0]?.public.stem).toBe('What comes first (one)?');
});

const scenario = (change: object = {}): QuestionDraft => ({
  ...{ v: 1, kind: 'scenario', topic: 'handshake', difficulty: 2, generator: 'F06' },
  ...{ params: { lost: 'syn' }, note: { en: 'A lost SYN', 'zh-CN': '丢失的 SYN' }, ...change },
});

test('a scenario shows ten variants, without seeds, and is published when they can be made', async () => {
  const author = await withRole('learner');
  const asked = { generator: 'F06', difficulty: 2, params: { lost: 'syn' } };
  const shown = value(await previewVariants(author, asked, 'zh-CN'));
  expect(shown.variants).toHaveLength(10);
  expect(shown.different).toBeGreaterThan(3);
  expect(JSON.stringify(shown)).not.toMatch(/"seed"|provenance/);
  expect((await published(author, scenario())).version).toBe(1);
});

test.each([
  [{ generator: 'F99' }, 'generator'],
  [{ params: { lost: 'nothing' } }, 'params'],
  [{ params: { speed: 1 } }, 'params'],
  [{ topic: '2msl' }, 'topic'],
])('a scenario with %j is told what is wrong', async (change, field) => {
  const author = await withRole('learner');
  const { id } = value(await createQuestion(author, { kind: 'scenario', topic: 'states' }, 'en'));
  const draft = scenario(change);
  const { revision } = value(await saveDraft(author, id, { draft, baseRevision: 1 }, 'en'));
  expect(findingsOf(await publishQuestion(author, id, revision, 'en'))).toEqual([field]);
});

test('a scenario in a set is made afresh for each attempt', async () => {
  const author = await withRole('learner');
  const { versionId } = await published(author, scenario());
  const { id: set } = value(await createSet(author, title, 'en'));
  const items = [{ versionId, points: 1 }];
  value(await updateSet(author, set, { title, lead: null, visibility: 'private', items }, 'en'));
  const shown = new Set<string>();
  for (const startKey of ['scenario-start-1', 'scenario-start-2', 'scenario-start-3']) {
    const { id } = value(await startAttempt(author, { startKey, locale: 'en', subject: { set } }));
    const view = value(await readAttempt(author, id, 'en'));
    expect(JSON.stringify(view)).not.toMatch(/seed|provenance|F06/);
    shown.add(JSON.stringify(view.open?.public));
  }
  expect(shown.size).toBeGreaterThan(1);
});

test('nothing of another author’s can be reached by its id', async () => {
  const author = await withRole('learner');
  const other = await withRole('admin');
  const { id, versionId } = await published(author);
  const { id: set } = value(await createSet(author, title, 'en'));
  const draft = choiceDraft();
  const change = { title, lead: null, visibility: 'private', items: [] } as const;
  for (const [real, made] of [
    [await readQuestion(other, id, 'en'), await readQuestion(other, 'made-up', 'en')],
    [
      await saveDraft(other, id, { draft, baseRevision: 2 }, 'en'),
      await saveDraft(other, 'x', { draft, baseRevision: 2 }, 'en'),
    ],
    [await publishQuestion(other, id, 2, 'en'), await publishQuestion(other, 'x', 2, 'en')],
    [await retireQuestion(other, id, 'en'), await retireQuestion(other, "'; --", 'en')],
    [await copyVersion(other, versionId, 'en'), await copyVersion(other, 'x', 'en')],
    [await readSet(other, set, 'en'), await readSet(other, 'x', 'en')],
    [await updateSet(other, set, change, 'en'), await updateSet(other, 'x', change, 'en')],
  ]) {
    expect(real).toMatchObject({ ok: false, error: { status: 404 } });
    expect(real).toEqual(made);
  }
  const items = [{ versionId, points: 1 }];
  const { id: own } = value(await createSet(other, title, 'en'));
  expect(codeOf(await updateSet(other, own, { ...change, items }, 'en'))).toBe(
    'question-not-usable',
  );
});

test('guests and visitors may not author; publishing a bank needs an instructor', async () => {
  const visitor = await actorOf(browser());
  const kind = { kind: 'numeric', topic: 'states' } as const;
  expect(codeOf(await createQuestion(visitor, kind, 'en'))).toBe('sign-in-needed');
  expect(codeOf(await myWork(visitor, 'en'))).toBe('sign-in-needed');
  const bank = { title: 'Mine', visibility: 'public' } as const;
  expect(codeOf(await updateBank(await withRole('learner'), bank, 'en'))).toBe('forbidden');
  expect(codeOf(await updateBank(await withRole('instructor'), bank, 'en'))).toBeNull();
});

test('what stands in a public bank can be found, copied and put into a set by any author', async () => {
  const instructor = await withRole('instructor');
  const { versionId } = await published(instructor, choiceDraft('found by all'));
  const learner = await withRole('learner');
  const search = () => searchQuestions(learner, { text: 'FOUND by', topic: null }, 'en');
  expect(value(await search())).toEqual([]);
  value(await updateBank(instructor, { title: 'Mine', visibility: 'public' }, 'en'));
  expect(value(await search())).toMatchObject([{ versionId, from: 'public', number: 1 }]);
  value(await copyVersion(learner, versionId, 'en'));
  expect(
    value(await searchQuestions(learner, { text: '', topic: 'time-wait' }, 'zh-CN'))[0],
  ).toMatchObject({
    ...{ from: 'content', topic: 'time-wait' },
  });
});

test('a retired question is offered no more, and publishing it again brings it back', async () => {
  const author = await withRole('learner');
  const { id } = await published(author, choiceDraft('retired soon'));
  const found = async () =>
    value(await searchQuestions(author, { text: 'retired soon', topic: null }, 'en'));
  expect(await found()).toHaveLength(1);
  value(await retireQuestion(author, id, 'en'));
  expect(await found()).toEqual([]);
  expect(value(await myWork(author, 'en')).questions).toEqual([]);
  await publish(author, id, choiceDraft('retired soon'));
  expect(await found()).toHaveLength(1);
});

test('a GIFT file becomes drafts in its language, or nothing at all when anything is wrong', async () => {
  const author = await withRole('learner');
  const question = (index: number) => `::Q${index}:: Question ${index}? {=a ~b}`;
  const lines = Array.from({ length: 500 }, (_, index) => `${question(index)}\n`);
  const file = { language: 'zh-CN', topic: 'states', dryRun: false } as const;
  const broken = lines.map((line, index) => (index === 149 ? '//\nBroken? {=a\n' : line));
  const refused = await importGift(author, { ...file, text: broken.join('\n') }, 'en');
  expect(refused).toMatchObject({
    ...{ ok: false, error: { status: 422, code: 'gift-wrong' } },
    error: {
      findings: [{ line: 300, message: expect.stringContaining('never closed') as string }],
    },
  });
  expect(value(await myWork(author, 'en')).questions).toEqual([]);
  const text = lines.join('\n');
  const tried = value(await importGift(author, { ...file, text, dryRun: true }, 'en'));
  expect(tried).toMatchObject({ created: [], questions: 500 });
  expect(value(await myWork(author, 'en')).questions).toEqual([]);
  const made = value(await importGift(author, { ...file, text }, 'zh-CN'));
  expect(made.created).toHaveLength(500);
  expect(made.warnings).toEqual([{ line: 1, message: '500 个标题没有保留：这里的题目没有标题' }]);
  const [first = ''] = made.created;
  expect(value(await readQuestion(author, first, 'en')).draft).toMatchObject({
    ...{ kind: 'single-choice', topic: 'states', stem: { en: '', 'zh-CN': 'Question 0?' } },
  });
});
