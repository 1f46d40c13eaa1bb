import { expect, test } from 'vitest';
import { endOverdue } from './attempts-sweep';
import { goTo, readAttempt, readReport, submitAttempt } from '.';
import { actorOf, browser, codeOf, value } from './testing/browsers';
import { begun, recordsIn, save, someAnswer, submit } from './testing/takers';
import { testDatabase } from './testing/database';

const database = testDatabase('content');
const { age, rowsOf } = recordsIn(database);

test('after the deadline it is over for whoever looks; answers are kept, marked, and not counted', async () => {
  const who = browser();
  const view = await begun(who);
  await save(who, view, someAnswer(view));
  await age(view.id, 6 * 60_000);
  const late = value(await save(who, view, someAnswer(view, 1)));
  expect(late).toMatchObject({ saved: { revision: 2, late: true }, status: 'expired' });
  const report = value(await readReport(await actorOf(who), view.id, 'en'));
  expect(report).toMatchObject({ status: 'expired', usedMs: 5 * 60_000 });
  expect(report.items[0]).toMatchObject({ response: someAnswer(view), late: 1 });
});

test('of late answers to an item as many are kept as anybody needs', async () => {
  const who = browser();
  const view = await begun(who);
  await submit(who, view);
  for (let n = 0; n < 50; n += 1) value(await save(who, view, someAnswer(view, n)));
  expect(codeOf(await save(who, view, someAnswer(view)))).toBe('too-late');
  expect(await rowsOf(view)).toHaveLength(50);
});

test('an attempt that nobody looks at any more is ended by the sweep, and graded', async () => {
  const who = browser();
  const view = await begun(who);
  await save(who, view, someAnswer(view));
  await age(view.id, 6 * 60_000);
  await endOverdue();
  const [row] = await database.query(
    `SELECT status, score, "finishedAt" = "deadlineAt" AS exact FROM "Attempt" WHERE id = $1`,
    [view.id],
  );
  expect(row).toMatchObject({ status: 'expired', exact: true });
  expect(row?.['score']).not.toBeNull();
});

test('an attempt of somebody else is not told from one that does not exist', async () => {
  const view = await begun(browser());
  const other = browser();
  await begun(other);
  const actor = await actorOf(other);
  for (const id of [view.id, 'no-such-attempt', '../../etc', 'x'.repeat(500)]) {
    expect(codeOf(await readAttempt(actor, id, 'en'))).toBe('no-such-attempt');
    expect(codeOf(await readReport(actor, id, 'en'))).toBe('no-such-attempt');
    expect(codeOf(await submitAttempt(actor, id, 'en'))).toBe('no-such-attempt');
    expect(codeOf(await goTo(actor, id, { position: 0, locale: 'en' }))).toBe('no-such-attempt');
    expect(codeOf(await save(other, { ...view, id }, someAnswer(view)))).toBe('no-such-attempt');
  }
  expect(await rowsOf(view)).toEqual([]);
});

test('an answer that does not fit its question is refused with the field, and nothing is kept', async () => {
  const who = browser();
  const view = await begun(who);
  for (const response of [
    null,
    'a',
    {},
    { kind: 'single-choice', choice: 'zzz' },
    { kind: 'essay' },
  ]) {
    const refused = await save(who, view, response);
    expect(codeOf(refused)).toBe('invalid-response');
    expect(refused.ok ? '' : refused.error.field).not.toBe('');
  }
  expect(await rowsOf(view)).toEqual([]);
});
