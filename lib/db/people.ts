import { err, ok, type Result, type UserId } from '@/lib/kit';
import { prisma } from './client';
import { transaction } from './transaction';
import { personOf, type Person, type Role } from './users';

/** A named user as administrators see one. */
export interface ListedPerson extends Person {
  readonly email: string;
  readonly createdAt: Date;
  readonly hasPassword: boolean;
  /** `github`, `google`. */
  readonly providers: readonly string[];
}

const pageSize = 25;

/** Named users whose address begins with a text, by address; at most 25, `more` says whether there are others. */
export async function searchPeople(
  prefix: string,
): Promise<{ readonly people: readonly ListedPerson[]; readonly more: boolean }> {
  const rows = await prisma().user.findMany({
    where: { email: { startsWith: literally(prefix.toLowerCase()) }, disabledAt: null },
    orderBy: { email: 'asc' },
    take: pageSize + 1,
    select: {
      ...{ id: true, email: true, name: true, role: true, sessionEpoch: true },
      ...{ createdAt: true, passwordHash: true, accounts: { select: { provider: true } } },
    },
  });
  const people = rows.slice(0, pageSize).map(({ accounts, passwordHash, createdAt, ...row }) => ({
    ...personOf(row),
    email: row.email ?? '',
    createdAt,
    hasPassword: passwordHash !== null,
    providers: accounts.map(({ provider }) => provider),
  }));
  return { people, more: rows.length > pageSize };
}

/** Prisma hands the text to LIKE as it is, where `_` and `%` have a meaning. */
const literally = (text: string): string => text.replace(/[\\_%]/g, '\\$&');

/** Gives a user a role and writes it down. Refuses to take the role of the last administrator. */
export async function setRole(
  by: UserId | null,
  subject: string,
  role: Role,
): Promise<Result<{ readonly from: Role }, 'no-such-user' | 'last-admin'>> {
  return transaction(async (tx) => {
    // Everybody who changes administrators waits here, so that two cannot remove each other.
    const admins = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM "User" WHERE role = 'admin' AND "disabledAt" IS NULL ORDER BY id FOR UPDATE`;
    const user = await tx.user.findFirst({
      where: { id: subject, email: { not: null } },
      select: { role: true },
    });
    if (!user) return err('no-such-user' as const);
    if (role !== 'admin' && admins.length === 1 && admins[0]?.id === subject) {
      return err('last-admin' as const);
    }
    if (user.role !== role) {
      await tx.user.update({ where: { id: subject }, data: { role } });
      await tx.auditEntry.create({
        data: {
          actorId: by,
          subjectId: subject,
          action: 'role',
          detail: { from: user.role, to: role },
        },
      });
    }
    return ok({ from: user.role });
  });
}

/** Ends every session of a user and writes it down. */
export async function endSessions(
  by: UserId,
  subject: string,
): Promise<Result<null, 'no-such-user'>> {
  return transaction(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: subject, email: { not: null } },
      data: { sessionEpoch: { increment: 1 } },
    });
    if (count === 0) return err('no-such-user' as const);
    await tx.auditEntry.create({
      data: { actorId: by, subjectId: subject, action: 'end-sessions', detail: {} },
    });
    return ok(null);
  });
}
