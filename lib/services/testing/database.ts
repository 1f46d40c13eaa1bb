import { afterAll, beforeAll } from 'vitest';
import { closeDatabase } from '@/lib/db';
import { present } from '@/lib/kit';
import { freshDatabase, type FreshDatabase } from '../../cli/fresh-database';
import { loadContent } from './browsers';

export type TestDatabase = Pick<FreshDatabase, 'query'>;

/** A database of its own for the tests of a file, with what is in content/ or empty; asks it in SQL. */
export function testDatabase(holds: 'content' | 'nothing'): TestDatabase {
  let database: FreshDatabase | undefined;
  beforeAll(async () => {
    database = await freshDatabase();
    if (holds === 'content') await loadContent();
  });
  afterAll(async () => {
    await closeDatabase();
    await database?.close();
  });
  return { query: (sql, values) => present(database, 'a database').query(sql, values) };
}
