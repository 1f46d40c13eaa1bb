import { expect, test } from 'vitest';
import type { Actor } from '@/lib/auth';
import { assert } from '@/lib/kit';
import type { InterviewDefinition } from '@/lib/interviews';
import type { ResponseBody } from '@/lib/questions';
import {
  assign,
  createClass,
  createInterview,
  createSet,
  exportGift,
  goTo,
  joinClass,
  myClasses,
  readAuthoredInterview,
  readClass,
  readResults,
  readSet,
  removeSet,
  resultsCsv,
  revokeShareLink,
  saveAnswer,
  shareLink,
  shareLinks,
  startAttempt,
  submitAttempt,
  unassign,
  updateInterview,
  updateSet,
} from '.';
import { choiceDraft, published, withRole } from './testing/authors';
import { actorOf, browser, codeOf, value } from './testing/browsers';
import { testDatabase } from './testing/database';

testDatabase('nothing');

const title = { en: 'A set', 'zh-CN': '题集' };
let keys = 0;
const newKey = (): string => `sharing-key-${(keys += 1)}`;

/** A set of two choices. */
async function newSet(author: Actor): Promise<string> {
  const { id } = value(await createSet(author, title, 'en'));
  const items = [];
  for (const name of ['one', 'two']) {
    const { versionId } = await published(author, choiceDraft(name));
    items.push({ versionId, points: 1 });
  }
  value(await updateSet(author, id, { title, lead: null, visibility: 'private', items }, 'en'));
  return id;
}
type Asked = Parameters<typeof startAttempt>[1]['subject'];
const start = (taker: Actor, subject: Asked) =>
  startAttempt(taker, { startKey: newKey(), locale: 'en', subject });

/** Takes something with one choice for each item; null: not answered. */
async function take(taker: Actor, subject: Asked, choices: readonly (string | null)[]) {
  const { id } = value(await start(taker, subject));
  for (const [position, choice] of choices.entries()) {
    if (choice === null) continue;
    value(await goTo(taker, id, { position, locale: 'en' }));
    const response: ResponseBody = { kind: 'single-choice', choice };
    const answer = { position, response, locale: 'en', elapsedMs: 5, givenAt: new Date() } as const;
    value(await saveAnswer(taker, id, { ...answer, idempotencyKey: newKey() }));
  }
  value(await submitAttempt(taker, id, 'en'));
  return id;
}
const linkTo = async (author: Actor, id: string, expiresAt: Date | null = null) =>
  value(await shareLink(author, { subject: { kind: 'set', id }, expiresAt }, 'en')).token;

test('whoever has a link takes the set, until it is taken back, expires, or the set is removed', async () => {
  const author = await withRole('learner');
  const set = await newSet(author);
  const taker = await withRole('learner');
  expect(codeOf(await start(taker, { set }))).toBe('no-such-set');
  const link = await linkTo(author, set);
  expect(link).toMatch(/^[0-9a-z]{26}$/);
  expect(codeOf(await start(taker, { link }))).toBeNull();
  expect(codeOf(await revokeShareLink(taker, link, 'en'))).toBe('no-such-link');
  expect(codeOf(await start(taker, { link }))).toBeNull();
  expect(codeOf(await revokeShareLink(author, link, 'en'))).toBeNull();
  expect(codeOf(await start(taker, { link }))).toBe('link-void');
  const past = await linkTo(author, set, new Date(Date.now() - 1));
  expect(codeOf(await start(taker, { link: past }))).toBe('link-void');
  const open = await linkTo(author, set, new Date(Date.now() + 60_000));
  expect(codeOf(await start(taker, { link: open }))).toBeNull();
  const links = value(await shareLinks(author, { kind: 'set', id: set }, 'en'));
  expect(links.map(({ open: works }) => works)).toEqual([true, false, false]);
  value(await removeSet(author, set, 'en'));
  expect(codeOf(await start(taker, { link: open }))).toBe('link-void');
  expect(codeOf(await readSet(author, set, 'en'))).toBe('no-such-set');
});

test('nothing of another author’s can be shared, and nothing empty', async () => {
  const author = await withRole('learner');
  const other = await withRole('instructor');
  const set = await newSet(author);
  const share = (who: Actor, id: string) =>
    shareLink(who, { subject: { kind: 'set', id }, expiresAt: null }, 'en');
  expect(codeOf(await share(other, set))).toBe('no-such-set');
  const { id: empty } = value(await createSet(author, title, 'en'));
  expect(codeOf(await share(author, empty))).toBe('set-empty');
  expect(codeOf(await share(await actorOf(browser()), set))).toBe('sign-in-needed');
  expect(value(await shareLinks(other, { kind: 'set', id: set }, 'en'))).toEqual([]);
});

test('a learner joins a class by its code, however it is typed, and takes what it was given', async () => {
  const instructor = await withRole('instructor');
  const learner = await withRole('learner');
  expect(codeOf(await createClass(learner, 'No', 'en'))).toBe('forbidden');
  const { id, code } = value(await createClass(instructor, 'TCP 101', 'en'));
  expect(codeOf(await readClass(learner, id, 'en'))).toBe('no-such-class');
  expect(codeOf(await joinClass(learner, 'nothing', 'zh-CN'))).toBe('class-code-wrong');
  const typed = ` ${code.slice(0, 4).toUpperCase()}-${code.slice(4)} `.replaceAll('0', 'O');
  expect(value(await joinClass(learner, typed, 'en'))).toEqual({ id });
  expect(value(await joinClass(learner, code, 'en'))).toEqual({ id });
  const set = await newSet(instructor);
  const given = { subject: { kind: 'set', id: set }, dueAt: null } as const;
  expect(codeOf(await assign(learner, id, given, 'en'))).toBe('forbidden');
  const stranger = await withRole('instructor');
  expect(codeOf(await assign(stranger, id, given, 'en'))).toBe('no-such-class');
  const { id: assignment } = value(await assign(instructor, id, given, 'en'));
  expect(codeOf(await start(stranger, { assignment }))).toBe('no-such-assignment');
  const attempt = await take(learner, { assignment }, ['a', 'b']);
  const seen = value(await readClass(learner, id, 'zh-CN'));
  expect(seen).toMatchObject({
    ...{ role: 'member', code: null, members: null, name: 'TCP 101' },
    assignments: [{ id: assignment, finished: 1, mine: { id: attempt, score: 0.5 } }],
  });
  const owned = value(await readClass(instructor, id, 'en'));
  expect(owned).toMatchObject({ role: 'owner', code, members: [{ userId: learner.id }] });
  expect(value(await myClasses(learner, 'en'))).toMatchObject({
    ...{ mayRun: false, classes: [{ role: 'member', members: 1, assignments: 1 }] },
  });
  const ofAssignment = { kind: 'assignment', id: assignment } as const;
  expect(value(await readResults(instructor, ofAssignment, 'en')).people).toHaveLength(1);
  expect(codeOf(await readResults(learner, ofAssignment, 'en'))).toBe('no-such-assignment');
  expect(codeOf(await unassign(stranger, id, assignment, 'en'))).toBe('no-such-class');
  expect(codeOf(await unassign(instructor, id, assignment, 'en'))).toBeNull();
  expect(codeOf(await start(learner, { assignment }))).toBe('no-such-assignment');
});

test('results: the newest finished attempt of each person, by person and by item', async () => {
  const author = await withRole('instructor');
  const set = await newSet(author);
  const link = await linkTo(author, set);
  const people = [];
  for (let count = 0; count < 4; count += 1) people.push(await withRole('learner'));
  const [one, two, three, four] = people;
  assert(one && two && three && four, 'four people');
  await take(one, { link }, ['b', 'b']);
  await take(one, { link }, ['a', 'a']);
  await take(two, { link }, ['a', 'b']);
  await take(three, { link }, ['b', null]);
  const guest = await (async () => {
    const visitor = await actorOf(browser());
    return visitor.kind === 'visitor' ? visitor.becomeGuest() : visitor;
  })();
  await take(guest, { link }, ['b', 'c']);
  value(await start(four, { link }));
  const results = value(await readResults(author, { kind: 'set', id: set }, 'en'));
  expect(results.running).toBe(1);
  const byScore = [...results.people].sort((a, b) => (b.score ?? 0) - (a.score ?? 0));
  expect(byScore.map(({ score, scores }) => [score, scores])).toEqual([
    [1, [1, 1]],
    [0.5, [1, 0]],
    [0, [0, 0]],
    [0, [0, 0]],
  ]);
  expect(results.people[0]?.who).toMatch(/@example\.org$/);
  expect(results.people[3]?.who).toMatch(/^guest [0-9a-f]{4}$/);
  const [first, second] = results.items;
  // First item: 1 1 0 0; the rest (second item): 1 0 0 0. Σxy = .5, Σx² = 1, Σy² = .75: r = .5774.
  expect(first).toMatchObject({ n: 4, facility: 0.5, unanswered: 0, kind: 'single-choice' });
  expect(first?.discrimination).toBeCloseTo(1 / Math.sqrt(3), 6);
  expect(first?.answers.map(({ id, count, right }) => [id, count, right])).toEqual([
    ['a', 2, true],
    ['b', 2, false],
    ['c', 0, false],
  ]);
  expect(first?.answers[1]?.beliefs).toMatchObject([{ id: 'D09' }]);
  expect(first?.beliefs).toMatchObject([{ id: 'D09', count: 2 }]);
  expect(second).toMatchObject({ facility: 0.25, unanswered: 1 });
  const other = await withRole('admin');
  expect(codeOf(await readResults(other, { kind: 'set', id: set }, 'en'))).toBe('no-such-set');
  const csv = resultsCsv(results, 'people', 'zh-CN').split('\r\n');
  expect(csv[0]).toContain('姓名,状态,得分');
  expect(csv).toHaveLength(6);
  expect(resultsCsv(results, 'items', 'en')).toMatch(/closes,no,2,D09 /);
});

test('an item put elsewhere in the set is still the same item', async () => {
  const author = await withRole('learner');
  const set = await newSet(author);
  await take(author, { set }, ['a', 'b']);
  const { items } = value(await readSet(author, set, 'en'));
  const turned = [...items].reverse().map(({ versionId, points }) => ({ versionId, points }));
  const change = { title, lead: null, visibility: 'private', items: turned } as const;
  value(await updateSet(author, set, change, 'en'));
  const other = await withRole('learner');
  await take(other, { link: await linkTo(author, set) }, ['b', 'a']);
  const results = value(await readResults(author, { kind: 'set', id: set }, 'en'));
  expect(results.items.map(({ n, facility }) => [n, facility])).toEqual([
    [2, 1],
    [2, 0],
  ]);
});

const definition = (change: Partial<InterviewDefinition> = {}): InterviewDefinition => ({
  ...{ title, lead: title, level: 'junior', minutes: 5, navigation: 'free', outage: 'give-back' },
  sections: [
    { title, items: [{ generator: 'F06', difficulty: 2, params: {}, count: 2, points: 1 }] },
  ],
  ...change,
});

test('an authored interview has versions, is taken by link, and its results count families', async () => {
  const author = await withRole('learner');
  const { id, slug } = value(await createInterview(author, definition(), 'en'));
  const change = { definition: definition({ minutes: 6 }), visibility: 'private' } as const;
  expect(value(await updateInterview(author, id, change, 'en')).version).toBe(2);
  expect(value(await updateInterview(author, id, change, 'en')).version).toBe(2);
  expect(value(await readAuthoredInterview(author, id, 'en'))).toMatchObject({
    ...{ slug, version: 2, definition: { minutes: 6 } },
  });
  const open = { ...change, visibility: 'public' } as const;
  expect(codeOf(await updateInterview(author, id, open, 'en'))).toBe('forbidden');
  const taker = await withRole('learner');
  expect(codeOf(await readAuthoredInterview(taker, id, 'en'))).toBe('no-such-interview');
  expect(codeOf(await updateInterview(taker, id, change, 'en'))).toBe('no-such-interview');
  const subject = { kind: 'interview', id } as const;
  const { token } = value(await shareLink(author, { subject, expiresAt: null }, 'en'));
  await take(taker, { link: token }, []);
  const results = value(await readResults(author, subject, 'en'));
  expect(results.people).toMatchObject([{ score: 0, scores: [0, 0] }]);
  expect(results.items).toMatchObject([
    { number: 1, generator: 'F06', versionId: null, unanswered: 1, answers: [] },
    { number: 2, generator: 'F06' },
  ]);
  expect(resultsCsv(results, 'items', 'en')).toContain('F06,made by the simulator');
});

test.each<[string, (author: Actor) => Promise<unknown>, string]>([
  ['no title', () => Promise.resolve({ ...definition(), title: { en: 'x' } }), 'title.zh-CN'],
  [
    'a family that does not exist',
    () => Promise.resolve(withItem({ generator: 'F99', difficulty: 2 })),
    'sections.0.items.0.generator',
  ],
  [
    'parameters that make nothing',
    () => Promise.resolve(withItem({ generator: 'F06', difficulty: 2, params: { lost: 'all' } })),
    'sections.0.items.0.params',
  ],
  [
    'a question that is not there',
    () => Promise.resolve(withItem({ question: 'no-such-question' })),
    'sections.0.items.0.question',
  ],
  [
    'the version of another author',
    async () => withItem({ version: (await published(await withRole('learner'))).versionId }),
    'sections.0.items.0.version',
  ],
  ['an item of two kinds', () => Promise.resolve(withItem({})), 'sections.0.items.0'],
])('an interview with %s is refused by field', async (_what, made, field) => {
  const author = await withRole('learner');
  const refused = await createInterview(author, await made(author), 'zh-CN');
  expect(refused).toMatchObject({
    ...{ ok: false, error: { status: 422, code: 'interview-wrong', findings: [{ path: field }] } },
  });
});
const withItem = (item: object) => ({ ...definition(), sections: [{ title, items: [item] }] });

test('a set as a GIFT file says in comments what GIFT cannot hold', async () => {
  const author = await withRole('learner');
  const set = await newSet(author);
  const file = value(await exportGift(author, set, 'zh-CN'));
  expect(file.warnings).toBe(4);
  expect(file.text).toMatch(/^\/\/ GIFT 中放不下/);
  expect(file.text.match(/^\/\//gm)).toHaveLength(file.warnings);
  expect(codeOf(await exportGift(await withRole('learner'), set, 'en'))).toBe('no-such-set');
});
