import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { env } from '@/lib/env';
import { PrismaClient } from './generated/client';

interface Database {
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;
}

/** Small: the embedded database serves one request at a time, and a server is shared with other app processes. */
const connections = 8;
const connectWithinMs = 10_000;
const idleConnectionMs = 30_000;

// In development a changed file is loaded anew: the connections outlive it.
const kept = globalThis as typeof globalThis & { tcpdrillDatabase?: Database | undefined };

function database(): Database {
  if (kept.tcpdrillDatabase) return kept.tcpdrillDatabase;
  const pool = new pg.Pool({
    connectionString: env().databaseUrl,
    max: connections,
    connectionTimeoutMillis: connectWithinMs,
    idleTimeoutMillis: idleConnectionMs,
  });
  // A connection that breaks while idle is replaced at the next query, which reports what is wrong.
  pool.on('error', () => undefined);
  // So does one that breaks within a transaction; nobody else would listen, and that would count as uncaught.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const made = {
    pool,
    prisma: new PrismaClient({ adapter: new PrismaPg(pool), errorFormat: 'minimal' }),
  };
  kept.tcpdrillDatabase = made;
  return made;
}

/** The client for all that is not on a hot path. */
export const prisma = (): PrismaClient => database().prisma;

/**
 * One statement without Prisma in between, for the hot paths (an order of magnitude less CPU a query). Statements have
 * no names: the embedded database has one session for all connections.
 */
export async function query<Row extends pg.QueryResultRow>(
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const result = await database().pool.query<Row>(text, [...values]);
  return result.rows;
}

/** Runs one statement within a transaction. */
export type Run = <Row extends pg.QueryResultRow>(
  text: string,
  values?: readonly unknown[],
) => Promise<Row[]>;

const retries = 5;
/** What PostgreSQL says when a transaction lost against another one (appendix A of its manual). */
export const lostAgainstAnother: readonly string[] = ['40001', '40P01'];

/**
 * A short transaction (READ COMMITTED) without Prisma in between, run again when it lost against another one. `work` must
 * do nothing but its own statements: the embedded database serves nobody else meanwhile.
 */
export async function plainTransaction<T>(work: (run: Run) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await oneTransaction(work);
    } catch (error) {
      if (attempt === retries || !lostAgainstAnother.includes(sqlStateOf(error) ?? '')) throw error;
    }
  }
}

async function oneTransaction<T>(work: (run: Run) => Promise<T>): Promise<T> {
  const client = await database().pool.connect();
  let broken = true;
  try {
    await client.query('BEGIN');
    const run: Run = async <Row extends pg.QueryResultRow>(
      text: string,
      values: readonly unknown[] = [],
    ) => (await client.query<Row>(text, [...values])).rows;
    const value = await work(run);
    await client.query('COMMIT');
    broken = false;
    return value;
  } finally {
    // A connection that failed within a transaction is not used again: closing it rolls back.
    client.release(broken);
  }
}

/** PostgreSQL's code of an error (SQLSTATE); null for any other error. */
export const sqlStateOf = (error: unknown): string | null =>
  error instanceof pg.DatabaseError ? (error.code ?? null) : null;

/** Closes the connections once they are free; a later query opens new ones. */
export async function closeDatabase(): Promise<void> {
  const open = kept.tcpdrillDatabase;
  if (!open) return;
  kept.tcpdrillDatabase = undefined;
  await open.prisma.$disconnect();
  await open.pool.end();
}
