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

/** Closes the connections once they are free; a later query opens new ones. */
export async function closeDatabase(): Promise<void> {
  const open = kept.tcpdrillDatabase;
  if (!open) return;
  kept.tcpdrillDatabase = undefined;
  await open.prisma.$disconnect();
  await open.pool.end();
}
