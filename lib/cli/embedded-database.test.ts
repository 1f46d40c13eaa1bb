import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startEmbedded } from './database.mjs';
import { ownerOf } from './lock.mjs';
import { startOf } from './processes.mjs';

const folders: string[] = [];
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tcpdrill-embedded-'));
  folders.push(folder);
  return folder;
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

async function clientOf(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

const ownerIn = (folder: string) => {
  const owner = ownerOf(join(folder, 'database.lock'));
  if (owner === null) throw new Error(`nobody owns ${folder}`);
  return owner;
};

/** Writes one row after another until the connection breaks; returns how many were acknowledged. */
async function writeUntilKilled(url: string, round: number, pid: number): Promise<number> {
  const client = await clientOf(url);
  await client.query('CREATE TABLE IF NOT EXISTS written (round int, n int, UNIQUE (round, n))');
  setTimeout(() => process.kill(pid, 'SIGKILL'), 150 + 100 * round);
  for (let acknowledged = 0; ; acknowledged += 1) {
    try {
      await client.query('INSERT INTO written VALUES ($1, $2)', [round, acknowledged]);
    } catch {
      return acknowledged;
    }
  }
}

describe('a database that gets killed', () => {
  test('loses no acknowledged write, over rounds of kill -9 in a write loop', async () => {
    const folder = newFolder();
    const acknowledged: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const database = await startEmbedded(folder);
      acknowledged.push(await writeUntilKilled(database.url, round, ownerIn(folder).pid));
      await expect(database.crashed).rejects.toThrow('SIGKILL');
    }
    const database = await startEmbedded(folder);
    const client = await clientOf(database.url);
    const { rows } = await client.query<{ round: number; kept: number }>(
      'SELECT round, count(*)::int AS kept FROM written GROUP BY round ORDER BY round',
    );
    await client.end();
    await database.close();
    expect(rows.map(({ round }) => round)).toEqual([0, 1, 2]);
    for (const { round, kept } of rows) {
      // The one in flight may have been written without our hearing of it.
      expect(kept - (acknowledged[round] ?? 0)).toBeOneOf([0, 1]);
    }
    expect(Math.min(...acknowledged)).toBeGreaterThan(0);
  }, 120_000);

  test('ends soon when the process that started it is killed', async () => {
    const folder = newFolder();
    const entrance = fileURLToPath(new URL('./database.mjs', import.meta.url));
    const program = `const { startEmbedded } = await import(${JSON.stringify(entrance)});
      console.log((await startEmbedded(${JSON.stringify(folder)})).url); setInterval(() => {}, 1000);`;
    const parent: ChildProcess = spawn(process.execPath, ['--input-type=module', '-e', program]);
    if (parent.stdout === null) throw new Error('a pipe was asked for');
    await once(createInterface({ input: parent.stdout }), 'line');
    const { pid } = ownerIn(folder);
    parent.kill('SIGKILL');
    await expect.poll(() => startOf(pid), { timeout: 8_000 }).toBeNull();
    await (await startEmbedded(folder)).close();
  }, 120_000);
});

describe('a running database', () => {
  const folder = newFolder();
  let database: Awaited<ReturnType<typeof startEmbedded>>;
  beforeAll(async () => {
    database = await startEmbedded(folder);
  });
  afterAll(() => database.close());

  test('refuses a second opener with the directory and the pid of the owner', async () => {
    const { pid } = ownerIn(folder);
    const message = new RegExp(`${folder}.*pid ${pid}`);
    await expect(startEmbedded(folder, 200)).rejects.toThrow(message);
  });

  test.skipIf(process.platform === 'win32')('shows its address only to its own user', () => {
    const lock = join(folder, 'database.lock');
    expect(readFileSync(lock, 'utf8')).toContain(database.url);
    expect(statSync(lock).mode & 0o077).toBe(0);
  });

  test('refuses a client with a wrong password', async () => {
    const url = new URL(database.url);
    url.password = 'x'.repeat(url.password.length);
    await expect(clientOf(url.href)).rejects.toThrow('password authentication failed');
  });

  test('keeps the requests of clients apart, however long their parameters are', async () => {
    const clients = await Promise.all(Array.from({ length: 6 }, () => clientOf(database.url)));
    const ask = async (client: pg.Client, who: number) => {
      for (let round = 0; round < 20; round += 1) {
        const text = String(who).repeat(who % 2 === 0 ? 200_000 : 10);
        const sql = `SELECT ${who} AS who, $1::text AS text, $2::int AS round`;
        const { rows } = await client.query<object>(sql, [text, round]);
        expect(rows).toEqual([{ who, text, round }]);
      }
    };
    await Promise.all(clients.map(ask));
    await Promise.all(clients.map((client) => client.end()));
  });

  test('lets a client in a transaction finish before others go on', async () => {
    const [one, other] = [await clientOf(database.url), await clientOf(database.url)];
    await one.query('CREATE TABLE counter AS SELECT 0 AS n');
    await one.query('BEGIN');
    const before = await one.query<{ n: number }>('SELECT n FROM counter');
    const otherWrite = other.query('UPDATE counter SET n = n + 10');
    await one.query('UPDATE counter SET n = $1', [(before.rows[0]?.n ?? 0) + 1]);
    await one.query('COMMIT');
    await otherWrite;
    expect((await one.query('SELECT n FROM counter')).rows).toEqual([{ n: 11 }]);
    await Promise.all([one.end(), other.end()]);
  });

  test('undoes the transaction of a client that vanished, and goes on', async () => {
    const [one, other] = [await clientOf(database.url), await clientOf(database.url)];
    await one.query('CREATE TABLE abandoned (n int)');
    await one.query('BEGIN');
    await one.query('INSERT INTO abandoned VALUES (1)');
    const counted = other.query<{ n: number }>('SELECT count(*)::int AS n FROM abandoned');
    void one.end().catch(() => undefined);
    expect((await counted).rows).toEqual([{ n: 0 }]);
    await other.end();
  });

  test('answers an error and then the next request', async () => {
    const client = await clientOf(database.url);
    await expect(client.query('SELECT $1::int / 0', [1])).rejects.toThrow('division by zero');
    expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await client.end();
  });
});
