import { randomUUID } from 'node:crypto';
import type { UserId } from '@/lib/kit';
import { query } from './client';
import { transaction } from './transaction';
import { userId } from './users';

/** Makes a guest that the holder of a token is. */
export async function createGuest(tokenHash: string, expiresAt: Date): Promise<UserId> {
  const id = randomUUID();
  await query(
    `WITH made AS (INSERT INTO "User" (id) VALUES ($1) RETURNING id)
     INSERT INTO "GuestToken" ("tokenHash", "userId", "expiresAt") SELECT $2, made.id, $3 FROM made`,
    [id, tokenHash, expiresAt],
  );
  return userId(id);
}

/** The guest that a token stands for; null when it has expired, or its guest became a named user. */
export async function findGuest(tokenHash: string, now: Date): Promise<UserId | null> {
  const rows = await query<{ id: string }>(
    `SELECT u.id FROM "GuestToken" t JOIN "User" u ON u.id = t."userId"
     WHERE t."tokenHash" = $1 AND t."expiresAt" > $2 AND u.email IS NULL AND u."mergedIntoId" IS NULL
       AND u."disabledAt" IS NULL`,
    [tokenHash, now],
  );
  return rows[0] ? userId(rows[0].id) : null;
}

/** Whether an id is, or was, a guest's that has not become a named user of the same id. */
export async function isGuestId(id: string): Promise<boolean> {
  const rows = await query(`SELECT 1 FROM "User" WHERE id = $1 AND email IS NULL`, [id]);
  return rows.length > 0;
}

/**
 * Moves all that a guest did to a named user. What the user has already (an answer sent twice, a card for the same
 * question) stays with the guest, so that nothing is counted twice. Answers on their way find the new owner: see
 * recordAnswer and recordRevision.
 */
export async function mergeGuest(guest: UserId, into: UserId): Promise<void> {
  await transaction(async (tx) => {
    const free = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM "User" WHERE id = ${guest} AND email IS NULL AND "mergedIntoId" IS NULL FOR UPDATE`;
    if (free.length === 0) return;
    await tx.user.update({ where: { id: guest }, data: { mergedIntoId: into } });
    await tx.guestToken.deleteMany({ where: { userId: guest } });
    // First: answers on their way to an attempt hold it, and are seen by what follows. A key that both have used for a start
    // is no reason to leave an attempt behind: the attempt's own id is one that nobody else has.
    await tx.$executeRaw`
      UPDATE "Attempt" a SET "userId" = ${into}, "startKey" = CASE WHEN EXISTS (
          SELECT 1 FROM "Attempt" own WHERE own."userId" = ${into} AND own."startKey" = a."startKey")
        THEN a.id ELSE a."startKey" END
      WHERE a."userId" = ${guest}`;
    await tx.$executeRaw`
      UPDATE "Response" r SET "userId" = ${into} WHERE r."userId" = ${guest} AND NOT EXISTS (
        SELECT 1 FROM "Response" own WHERE own."userId" = ${into} AND own."idempotencyKey" = r."idempotencyKey")`;
    await tx.$executeRaw`
      UPDATE "ReviewCard" c SET "userId" = ${into} WHERE c."userId" = ${guest} AND NOT EXISTS (
        SELECT 1 FROM "ReviewCard" own WHERE own."userId" = ${into}
          AND (own."versionId" = c."versionId" OR own."generator" = c."generator"))`;
  });
}
