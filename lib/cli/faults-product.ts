import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';
import { assert, present, type Random } from '@/lib/kit';
import { appService, runNode, type Service } from './child.mjs';
import { startEmbedded, type Database } from './database.mjs';
import { ownerOf } from './lock.mjs';
import { connect, migrate } from './migrate.mjs';
import { inRoot } from './project.mjs';
import { freePort } from './settings.mjs';

/** What is killed with kill -9: the app's server, the embedded database's process, a PostgreSQL backend. */
export type Fault = 'app' | 'database' | 'backend';

/** A product served for the candidates, whose processes can be killed. */
export interface Product {
  readonly site: string;
  readonly faults: readonly Fault[];
  /** Kills, keeps everything down for `awayMs`, and starts again; resolves once it is ready. */
  strike(fault: Fault, awayMs: number, random: Random): Promise<void>;
  /** A connection to the database as it is now. */
  connect(): Promise<Client>;
  close(): Promise<void>;
}

const readyWithinMs = 60_000;
/** An app lives on for so long, at most, without the database it knew. */
const longestAgonyMs = 400;

/** The app's process on one address, started again and again. */
class ServedApp {
  private service: Service | null = null;
  readonly site: string;

  constructor(
    private readonly port: number,
    private readonly secret: string,
  ) {
    this.site = `http://127.0.0.1:${port}`;
  }

  /** As `npm start` does it; resolves when it serves. */
  async start(databaseUrl: string): Promise<void> {
    const env = this.env(databaseUrl);
    const where = { host: '127.0.0.1', port: this.port };
    this.service = appService('app', where, { env, output: 'capture' });
    this.service.child.stdout?.resume();
    await Promise.race([this.untilReady(), this.service.crashed]);
  }

  /** The environment of the app, and of what loads its content. */
  env(databaseUrl: string): NodeJS.ProcessEnv {
    return {
      ...process.env,
      ...{ NODE_ENV: 'production', DATABASE_URL: databaseUrl, NEXTAUTH_SECRET: this.secret },
      ...{ NEXTAUTH_URL: this.site, NEXT_TELEMETRY_DISABLED: '1' },
      // Each candidate comes from an address of their own, as in life.
      TRUST_PROXY: '1',
      // That the database is gone is no news here.
      LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
    };
  }

  async kill(): Promise<void> {
    const service = present(this.service, 'a running app');
    service.stopping = true;
    service.child.kill('SIGKILL');
    await service.ended;
  }

  async stop(): Promise<void> {
    await this.service?.stop();
  }

  private async untilReady(): Promise<void> {
    for (const until = Date.now() + readyWithinMs; ;) {
      const signal = AbortSignal.timeout(5_000);
      const ready = await fetch(`${this.site}/api/ready`, { signal }).catch(() => null);
      if (ready?.ok === true) return;
      assert(Date.now() < until, `the app to be ready within ${readyWithinMs} ms`);
      await pause(50);
    }
  }
}

const newApp = async (): Promise<ServedApp> =>
  new ServedApp(await freePort('127.0.0.1', null), randomBytes(32).toString('base64url'));

/** Brings the database to where `npm start` would have it, then serves. */
async function prepare(app: ServedApp, databaseUrl: string): Promise<void> {
  await migrate(databaseUrl);
  const loader = inRoot('lib', 'cli', 'load-content.ts');
  const options = { env: app.env(databaseUrl), preload: 'tsx', output: 'capture' as const };
  const { code } = await runNode(loader, [], options);
  assert(code === 0, 'the content to load');
  await app.start(databaseUrl);
}

/** The app on its embedded database. When that is killed the app goes with it, as under `npm start`. */
export async function embeddedProduct(): Promise<Product> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tcpdrill-faults-'));
  let database: Database = await startEmbedded(dataDir);
  const app = await newApp();
  await prepare(app, database.url);

  const killDatabase = async () => {
    const { pid } = present(ownerOf(join(dataDir, 'database.lock')), 'the owner of the database');
    process.kill(pid, 'SIGKILL');
    await database.crashed.catch(() => undefined);
  };
  return {
    site: app.site,
    faults: ['app', 'database'],
    strike: async (fault, awayMs, random) => {
      if (fault === 'database') {
        await killDatabase();
        await pause(random.int(0, longestAgonyMs));
      }
      await app.kill();
      await pause(awayMs);
      if (fault === 'database') database = await startEmbedded(dataDir);
      await app.start(database.url);
    },
    connect: () => connect(database.url),
    close: async () => {
      await app.stop();
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The app on a database of its own of a PostgreSQL server. */
export async function postgresProduct(server: string): Promise<Product> {
  const name = `tcpdrill_faults_${randomBytes(6).toString('hex')}`;
  await ask(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const app = await newApp();
  await prepare(app, url.href);
  return {
    site: app.site,
    faults: ['app', 'backend'],
    strike: async (fault, awayMs, random) => {
      if (fault === 'backend' && (await killBackend(server, name, random))) return;
      await app.kill();
      await pause(awayMs);
      await app.start(url.href);
    },
    connect: () => connect(url.href),
    close: async () => {
      await app.stop();
      await ask(server, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

/**
 * Kills one of the app's connections in the server, which then drops all the others and recovers, while the app lives
 * on. False where the server is not on this machine, or its processes are not ours to kill.
 */
async function killBackend(server: string, name: string, random: Random): Promise<boolean> {
  const rows = await ask(server, `SELECT pid FROM pg_stat_activity WHERE datname = '${name}'`);
  if (rows.length === 0) return false;
  try {
    process.kill(Number(random.pick(rows)['pid']), 'SIGKILL');
  } catch {
    return false;
  }
  for (const until = Date.now() + readyWithinMs; ;) {
    const answered = await ask(server, 'SELECT 1').catch(() => null);
    if (answered !== null) return true;
    assert(Date.now() < until, `the server to recover within ${readyWithinMs} ms`);
    await pause(50);
  }
}

async function ask(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = await connect(url);
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}
