import { expect, test } from 'vitest';
import {
  goTo,
  listInterviews,
  myAttempts,
  myProgress,
  readAttempt,
  readInterview,
  readReport,
  signIn,
  submitAttempt,
  startAttempt,
} from '.';
import { actorOf, browser, codeOf, enter, password, signedUp, value } from './testing/browsers';
import { begun, newKey, save, someAnswer, submit } from './testing/takers';
import { testDatabase } from './testing/database';

const database = testDatabase('content');

test('a visitor starts an interview and becomes a guest; it comes without keys, seeds and the questions to come', async () => {
  const who = browser();
  const view = await begun(who);
  expect((await actorOf(who)).kind).toBe('guest');
  expect(view).toMatchObject({ status: 'running', position: 0, kind: 'interview' });
  expect(view.deadlineAt).toBe(view.startedAt + 5 * 60_000);
  expect(view.items.map(({ state }) => state)).toEqual([
    'open',
    ...Array.from({ length: 5 }, () => 'unopened'),
  ]);
  expect(JSON.stringify(view)).not.toMatch(/provenance|seed|correct|faults|"key"/);
});

test('a whole interview: answered, gone through, submitted, and its report', async () => {
  const who = browser();
  let view = await begun(who);
  for (const item of view.items) {
    const actor = await actorOf(who);
    view = value(await goTo(actor, view.id, { position: item.position, locale: 'zh-CN' }));
    const saved = value(await save(who, view, someAnswer(view)));
    expect(saved).toMatchObject({
      saved: { position: item.position, revision: 1, late: false },
      status: 'running',
    });
  }
  const actor = await actorOf(who);
  expect(codeOf(await readReport(actor, view.id, 'en'))).toBe('attempt-running');
  const submitted = value(await submitAttempt(actor, view.id, 'en'));
  expect(submitted).toEqual({ status: 'submitted', report: `/en/attempts/${view.id}/report` });
  expect(value(await submitAttempt(actor, view.id, 'en'))).toEqual(submitted);
  const report = value(await readReport(actor, view.id, 'zh-CN'));
  expect(report.items).toHaveLength(6);
  expect(report.items.every(({ feedback }) => feedback.grade !== null)).toBe(true);
  expect(report.score).toBeCloseTo(report.points.got / report.points.of);
  expect(value(await myAttempts(actor, 'en'))).toMatchObject([
    { id: view.id, status: 'submitted', score: report.score },
  ]);
});

test('interviews of content are listed with what awaits', async () => {
  const listed = value(await listInterviews('en'));
  expect(listed.map(({ slug }) => slug)).toEqual(['junior', 'mid', 'warm-up']);
  const actor = await actorOf(browser());
  expect(value(await readInterview(actor, 'warm-up', 'zh-CN'))).toMatchObject({
    minutes: 5,
    items: 6,
  });
  expect(codeOf(await readInterview(actor, 'no-such', 'en'))).toBe('no-such-interview');
});

test('in forward-only order what was left is closed, and there is no way back', async () => {
  const who = browser();
  const view = await begun(who, 'junior');
  const actor = await actorOf(who);
  const next = value(await goTo(actor, view.id, { position: 1, locale: 'en' }));
  expect(next.items[0]?.state).toBe('closed');
  for (const position of [0, 3]) {
    expect(codeOf(await goTo(actor, view.id, { position, locale: 'en' }))).toBe('item-not-open');
  }
  expect(value(await save(who, view, someAnswer(view))).saved.late).toBe(true);
  expect(codeOf(await save(who, { ...view, position: 5 }, someAnswer(view)))).toBe('item-not-open');
});

test('what is answered in an interview is no practice', async () => {
  const who = browser();
  const view = await begun(who);
  await save(who, view, someAnswer(view));
  await submit(who, view);
  expect(value(await myProgress(await actorOf(who), 'en'))).toMatchObject({
    ...{ total: { answered: 0 }, recent: [], beliefs: [] },
  });
});

test('the seeds of an interview are secret until it has ended', async () => {
  const who = browser();
  const view = await begun(who);
  const secrets = () =>
    database.query<{ seed: string; secret: boolean }>(
      `SELECT v.seed, v.secret FROM "Variant" v JOIN "AttemptItem" i ON i."variantId" = v.id WHERE i."attemptId" = $1`,
      [view.id],
    );
  const before = await secrets();
  expect(before).toHaveLength(2);
  for (const { seed, secret } of before) {
    expect(secret).toBe(true);
    expect(seed).toMatch(/^[0-9a-z]{25}$/);
  }
  await submit(who, view);
  expect((await secrets()).every(({ secret }) => !secret)).toBe(true);
});

test('signing up keeps a running interview, its deadline and its answers', async () => {
  const who = browser();
  const view = await begun(who);
  await save(who, view, someAnswer(view));
  await signedUp(who);
  const seen = value(await readAttempt(await actorOf(who), view.id, 'en'));
  expect(seen).toMatchObject({ status: 'running', deadlineAt: view.deadlineAt });
  expect(seen.open?.response).toEqual(someAnswer(view));
});

test('signing in moves a guest’s interview to the account, with its answers', async () => {
  const { who: home, email } = await signedUp();
  const at = await actorOf(home);
  await begun(home);
  const who = browser();
  const view = await begun(who);
  await save(who, view, someAnswer(view));
  await enter(who, signIn(await actorOf(who), { email, password }, 'en'));
  expect(value(await myAttempts(at, 'en')).map(({ id }) => id)).toContain(view.id);
  const saved = value(await save(who, view, someAnswer(view, 1)));
  expect(saved.saved).toEqual({ position: 0, revision: 2, late: false });
  const owners = await database.query(
    `SELECT DISTINCT "userId" FROM "Response" WHERE "attemptItemId" IN (SELECT id FROM "AttemptItem" WHERE "attemptId" = $1)`,
    [view.id],
  );
  expect(owners).toEqual([{ userId: at.id }]);
});

test('an attempt moves also when the account has started another one under the same key', async () => {
  const { who: home, email, actor } = await signedUp();
  const start = { startKey: newKey(), locale: 'en', subject: { interview: 'mid' } } as const;
  const own = value(await startAttempt(actor, start));
  const who = browser();
  const guests = value(await startAttempt(await actorOf(who), start));
  await enter(who, signIn(await actorOf(who), { email, password }, 'en'));
  const mine = value(await myAttempts(await actorOf(home), 'en')).map(({ id }) => id);
  expect(mine.sort()).toEqual([own.id, guests.id].sort());
  expect(value(await startAttempt(actor, start))).toEqual({ id: own.id, created: false });
});
