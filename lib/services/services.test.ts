import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../cli/fresh-database';
import { checkContent, contentHash, readContent, toItem } from '@/lib/authoring';
import { hashOfToken, identify, sealSession, type Actor } from '@/lib/auth';
import { closeDatabase, contentBank, createLink, createPerson, loadBank, setRole } from '@/lib/db';
import { rightResponse } from '@/lib/graders';
import { locales } from '@/lib/i18n';
import { assert, type Result } from '@/lib/kit';
import {
  changePassword,
  endSessions,
  findPeople,
  grantRole,
  isGraded,
  issueLink,
  myProgress,
  nextItem,
  openItem,
  openLink,
  resetPassword,
  signIn,
  signUp,
  submitAnswer,
  topicOverview,
  type GradedFeedback,
  type ServiceError,
  type SignedIn,
  type Submission,
} from '.';
import { findQuestion } from './question';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  const content = checkContent(await readContent('.'));
  const questions = content.files.flatMap(({ content: { topic, questions: authored } }) =>
    authored.map((question) => ({
      ...{ slug: question.id, topic, kind: question.answer.kind, preset: null, schemaVersion: 1 },
      ...{ difficulty: question.difficulty, body: question, sources: question.sources },
      contentHash: contentHash(question),
      itemsOf: (number: number) =>
        locales.map((locale) => ({ locale, item: toItem(question, topic, number, locale) })),
    })),
  );
  await loadBank(contentBank, questions);
});
afterAll(async () => {
  await closeDatabase();
  await database.close();
});

// ── Browsers ──────────────────────────────────────────────────────────────────────────────────────

interface Browser {
  session: string | undefined;
  guest: string | undefined;
  readonly address: string;
}
let browsers = 0;
/** Each has a network address of its own, so that none uses up another's limits. */
const browser = (): Browser => {
  browsers += 1;
  return { session: undefined, guest: undefined, address: `198.51.100.${browsers}` };
};
const actorOf = (who: Browser): Promise<Actor> =>
  identify({ ...who, keepGuest: (token) => (who.guest = token) });

async function enter(
  who: Browser,
  entered: Promise<Result<SignedIn, ServiceError>>,
): Promise<void> {
  const { id, sessionEpoch } = value(await entered);
  who.session = await sealSession(id, sessionEpoch);
  who.guest = undefined;
}

function value<T>(result: Result<T, ServiceError>): T {
  assert(result.ok, `no error: ${result.ok ? '' : result.error.code}`);
  return result.value;
}
const codeOf = (result: Result<unknown, ServiceError>): string | null =>
  result.ok ? null : result.error.code;

const password = 'three segments make it';
let people = 0;
async function signedUp(who = browser()): Promise<{ who: Browser; email: string; actor: Actor }> {
  const email = `learner${(people += 1)}@example.org`;
  await enter(who, signUp(await actorOf(who), { email, password }, 'en'));
  return { who, email, actor: await actorOf(who) };
}

let keys = 0;
const generated = 'g.F05.1.2.services1';
async function rightAnswer(ref = generated, change: Partial<Submission> = {}): Promise<Submission> {
  const question = await findQuestion(ref, 'en');
  assert(question, `the question ${ref}`);
  return {
    ...{ ref, topic: 'handshake', locale: 'en', response: rightResponse(question.item.key) },
    ...{ idempotencyKey: `key-${(keys += 1)}`, elapsedMs: 3000, givenAt: new Date(), as: null },
    ...change,
  };
}
async function submit(who: Browser, submission: Submission): Promise<GradedFeedback> {
  const feedback = value(await submitAnswer(await actorOf(who), submission));
  assert(isGraded(feedback), 'a graded answer');
  return feedback;
}

// ── Practice ──────────────────────────────────────────────────────────────────────────────────────

test('a visitor gets a question of the topic asked for, without a key, and stays a visitor', async () => {
  const who = browser();
  for (let draw = 0; draw < 20; draw += 1) {
    const item = value(await nextItem(await actorOf(who), { topic: 'states', locale: 'en' }));
    expect(item.public.topic).toBe('states');
    expect(Object.keys(item)).toEqual(['ref', 'public']);
    expect(value(await openItem(await actorOf(who), { ref: item.ref, locale: 'zh-CN' })).ref).toBe(
      item.ref,
    );
  }
  expect((await actorOf(who)).kind).toBe('visitor');
});

test('practice mixes authored and generated questions', async () => {
  const actor = await actorOf(browser());
  const kinds = new Set<string>();
  for (let draw = 0; draw < 30; draw += 1) {
    kinds.add(value(await nextItem(actor, { topic: 'all', locale: 'en' })).ref.slice(0, 2));
  }
  expect([...kinds].sort()).toEqual(['a.', 'g.']);
});

test.each([
  'a.no-such-question.1',
  'a.x.99',
  'g.F99.1.3.seed',
  'g.F05.99.3.seed',
  'nonsense',
  '..%2f',
])('a made-up address (%s) is not found, whether opened or answered', async (ref) => {
  const actor = await actorOf(browser());
  expect(codeOf(await openItem(actor, { ref, locale: 'en' }))).toBe('no-such-question');
  const submission = { ...(await rightAnswer()), ref };
  const answered = await submitAnswer(actor, submission);
  expect(answered).toMatchObject({ ok: false, error: { status: 404, code: 'no-such-question' } });
});

test('the first answer makes a guest, whose answers are remembered', async () => {
  const who = browser();
  const feedback = await submit(who, await rightAnswer());
  expect(feedback).toMatchObject({
    grade: { score: 1 },
    progress: { answered: 1, right: 1 },
    beliefs: [],
  });
  expect(feedback.evidence).not.toBeNull();
  expect((await actorOf(who)).kind).toBe('guest');
  expect(await submit(who, await rightAnswer())).toMatchObject({
    progress: { answered: 2, right: 2 },
  });
  expect(
    value(await openItem(await actorOf(who), { ref: feedback.nextRef, locale: 'en' })),
  ).toBeTruthy();
});

test('an answer that shows a misconception says which', async () => {
  const who = browser();
  const ref = 'g.F06.1.1.landing3';
  const question = await findQuestion(ref, 'en');
  assert(question?.item.key.body.kind === 'single-choice', 'a choice');
  const [choice, fault] = Object.entries(question.item.key.body.faults).find(
    ([, { misconception }]) => misconception !== null,
  ) ?? ['', null];
  const response = { kind: 'single-choice', choice };
  const feedback = await submit(who, await rightAnswer(ref, { response }));
  expect(feedback.grade.score).toBe(0);
  expect(feedback.beliefs.map(({ id }) => id)).toEqual([fault?.misconception]);
  const progress = value(await myProgress(await actorOf(who), 'zh-CN'));
  expect(progress.beliefs).toMatchObject([{ id: fault?.misconception, count: 1 }]);
  expect(progress.recent).toMatchObject([{ ref, score: 0 }]);
  expect(progress.total).toEqual({ answered: 1, right: 0 });
});

test('an answer sent twice at once, or again with another choice, counts once', async () => {
  const { who, actor } = await signedUp();
  const submission = await rightAnswer();
  await Promise.all([1, 2, 3].map(() => submitAnswer(actor, submission)));
  const changed = { kind: 'single-choice', choice: 'zzz' };
  const again = value(await submitAnswer(actor, { ...submission, response: submission.response }));
  expect(again).toMatchObject({ grade: { score: 1 }, progress: { answered: 1, right: 1 } });
  expect(value(await submitAnswer(actor, { ...submission, response: changed }))).toMatchObject({
    grade: { status: 'invalid' },
  });
  expect(
    value(await topicOverview(await actorOf(who), 'en')).reduce((sum, t) => sum + t.answered, 0),
  ).toBe(1);
});

test('a key that marks an answer to another question is refused', async () => {
  const { actor } = await signedUp();
  const submission = await rightAnswer();
  await submitAnswer(actor, submission);
  const other = await rightAnswer('g.F05.1.2.services2', {
    idempotencyKey: submission.idempotencyKey,
  });
  expect(codeOf(await submitAnswer(actor, other))).toBe('key-reused');
});

test.each([
  [{ kind: 'numeric', value: 'zwölf' }],
  [{ kind: 'essay', text: 'x' }],
  [null],
  ['text'],
  [{ kind: 'single-choice', choice: 'no-such-option' }],
  [{ kind: 'state-pair', states: { A: 'ESTABLISHED' } }],
])('a response that does not fit its question (%j) is not recorded', async (response) => {
  const who = browser();
  const submission = await rightAnswer('g.F06.1.1.landing3', { response, locale: 'zh-CN' });
  const feedback = value(await submitAnswer(await actorOf(who), submission));
  expect(feedback.grade.status).toBe('invalid');
  expect(Object.keys(feedback)).toEqual(['grade']);
  expect(JSON.stringify(feedback)).toMatch(/[一-鿿]/);
  expect((await actorOf(who)).kind).toBe('visitor');
});

test('an answer from a page of an ended sign-in is not recorded for anybody', async () => {
  const { who, actor } = await signedUp();
  const as = actor.id;
  who.session = undefined;
  const submission = await rightAnswer(generated, { as });
  expect(await submitAnswer(await actorOf(who), submission)).toMatchObject({
    ...{ ok: false, error: { status: 401, code: 'sign-in-expired' } },
  });
  expect((await actorOf(who)).kind).toBe('visitor');
});

test('an answer from a page of a guest who signed in meanwhile is the user’s', async () => {
  const who = browser();
  await submit(who, await rightAnswer());
  const as = (await actorOf(who)).id;
  const { email } = await signedUp();
  await enter(who, signIn(await actorOf(who), { email, password }, 'en'));
  const feedback = await submit(who, await rightAnswer(generated, { as }));
  expect(feedback.progress.answered).toBe(2);
});

test('writes are limited for each person, and the limit says when to come back', async () => {
  const { actor } = await signedUp();
  const submission = await rightAnswer();
  const codes: (string | null)[] = [];
  for (let sent = 0; sent < 121; sent += 1)
    codes.push(codeOf(await submitAnswer(actor, submission)));
  expect(codes.slice(0, 120).filter((code) => code !== null)).toEqual([]);
  expect(await submitAnswer(actor, submission)).toMatchObject({
    ...{ ok: false, error: { status: 429, code: 'too-many' } },
  });
  const { actor: other } = await signedUp();
  expect(codeOf(await submitAnswer(other, await rightAnswer()))).toBeNull();
});

// ── Accounts ──────────────────────────────────────────────────────────────────────────────────────

test('what a guest did is theirs after signing up, under the same id', async () => {
  const who = browser();
  await submit(who, await rightAnswer());
  const guest = await actorOf(who);
  const { actor } = await signedUp(who);
  expect(actor).toMatchObject({ kind: 'named', id: guest.id, role: 'learner' });
  expect(await submit(who, await rightAnswer())).toMatchObject({ progress: { answered: 2 } });
});

test('what a guest did moves to the account it signs in to', async () => {
  const { email } = await signedUp();
  const who = browser();
  await submit(who, await rightAnswer());
  await enter(
    who,
    signIn(await actorOf(who), { email: ` ${email.toUpperCase()} `, password }, 'en'),
  );
  const topics = value(await topicOverview(await actorOf(who), 'en'));
  expect(topics.reduce((sum, { answered }) => sum + answered, 0)).toBe(1);
});

test.each([
  [{ email: 'no address', password }, 'address-invalid', 'email'],
  [{ email: 'short@example.org', password: 'ninechars' }, 'password-short', 'password'],
  [{ email: 'long@example.org', password: 'x'.repeat(201) }, 'password-long', 'password'],
])('signing up with %j says what is wrong and where', async (given, code, field) => {
  for (const locale of locales) {
    expect(await signUp(await actorOf(browser()), given, locale)).toMatchObject({
      ...{ ok: false, error: { code, field, status: 422 } },
    });
  }
});

test('a taken address is refused, whatever its case', async () => {
  const { email } = await signedUp();
  const again = await signUp(
    await actorOf(browser()),
    { email: email.toUpperCase(), password },
    'en',
  );
  expect(codeOf(again)).toBe('address-taken');
});

test('a wrong password and an unknown address are refused alike', async () => {
  const { email } = await signedUp();
  const actor = await actorOf(browser());
  const wrong = await signIn(actor, { email, password: 'another sentence' }, 'en');
  const unknown = await signIn(actor, { email: 'nobody@example.org', password }, 'en');
  expect(codeOf(wrong)).toBe('sign-in-wrong');
  expect(unknown).toEqual(wrong);
});

test('guessing the password of an account is stopped, and a right one before that clears the count', async () => {
  const { email } = await signedUp();
  const guess = async (text: string) =>
    codeOf(await signIn(await actorOf(browser()), { email, password: text }, 'en'));
  for (let round = 0; round < 5; round += 1) expect(await guess('wrong')).toBe('sign-in-wrong');
  expect(await guess(password)).toBeNull();
  for (let round = 0; round < 10; round += 1) expect(await guess('wrong')).toBe('sign-in-wrong');
  expect(await guess(password)).toBe('too-many');
});

test('a password composed in another way is the same password', async () => {
  const who = browser();
  const email = 'composed@example.org';
  const made = signUp(
    await actorOf(who),
    { email, password: 'Café au lait'.normalize('NFC') },
    'en',
  );
  await enter(who, made);
  const typed = { email, password: 'Café au lait'.normalize('NFD') };
  expect(codeOf(await signIn(await actorOf(browser()), typed, 'en'))).toBeNull();
});

test('changing the password asks for the present one, and ends all other sessions', async () => {
  const { who, email } = await signedUp();
  const elsewhere = browser();
  await enter(elsewhere, signIn(await actorOf(elsewhere), { email, password }, 'en'));
  const change = async (current: string) =>
    changePassword(await actorOf(who), { current, password: 'an entirely new one' }, 'en');
  expect(codeOf(await change('wrong'))).toBe('password-wrong');
  await enter(who, change(password));
  expect((await actorOf(who)).kind).toBe('named');
  expect((await actorOf(elsewhere)).kind).toBe('visitor');
});

// ── Administrators ────────────────────────────────────────────────────────────────────────────────

async function admin(): Promise<Actor> {
  const { who, actor } = await signedUp();
  await setRole(null, actor.id ?? '', 'admin');
  return actorOf(who);
}

test('a one-time link that an administrator issues sets a new password, once', async () => {
  const { email, actor, who } = await signedUp();
  const issued = value(await issueLink(await admin(), actor.id ?? '', 'zh-CN'));
  expect(issued).toMatchObject({
    email,
    path: expect.stringMatching(/^\/zh-CN\/reset\/[\w-]{43}$/),
  });
  const token = issued.path.split('/').at(-1) ?? '';
  expect(await openLink(token, 'en')).toEqual({ ok: true, value: { email } });
  const reset = async (text: string) =>
    resetPassword(await actorOf(browser()), { token, password: text }, 'en');
  expect(codeOf(await reset('short'))).toBe('password-short');
  expect(codeOf(await reset('an entirely new one'))).toBeNull();
  expect(codeOf(await reset('an entirely new one'))).toBe('link-void');
  expect((await actorOf(who)).kind).toBe('visitor');
  const entered = { email, password: 'an entirely new one' };
  expect(codeOf(await signIn(await actorOf(browser()), entered, 'en'))).toBeNull();
});

test('a link that expired or was made up does nothing', async () => {
  const made = await createPerson(null, {
    email: 'late@example.org',
    name: null,
    passwordHash: null,
  });
  assert(made.ok, 'a free address');
  const token = 'x'.repeat(43);
  const link = { tokenHash: hashOfToken(token), subject: made.value.id, by: null };
  await createLink({ ...link, expiresAt: new Date(Date.now() - 1) });
  for (const text of [token, 'y'.repeat(43), 'short', '']) {
    expect(codeOf(await openLink(text, 'en'))).toBe('link-void');
  }
});

test('only administrators find people, give roles, issue links and end sessions', async () => {
  const { actor, email } = await signedUp();
  const boss = await admin();
  expect(value(await findPeople(boss, email, 'en')).people).toMatchObject([
    { email, role: 'learner' },
  ]);
  const guest = await actorOf(browser());
  for (const asker of [actor, guest]) {
    const code = asker.kind === 'named' ? 'forbidden' : 'sign-in-needed';
    const subject = boss.id ?? '';
    expect(codeOf(await findPeople(asker, '', 'en'))).toBe(code);
    expect(codeOf(await grantRole(asker, { subject, role: 'learner' }, 'en'))).toBe(code);
    expect(codeOf(await issueLink(asker, subject, 'en'))).toBe(code);
    expect(codeOf(await endSessions(asker, subject, 'en'))).toBe(code);
  }
});

test('a role that is given counts at the next request', async () => {
  const { who, actor } = await signedUp();
  const boss = await admin();
  value(await grantRole(boss, { subject: actor.id ?? '', role: 'instructor' }, 'en'));
  expect(await actorOf(who)).toMatchObject({ role: 'instructor' });
  value(await endSessions(boss, actor.id ?? '', 'en'));
  expect((await actorOf(who)).kind).toBe('visitor');
});
