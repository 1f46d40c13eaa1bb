import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../cli/fresh-database';
import { closeDatabase, findVersion, loadBank, offeredQuestions, type QuestionToLoad } from '.';
import { query } from './client';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const question = (slug: string, text = 'first'): QuestionToLoad => ({
  ...{ slug, topic: 'handshake', kind: 'numeric', difficulty: 2, preset: null, schemaVersion: 1 },
  ...{ body: { text }, sources: ['RFC 9293 §3.5'], contentHash: `${slug} ${text}` },
  itemsOf: (number) =>
    ['en', 'zh-CN'].map((locale) => ({ locale, item: { text, number, locale } })),
});
const load = (...questions: QuestionToLoad[]) => loadBank('bank', questions);
const nothing = { added: 0, changed: 0, retired: 0, restored: 0, unchanged: 0 };
const rows = async () => (await query(`SELECT 1 FROM "QuestionVersion"`)).length;

test('new questions are added, and loading them again changes nothing', async () => {
  expect(await load(question('a'), question('b'))).toEqual({ ...nothing, added: 2 });
  expect(await load(question('a'), question('b'))).toEqual({ ...nothing, unchanged: 2 });
  expect(await rows()).toBe(2);
});

test('a changed question gets the next version; the old one stays as it was', async () => {
  expect(await load(question('a', 'second'), question('b'))).toEqual({
    ...{ ...nothing, changed: 1, unchanged: 1 },
  });
  expect(await offeredQuestions('bank')).toMatchObject([
    { slug: 'a', number: 2 },
    { slug: 'b', number: 1 },
  ]);
  expect((await findVersion('bank', 'a', 1, 'en'))?.item).toMatchObject({ text: 'first' });
  expect((await findVersion('bank', 'a', 2, 'zh-CN'))?.item).toEqual({
    ...{ text: 'second', number: 2, locale: 'zh-CN' },
  });
});

test('a question that is gone is retired, not removed, and can come back', async () => {
  expect(await load(question('b'))).toEqual({ ...nothing, retired: 1, unchanged: 1 });
  expect(await offeredQuestions('bank')).toMatchObject([{ slug: 'b' }]);
  expect(await findVersion('bank', 'a', 2, 'en')).not.toBeNull();
  expect(await load(question('b'))).toEqual({ ...nothing, unchanged: 1 });
  expect(await load(question('a', 'second'), question('b'))).toEqual({
    ...{ ...nothing, restored: 1, unchanged: 1 },
  });
  expect(await offeredQuestions('bank')).toHaveLength(2);
});

test('processes that load at once add nothing twice', async () => {
  const loads = Array.from({ length: 4 }, () => load(question('a', 'third'), question('c')));
  await Promise.all(loads);
  expect(await offeredQuestions('bank')).toMatchObject([
    { slug: 'a', number: 3 },
    { slug: 'c', number: 1 },
  ]);
});

test('an error in the middle leaves everything as it was', async () => {
  const before = await rows();
  const spoilt = { ...question('d'), difficulty: 9 };
  await expect(load(question('a', 'fourth'), spoilt)).rejects.toThrow();
  expect(await rows()).toBe(before);
  expect(await offeredQuestions('bank')).toMatchObject([{ slug: 'a', number: 3 }, { slug: 'c' }]);
});

test('a version is never changed or removed', async () => {
  for (const statement of [
    `UPDATE "QuestionVersion" SET body = '{}'`,
    `DELETE FROM "QuestionVersion"`,
    `UPDATE "QuestionText" SET item = '{}'`,
    `DELETE FROM "QuestionText"`,
  ]) {
    await expect(query(statement)).rejects.toThrow(/append-only/);
  }
});

test('a version that was made up is not found', async () => {
  expect(await findVersion('bank', 'a', 99, 'en')).toBeNull();
  expect(await findVersion('bank', 'nothing', 1, 'en')).toBeNull();
  expect(await findVersion('other', 'a', 1, 'en')).toBeNull();
});
