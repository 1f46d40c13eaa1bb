import { prisma } from './client';
import { Prisma } from './generated/client';

export type Transaction = Prisma.TransactionClient;

const attempts = 5;
const firstPauseMs = 10;
/** Prisma's own limits are for a database with nothing else to do: loading all content on a busy machine takes longer. */
const patience = { maxWait: 20_000, timeout: 30_000 };

/**
 * Runs a short transaction (READ COMMITTED) and runs it again when it lost against another one: a write conflict or a
 * deadlock (Prisma's P2034; PostgreSQL's 40001 and 40P01). `work` must do nothing but queries.
 */
export async function transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await prisma().$transaction(work, patience);
    } catch (error) {
      if (attempt === attempts || !lostAgainstAnother(error)) throw error;
      await pause(firstPauseMs * 2 ** attempt);
    }
  }
}

function lostAgainstAnother(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === 'P2034' || /\b(40001|40P01)\b/.test(JSON.stringify(error.meta ?? {}));
}

/** Whether a write was refused because a row with the same unique value exists. */
export const isTaken = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
