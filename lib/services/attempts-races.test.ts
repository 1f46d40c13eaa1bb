import { expect, test } from 'vitest';
import { goTo, myAttempts, readAttempt, readReport, startAttempt } from '.';
import { actorOf, browser, codeOf, value } from './testing/browsers';
import { begun, newKey, recordsIn, save, someAnswer, submit } from './testing/takers';
import { testDatabase } from './testing/database';

const database = testDatabase('content');
const { age, rowsOf } = recordsIn(database);

test('starting under the same key starts once, also many times at once', async () => {
  const who = browser();
  await begun(who);
  const actor = await actorOf(who);
  const start = { startKey: newKey(), locale: 'en', subject: { interview: 'mid' } } as const;
  const started = await Promise.all(Array.from({ length: 6 }, () => startAttempt(actor, start)));
  expect(new Set(started.map((each) => value(each).id)).size).toBe(1);
  expect(started.filter((each) => value(each).created)).toHaveLength(1);
  expect(value(await myAttempts(actor, 'en'))).toHaveLength(2);
});

test('the same answer sent many times at once is kept once, and told the same each time', async () => {
  const who = browser();
  const view = await begun(who);
  const key = newKey();
  const response = someAnswer(view);
  const sent = await Promise.all(Array.from({ length: 8 }, () => save(who, view, response, key)));
  for (const each of sent) {
    expect(value(each).saved).toEqual({ position: 0, revision: 1, late: false });
  }
  expect(await rowsOf(view)).toHaveLength(1);
  expect(codeOf(await save(who, view, someAnswer(view, 1), key))).toBe('key-reused');
  expect(await rowsOf(view)).toHaveLength(1);
});

test('different answers sent at once are all kept, in one row of numbers; the newest counts', async () => {
  const who = browser();
  const view = await begun(who);
  const sent = await Promise.all([0, 1, 0, 1].map((n) => save(who, view, someAnswer(view, n))));
  const told = sent.map((each) => value(each).saved.revision).sort();
  expect(told).toEqual([1, 2, 3, 4]);
  const rows = await rowsOf(view);
  const { open } = value(await readAttempt(await actorOf(who), view.id, 'en'));
  expect(open).toMatchObject({ revision: 4, response: rows[3]?.response });
});

test('submitted many times at once, together with answers and steps, it ends once and counts what was in time', async () => {
  const who = browser();
  const view = await begun(who);
  const actor = await actorOf(who);
  await save(who, view, someAnswer(view));
  const [submits, saves] = await Promise.all([
    Promise.all(Array.from({ length: 10 }, () => submit(who, view))),
    Promise.all([1, 0, 1, 0].map((n) => save(who, view, someAnswer(view, n)))),
    goTo(actor, view.id, { position: 3, locale: 'en' }),
  ]);
  expect(new Set(submits.map((each) => JSON.stringify(value(each)))).size).toBe(1);
  const rows = await rowsOf(view);
  expect(rows).toHaveLength(5);
  for (const each of saves) {
    const { revision, late } = value(each).saved;
    expect(rows.find((row) => row.revision === revision)?.late).toBe(late);
  }
  const report = value(await readReport(actor, view.id, 'en'));
  const counted = rows.filter(({ late }) => !late).at(-1);
  expect(report.items[0]).toMatchObject({
    ...{ response: counted?.response, late: rows.filter(({ late }) => late).length },
  });
  expect(report.items[0]?.score).toBe(report.items[0]?.feedback.grade?.score);
});

test('submit and expiry at the same moment: one of the two, with one time of its end', async () => {
  const ends = new Set<string>();
  for (let round = 0; round < 4; round += 1) {
    const who = browser();
    const view = await begun(who);
    await save(who, view, someAnswer(view));
    await age(view.id, 5 * 60_000 - 40);
    const actor = await actorOf(who);
    const ended = await Promise.all(
      Array.from({ length: 10 }, async (_, n) => {
        await new Promise((go) => setTimeout(go, n * 8));
        return n % 2 === 0 ? submit(who, view) : readAttempt(actor, view.id, 'en');
      }),
    );
    const last = value(await readAttempt(actor, view.id, 'en')).status;
    for (const each of ended)
      expect(['running', last]).toContain(value<{ status: string }>(each).status);
    ends.add(last);
  }
  expect([...ends].every((end) => end === 'submitted' || end === 'expired')).toBe(true);
});
