import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startEmbedded } from './database.mjs';
import { migrate, migrationsIn } from './migrate.mjs';
import { inRoot } from './project.mjs';

const folder = mkdtempSync(join(tmpdir(), 'tcpdrill-migrate-'));
const migrations = join(folder, 'migrations');
let database: Awaited<ReturnType<typeof startEmbedded>>;
let client: pg.Client;
beforeAll(async () => {
  database = await startEmbedded(join(folder, 'data'));
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  rmSync(migrations, { recursive: true, force: true });
});

function write(name: string, sql: string): void {
  mkdirSync(join(migrations, name), { recursive: true });
  writeFileSync(join(migrations, name, 'migration.sql'), sql);
}
const run = () => migrate(database.url, migrations);

test('migrations are applied in order, each once, and recorded as Prisma records them', async () => {
  write('2_second', 'ALTER TABLE one ADD COLUMN more int;');
  write('1_first', 'CREATE TABLE one (n int);');
  expect(await run()).toEqual(['1_first', '2_second']);
  expect(await run()).toEqual([]);
  const { rows } = await client.query(
    `SELECT migration_name, checksum, applied_steps_count, finished_at >= started_at AS ended, logs, rolled_back_at
     FROM _prisma_migrations ORDER BY migration_name`,
  );
  const sha256 = (sql: string) => createHash('sha256').update(sql).digest('hex');
  const rest = { applied_steps_count: 1, ended: true, logs: null, rolled_back_at: null };
  expect(rows).toEqual([
    { migration_name: '1_first', checksum: sha256('CREATE TABLE one (n int);'), ...rest },
    {
      migration_name: '2_second',
      checksum: sha256('ALTER TABLE one ADD COLUMN more int;'),
      ...rest,
    },
  ]);
});

test('a migration whose file was changed after it was applied is refused by name', async () => {
  write('1_first', 'CREATE TABLE one (n int);');
  await run();
  write('1_first', 'CREATE TABLE one (n bigint);');
  write('2_second', 'CREATE TABLE two (n int);');
  await expect(run()).rejects.toThrow('1_first');
  const { rows } = await client.query("SELECT to_regclass('two') AS two");
  expect(rows).toEqual([{ two: null }]);
});

test('a database that a newer version has migrated is refused', async () => {
  write('1_first', 'CREATE TABLE one (n int);');
  await run();
  rmSync(migrations, { recursive: true });
  await expect(run()).rejects.toThrow('1_first');
});

test('a migration that was begun and never finished is refused', async () => {
  write('1_first', 'CREATE TABLE one (n int);');
  await run();
  await client.query('UPDATE _prisma_migrations SET finished_at = NULL');
  await expect(run()).rejects.toThrow('1_first');
});

test('a migration that fails leaves nothing behind, and runs once it is right', async () => {
  write('1_first', 'CREATE TABLE one (n int); SELECT 1 / 0;');
  await expect(run()).rejects.toThrow('division by zero');
  write('1_first', 'CREATE TABLE one (n int);');
  expect(await run()).toEqual(['1_first']);
});

test('two processes that migrate at once apply everything once', async () => {
  write('1_first', 'CREATE TABLE one (n int);');
  const applied = await Promise.all([run(), run(), run()]);
  expect(applied.flat()).toEqual(['1_first']);
});

test('an unreachable server is named without its password', async () => {
  const failing = migrate('postgresql://drill:hunter2@127.0.0.1:1/drill', migrations);
  await expect(failing).rejects.toThrow(/127\.0\.0\.1:1.*drill.*ECONNREFUSED/);
  await expect(failing).rejects.not.toThrow('hunter2');
});

describe('the migrations of the product', () => {
  const person = (id: string, email: string | null) =>
    client.query('INSERT INTO "User" (id, email) VALUES ($1, $2)', [id, email]);
  const variant = (id: string) =>
    client.query(
      `INSERT INTO "Variant" (id, generator, "generatorVersion", seed, topic, difficulty, params, "provenanceHash", secret)
       VALUES ($1, 'F05', 1, 'seed', 'handshake', 1, '{}', $1, true)`,
      [id],
    );
  const response = (id: string, userId: string, variantId: string | null) =>
    client.query(
      `INSERT INTO "Response" (id, "userId", "idempotencyKey", context, "variantId", topic, locale, "schemaVersion", response, misconceptions)
       VALUES ($1, $2, $1, 'practice', $3, 'handshake', 'en', 1, '{}', '{}')`,
      [id, userId, variantId],
    );
  beforeEach(() => migrate(database.url));

  test('hold a column for every field of the schema', () => {
    const schema = readFileSync(inRoot('prisma', 'schema.prisma'), 'utf8');
    const sql = migrationsIn(inRoot('prisma', 'migrations')).map((one) => one.sql);
    const missing = columnsOf(schema).filter(({ table, column }) => {
      const definition = sql.join('\n').split(`CREATE TABLE "${table}" (`)[1]?.split('\n);')[0];
      const added = new RegExp(`ALTER TABLE "${table}"[^;]*ADD COLUMN +"${column}"`).test(
        sql.join('\n'),
      );
      return !added && !definition?.includes(`    "${column}" `);
    });
    expect(missing).toEqual([]);
  });

  test('keep responses as they were given, but for a guest’s move to a named user', async () => {
    await person('guest', null);
    await person('ann', 'ann@example.org');
    await person('bob', 'bob@example.org');
    await variant('v');
    await response('r', 'guest', 'v');
    const change = (what: string) => client.query(`UPDATE "Response" SET ${what} WHERE id = 'r'`);
    await expect(change('score = 1')).rejects.toThrow('append-only');
    await expect(change(`"userId" = 'ann', score = 1`)).rejects.toThrow('append-only');
    await expect(client.query('DELETE FROM "Response"')).rejects.toThrow('append-only');
    await change(`"userId" = 'ann'`);
    await expect(change(`"userId" = 'bob'`)).rejects.toThrow('append-only');
  });

  test('refuse a response to no question', async () => {
    await person('guest', null);
    await expect(response('r', 'guest', null)).rejects.toThrow('Response_one_question');
  });

  test('refuse an address that is not in lower case', async () => {
    await expect(person('ann', 'Ann@example.org')).rejects.toThrow('User_email_lower_case');
  });

  test('let a secret variant be released and nothing else of it change', async () => {
    await variant('v');
    await expect(client.query(`UPDATE "Variant" SET seed = 'other'`)).rejects.toThrow(
      'append-only',
    );
    await client.query('UPDATE "Variant" SET secret = false');
    await expect(client.query('UPDATE "Variant" SET secret = true')).rejects.toThrow('append-only');
  });
});

/** The scalar fields of a Prisma schema, by the names they have in the database. */
function columnsOf(schema: string): { table: string; column: string }[] {
  const models = [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)];
  const names = new Set(models.map(([, name]) => name));
  return models.flatMap(([, name = '', body = '']) => {
    const table = /@@map\("(\w+)"\)/.exec(body)?.[1] ?? name;
    const fields = [...body.matchAll(/^ {2}(\w+) +(\w+)/gm)].filter(
      ([, , type]) => !names.has(type),
    );
    return fields.map(([, column = '']) => ({ table, column }));
  });
}
