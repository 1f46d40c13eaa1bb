import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from './database.mjs';
import { migrate } from './migrate.mjs';

export interface FreshDatabase {
  readonly url: string;
  /** Whether several connections can really be inside it at once. */
  readonly concurrent: boolean;
  /** Runs one statement: what a test needs to see or to arrange that no service does. */
  query<Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Ends it, and removes what it held. Close the app's own connections first. */
  close(): Promise<void>;
}

/**
 * A database for one test file: made now, migrated, empty. The embedded one, or, with TEST_DATABASE_URL, a new one on
 * that server. Afterwards lib/env finds it in the environment; import nothing that reads the environment before.
 */
export async function freshDatabase(): Promise<FreshDatabase> {
  const server = process.env['TEST_DATABASE_URL'];
  const made = server ? await onServer(server) : await embedded();
  await migrate(made.url);
  process.env['DATABASE_URL'] = made.url;
  process.env.NEXTAUTH_SECRET = randomBytes(32).toString('base64url');
  return made;
}

async function embedded(): Promise<FreshDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'tcpdrill-test-'));
  const database = await startEmbedded(folder);
  const close = async () => {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { url: database.url, concurrent: false, query: queryAt(database.url), close };
}

async function onServer(server: string): Promise<FreshDatabase> {
  const name = `tcpdrill_test_${randomBytes(6).toString('hex')}`;
  await run(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const close = () => run(server, `DROP DATABASE ${name} WITH (FORCE)`);
  return { url: url.href, concurrent: true, query: queryAt(url.href), close };
}

async function run(url: string, statement: string): Promise<void> {
  await queryAt(url)(statement);
}

const queryAt =
  (url: string): FreshDatabase['query'] =>
  async <Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<Row>(text, [...values])).rows;
    } finally {
      await client.end();
    }
  };
