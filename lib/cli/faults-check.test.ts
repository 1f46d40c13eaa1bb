import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { present } from '@/lib/kit';
import { checkJournal, checkOutages } from './faults-check';
import { writeExams } from './faults-exam';
import { Journal, type AttemptRecord } from './faults-journal';
import { freshDatabase, type FreshDatabase } from './fresh-database';

const hourMs = 3_600_000;
const limitMs = 4 * hourMs;
const begun = Date.UTC(2026, 0, 1);
const response = (value: string) => ({ kind: 'numeric' as const, value });

let database: FreshDatabase;
let client: pg.Client;
let variant: string;
const sql = async (text: string, ...values: unknown[]) => {
  await client.query(text, values);
};

beforeAll(async () => {
  database = await freshDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await writeExams(client);
  variant = randomUUID();
  await sql(
    `INSERT INTO "Variant" (id, generator, "generatorVersion", seed, topic, difficulty, params, "provenanceHash", secret)
     VALUES ($1, 'F05', 1, 'x', 'handshake', 1, '{}', $1, true)`,
    variant,
  );
});
afterAll(async () => {
  await client.end();
  await database.close();
});

/** An attempt of one item with two answers, submitted, as the database holds it and as the candidate was told. */
let journal: Journal;
let told: AttemptRecord;
let item: string;
let user: string;
beforeEach(async () => {
  [user, item] = [randomUUID(), randomUUID()];
  const id = randomUUID();
  await sql(`INSERT INTO "User" (id) VALUES ($1)`, user);
  await sql(
    `INSERT INTO "Attempt" (id, "userId", "startKey", "interviewVersionId", plan, "startedAt", "deadlineAt",
       "givesBack", status, "finishedAt", score)
     SELECT $1, $2, $1, v.id, '{}', $3, $4, true, 'submitted', $5, 0.5 FROM "InterviewVersion" v
     JOIN "Interview" i ON i.id = v."interviewId" WHERE i.slug = 'faults-free'`,
    ...[id, user, new Date(begun), new Date(begun + limitMs), new Date(begun + hourMs)],
  );
  await sql(
    `INSERT INTO "AttemptItem" (id, "attemptId", position, "variantId", "openedAt", revision, response, score)
     VALUES ($1, $2, 0, $3, $4, 2, $5, 0.5)`,
    ...[item, id, variant, new Date(begun), response('2')],
  );
  await keep(`${item}-one`, 1, '1');
  await keep(`${item}-two`, 2, '2');

  journal = new Journal();
  told = journal.begin(id, id);
  told.opened.add(0);
  told.deadlineAt = begun + limitMs;
  told.saves.push(
    {
      ...{ position: 0, key: `${item}-one`, response: response('1') },
      told: { revision: 1, late: false },
    },
    {
      ...{ position: 0, key: `${item}-two`, response: response('2') },
      told: { revision: 2, late: false },
    },
  );
  told.submits.push('submitted');
  told.report = { status: 'submitted', score: 0.5, finishedAt: begun + hourMs };
});

const keep = (key: string, revision: number, value: string) =>
  sql(
    `INSERT INTO "Response" (id, "userId", "idempotencyKey", context, "variantId", "attemptItemId", revision, topic,
       locale, "schemaVersion", response)
     VALUES ($1, $2, $3, 'interview', $4, $5, $6, 'handshake', 'en', 1, $7)`,
    ...[randomUUID(), user, key, variant, item, revision, response(value)],
  );
const found = async () =>
  (await checkJournal(client, journal)).map(({ finding, what }) => `${finding}: ${what}`);

describe('the check of what candidates were told', () => {
  test('finds nothing where all is as told', async () => {
    expect(await found()).toEqual([]);
  });

  test('takes an answer nobody spoke of as kept or not', async () => {
    const { saves } = told;
    saves.push({ position: 0, key: `${item}-x`, response: response('9'), told: null });
    expect(await found()).toEqual([]);
    await keep(`${item}-x`, 3, '9');
    await sql(
      `UPDATE "AttemptItem" SET revision = 3, response = $2 WHERE id = $1`,
      item,
      response('9'),
    );
    expect(await found()).toEqual([]);
  });

  test('finds an acknowledged answer that is not there', async () => {
    const missing = { position: 0, key: `${item}-x`, response: response('3') };
    told.saves.push({ ...missing, told: { revision: 3, late: false } });
    expect(await found()).toEqual(['lost: save', 'lost: revision']);
  });

  test('finds an answer kept under another number, or as another one, than was told', async () => {
    present(told.saves[0], 'save').told = { revision: 2, late: false };
    expect(await found()).toEqual(['lost: save']);
    present(told.saves[0], 'save').told = { revision: 1, late: true };
    expect(await found()).toEqual(['lost: save']);
  });

  test('finds an answer that was written twice', async () => {
    await keep(`${item}-other`, 3, '2');
    expect(await found()).toContain('doubled: save nobody sent');
  });

  test('finds an older answer put back in the place of the newest', async () => {
    await sql(
      `UPDATE "AttemptItem" SET revision = 1, response = $2 WHERE id = $1`,
      item,
      response('1'),
    );
    expect(await found()).toEqual([
      'lost: revision',
      'lost: newest revision',
      'lost: counted answer',
    ]);
  });

  test('finds an attempt that is not there, and one that was started twice', async () => {
    journal.begin(randomUUID(), randomUUID());
    expect(await found()).toEqual(['lost: start']);
    await sql(`INSERT INTO "User" (id) VALUES ($1 || 'x')`, user);
    await sql(
      `INSERT INTO "Attempt" (id, "userId", "startKey", "interviewVersionId", plan)
       SELECT id || 'x', $2 || 'x', "startKey", "interviewVersionId", plan FROM "Attempt" WHERE id = $1`,
      ...[told.id, user],
    );
    expect(await found()).toEqual(['doubled: start', 'lost: start']);
  });

  test('finds a submission that came to nothing, and one that was finished again', async () => {
    await sql(
      `UPDATE "Attempt" SET "finishedAt" = $2 WHERE id = $1`,
      told.id,
      new Date(begun + 2 * hourMs),
    );
    expect(await found()).toEqual(['doubled: finish']);
    await sql(
      `UPDATE "Attempt" SET status = 'running', "finishedAt" = NULL, score = NULL WHERE id = $1`,
      told.id,
    );
    expect(await found()).toEqual(['lost: submit', 'doubled: finish']);
  });

  test('finds an end without grading', async () => {
    await sql(`UPDATE "AttemptItem" SET score = NULL WHERE id = $1`, item);
    expect(await found()).toEqual(['lost: grading']);
  });

  test('finds a deadline that moved back, and time given back that no outage accounts for', async () => {
    const move = (ms: number) =>
      sql(
        `UPDATE "Attempt" SET "deadlineAt" = $2 WHERE id = $1`,
        told.id,
        new Date(begun + limitMs + ms),
      );
    await move(-1);
    expect(await found()).toEqual(['lost: deadline']);
    await move(10_000);
    expect(await found()).toEqual(['doubled: time given back']);
  });

  test('finds an opening and a lock that were taken back', async () => {
    told.locks.set(0, 1);
    await sql(`UPDATE "AttemptItem" SET "openedAt" = NULL WHERE id = $1`, item);
    expect(await found()).toEqual(['lost: opening', 'lost: lock']);
  });
});

describe('the check of outages', () => {
  const from = begun + 60_000;
  const until = from + 10_000;

  test('wants each absence recorded once, and its time given back to who was sitting then', async () => {
    const absences = [{ from, until }];
    const missing = await checkOutages(client, absences);
    expect(missing.map(({ finding }) => finding)).toEqual(['lost']);
    await sql(
      `INSERT INTO "Outage" VALUES ($1, $2, $3)`,
      randomUUID(),
      new Date(from - 500),
      new Date(until - 100),
    );
    expect(await checkOutages(client, absences)).toEqual([]);
    expect(await found()).toEqual(['lost: time given back']);
    await sql(
      `UPDATE "Attempt" SET "deadlineAt" = "deadlineAt" + interval '10400 ms', "givenBackMs" = 10400 WHERE id = $1`,
      told.id,
    );
    expect(await found()).toEqual([]);
    await sql(
      `INSERT INTO "Outage" VALUES ($1, $2, $3)`,
      randomUUID(),
      new Date(from),
      new Date(until),
    );
    expect((await checkOutages(client, absences)).map(({ finding }) => finding)).toEqual([
      'doubled',
    ]);
  });
});
