import { expect, test } from 'vitest';
import { contentBank, interviewBySlug, offeredQuestions } from '@/lib/db';
import { readAttempt, readReport, resolveLink, startAttempt } from '.';
import { actorOf, browser, codeOf, signedUp, value, type Browser } from './testing/browsers';
import { newKey, save, someAnswer, submit } from './testing/takers';
import { testDatabase } from './testing/database';

const database = testDatabase('content');

/** A question of an author that the simulator makes afresh for everybody. */
const scenario = {
  ...{ v: 1, kind: 'scenario', topic: 'handshake', difficulty: 2, generator: 'F05', params: {} },
  note: { en: 'A handshake', 'zh-CN': '一次握手' },
};

test('a set is taken without a limit, in any order; a scenario in it is made for each', async () => {
  const { who: author, actor } = await signedUp();
  const [choice] = await offeredQuestions(contentBank);
  await database.query(
    `WITH bank AS (INSERT INTO "Bank" (id, slug, "ownerId") VALUES ('bank', 'own', $1)),
       question AS (INSERT INTO "Question" (id, "bankId", slug, topic) VALUES ('question', 'bank', 'made', 'handshake')),
       version AS (
         INSERT INTO "QuestionVersion" (id, "questionId", number, kind, topic, difficulty, "schemaVersion", body, sources,
           "contentHash")
         VALUES ('made', 'question', 1, 'scenario', 'handshake', 2, 1, $2, '{}', 'h')),
       made AS (INSERT INTO "QuestionSet" (id, "ownerId", title) VALUES ('set', $1, $3))
     INSERT INTO "SetItem" (id, "setId", position, "versionId", points)
     VALUES ('one', 'set', 0, 'made', 2), ('two', 'set', 1, $4, 2)`,
    [actor.id, scenario, { en: 'Mine', 'zh-CN': '我的' }, choice?.versionId],
  );
  const start = (who: Browser) =>
    actorOf(who).then((one) =>
      startAttempt(one, { startKey: newKey(), locale: 'en', subject: { set: 'set' } }),
    );
  expect(codeOf(await start(browser()))).toBe('no-such-set');
  const mine = [value(await start(author)), value(await start(author))];
  const view = value(await readAttempt(actor, mine[0]?.id ?? '', 'en'));
  expect(view).toMatchObject({ kind: 'set', deadlineAt: null, navigation: 'free', title: 'Mine' });
  value(await save(author, view, someAnswer(view)));
  const [row] = await database.query(
    `SELECT r.context, r."versionId", r."variantId" IS NOT NULL AS made FROM "Response" r
     JOIN "AttemptItem" i ON i.id = r."attemptItemId" WHERE i."attemptId" = $1`,
    [view.id],
  );
  expect(row).toEqual({ context: 'set', versionId: null, made: true });
  const seeds = await database.query(
    `SELECT DISTINCT v.seed FROM "Variant" v JOIN "AttemptItem" i ON i."variantId" = v.id
     JOIN "Attempt" a ON a.id = i."attemptId" WHERE a."setId" = $1`,
    ['set'],
  );
  expect(seeds).toHaveLength(2);
  await submit(author, view);
  expect(value(await readReport(actor, view.id, 'en')).points.of).toBe(4);
});

test('an expired link, or one that was taken back, opens nothing; an open one does, for anybody', async () => {
  const { actor } = await signedUp();
  const interview = await interviewBySlug('warm-up');
  const linkTo = async (change: { expiresAt?: Date; revokedAt?: Date }) => {
    const token = newKey();
    await database.query(
      `INSERT INTO "ShareLink" (token, "issuedById", "interviewId", "expiresAt", "revokedAt")
       VALUES ($1, $2, $3, $4, $5)`,
      [token, actor.id, interview?.id, change.expiresAt, change.revokedAt],
    );
    return token;
  };
  const start = async (link: string) =>
    startAttempt(await actorOf(browser()), {
      ...{ startKey: newKey(), locale: 'zh-CN', subject: { link } },
    });
  const before = new Date(Date.now() - 1000);
  for (const token of [
    ...[await linkTo({ expiresAt: before }), await linkTo({ revokedAt: before }), 'no-such-link'],
  ]) {
    expect(codeOf(await start(token))).toBe('link-void');
    expect(codeOf(await resolveLink(actor, token, 'en'))).toBe('link-void');
  }
  const token = await linkTo({});
  expect(value(await resolveLink(actor, token, 'en'))).toMatchObject({
    kind: 'interview',
    items: 6,
  });
  expect(value(await start(token)).created).toBe(true);
});
