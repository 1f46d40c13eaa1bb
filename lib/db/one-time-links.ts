import { randomUUID } from 'node:crypto';
import { err, ok, type Result, type UserId } from '@/lib/kit';
import { query } from './client';
import { transaction } from './transaction';
import { userId } from './users';

/** Writes a one-time link down, and that it was issued. `by` null: the command line. */
export async function createLink(link: {
  readonly tokenHash: string;
  readonly subject: string;
  readonly by: UserId | null;
  readonly expiresAt: Date;
}): Promise<Result<{ readonly email: string }, 'no-such-user'>> {
  return transaction(async (tx) => {
    const user = await tx.user.findFirst({
      where: { id: link.subject, email: { not: null }, disabledAt: null },
      select: { email: true },
    });
    if (!user?.email) return err('no-such-user' as const);
    await tx.oneTimeLink.create({
      data: {
        tokenHash: link.tokenHash,
        userId: link.subject,
        issuedById: link.by,
        expiresAt: link.expiresAt,
      },
    });
    await tx.auditEntry.create({
      data: {
        actorId: link.by,
        subjectId: link.subject,
        action: 'one-time-link',
        detail: { expiresAt: link.expiresAt.toISOString() },
      },
    });
    return ok({ email: user.email });
  });
}

/** Whose password a link may set; null when it is unknown, used or expired. */
export async function findLink(tokenHash: string, now: Date): Promise<{ email: string } | null> {
  const rows = await query<{ email: string }>(
    `SELECT u.email FROM "OneTimeLink" l JOIN "User" u ON u.id = l."userId"
     WHERE l."tokenHash" = $1 AND l."usedAt" IS NULL AND l."expiresAt" > $2
       AND u.email IS NOT NULL AND u."disabledAt" IS NULL`,
    [tokenHash, now],
  );
  return rows[0] ?? null;
}

/**
 * Uses a link up: sets the password, ends every session and voids the user's other links. One statement, so that of
 * two who come at once only one succeeds.
 */
export async function spendLink(
  tokenHash: string,
  passwordHash: string,
  now: Date,
): Promise<{ readonly id: UserId; readonly sessionEpoch: number } | null> {
  const rows = await query<{ id: string; sessionEpoch: number }>(
    `WITH used AS (
       UPDATE "OneTimeLink" SET "usedAt" = $3
       WHERE "tokenHash" = $1 AND "usedAt" IS NULL AND "expiresAt" > $3 RETURNING "userId"
     ), others AS (
       UPDATE "OneTimeLink" l SET "usedAt" = $3 FROM used
       WHERE l."userId" = used."userId" AND l."tokenHash" <> $1 AND l."usedAt" IS NULL
     ), written AS (
       INSERT INTO "AuditEntry" (id, "actorId", "subjectId", action, detail)
       SELECT $4, used."userId", used."userId", 'one-time-link-used', '{}'::jsonb FROM used
     )
     UPDATE "User" u SET "passwordHash" = $2, "sessionEpoch" = u."sessionEpoch" + 1
     FROM used WHERE u.id = used."userId" AND u."disabledAt" IS NULL RETURNING u.id, u."sessionEpoch"`,
    [tokenHash, passwordHash, now, randomUUID()],
  );
  return rows[0] ? { ...rows[0], id: userId(rows[0].id) } : null;
}
