import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from './project.mjs';
import { Failure } from './words.mjs';

/** Prisma's own: so that its `migrate deploy`, run by somebody else at the same moment, waits as well. */
const prismaLock = 72_707_369;
const connectWithinMs = 10_000;

/** As Prisma makes it: `prisma migrate status` and `deploy` agree with what is recorded here. */
const recordTable = `
  CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    id                  VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum            VARCHAR(64) NOT NULL,
    finished_at         TIMESTAMPTZ,
    migration_name      VARCHAR(255) NOT NULL,
    logs                TEXT,
    rolled_back_at      TIMESTAMPTZ,
    started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`;

/** @typedef {{ name: string, sql: string, checksum: string }} Migration */

/**
 * The migrations of a folder, in order.
 * @param {string} folder
 * @returns {Migration[]}
 */
export function migrationsIn(folder) {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) =>
    existsSync(join(folder, name, 'migration.sql')),
  );
  return names.sort().map((name) => {
    const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8');
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
  });
}

/**
 * Brings a database to the newest migration. Each one is applied whole or not at all.
 * @param {string} url
 * @param {string} [folder]
 * @returns {Promise<string[]>} the names of those applied now
 */
export async function migrate(url, folder = inRoot('prisma', 'migrations')) {
  const migrations = migrationsIn(folder);
  const client = await connect(url);
  try {
    await client.query('SELECT pg_advisory_lock($1)', [prismaLock]);
    await client.query(recordTable);
    const applied = [];
    for (let next = await step(client, migrations); next; next = await step(client, migrations)) {
      applied.push(next);
    }
    return applied;
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [prismaLock]).catch(() => undefined);
    await client.end().catch(() => undefined);
  }
}

/**
 * Applies the first migration that is not recorded yet. It looks inside the transaction: the embedded database has one
 * session for all, whose own advisory lock it always gets, so there only the transaction keeps others out.
 * @param {import('pg').Client} client
 * @param {Migration[]} migrations
 * @returns {Promise<string | undefined>} its name, or undefined when all are recorded
 */
async function step(client, migrations) {
  await client.query('BEGIN');
  try {
    const { rows } = await client.query(
      'SELECT migration_name AS name, checksum, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL',
    );
    checkRecorded(migrations, rows);
    const next = migrations.find(({ name }) => !rows.some((row) => row.name === name));
    if (next !== undefined) await apply(client, next);
    await client.query('COMMIT');
    return next?.name;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/**
 * @param {Migration[]} migrations
 * @param {{ name: string, checksum: string, finished_at: Date | null }[]} recorded
 */
function checkRecorded(migrations, recorded) {
  for (const { name, checksum, finished_at: finishedAt } of recorded) {
    const known = migrations.find((migration) => migration.name === name);
    if (known === undefined) throw new Failure('migration.unknown', { name });
    if (finishedAt === null) throw new Failure('migration.unfinished', { name });
    if (known.checksum !== checksum) throw new Failure('migration.differs', { name });
  }
}

/**
 * @param {import('pg').Client} client
 * @param {Migration} migration
 */
async function apply(client, { name, sql, checksum }) {
  try {
    await client.query(sql);
  } catch (error) {
    throw new Failure('migration.failed', { name, reason: String(Object(error).message) });
  }
  await client.query(
    `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, clock_timestamp(), 1)`,
    [randomUUID(), checksum, name],
  );
}

/**
 * A connection, or a Failure that says which server was meant and why it cannot be used; never the password.
 * @param {string} url
 * @returns {Promise<import('pg').Client>}
 */
export async function connect(url) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: connectWithinMs });
  // Without a listener a connection lost later would end the process; the next query reports it.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    const { hostname, port, pathname, username } = new URL(url);
    const { code, message, errors } = Object(error);
    throw new Failure('database.unreachable', {
      server: `${hostname || 'localhost'}:${port || '5432'}`,
      name: decodeURIComponent(pathname.slice(1)),
      user: decodeURIComponent(username),
      reason: String(message || errors?.[0]?.message || code),
    });
  }
}
