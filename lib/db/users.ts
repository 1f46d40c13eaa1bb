import { err, ok, type Result, type UserId } from '@/lib/kit';
import { prisma, query } from './client';
import type { Role } from './generated/client';
import { isTaken, transaction } from './transaction';

export type { Role };

/** Who a request is from, as the database knows it now. */
export interface Person {
  readonly id: UserId;
  /** Null for a guest. */
  readonly email: string | null;
  readonly name: string | null;
  readonly role: Role;
  readonly sessionEpoch: number;
}

interface PersonRow {
  id: string;
  email: string | null;
  name: string | null;
  role: Role;
  sessionEpoch: number;
}

/** Marks an id read from the database, or proved by a session, as a user's. */
export const userId = (id: string): UserId => id as UserId;

export const personOf = (row: PersonRow): Person => ({ ...row, id: userId(row.id) });

const personFields = { id: true, email: true, name: true, role: true, sessionEpoch: true } as const;

/** The user behind a session; null when there is none, or it was disabled or merged into another. */
export async function findPerson(id: string): Promise<Person | null> {
  const rows = await query<PersonRow>(
    `SELECT id, email, name, role, "sessionEpoch" FROM "User"
     WHERE id = $1 AND "disabledAt" IS NULL AND "mergedIntoId" IS NULL`,
    [id],
  );
  return rows[0] ? personOf(rows[0]) : null;
}

/** A user with an address and the hash of the password, if there is one. `email` in lower case. */
export async function findByEmail(
  email: string,
): Promise<(Person & { readonly passwordHash: string | null }) | null> {
  const row = await prisma().user.findFirst({
    where: { email, disabledAt: null },
    select: { ...personFields, passwordHash: true },
  });
  return row && { ...personOf(row), passwordHash: row.passwordHash };
}

/** The stored password hash of a user; null when the user signs in elsewhere only. */
export async function passwordHashOf(id: UserId): Promise<string | null> {
  const row = await prisma().user.findUnique({ where: { id }, select: { passwordHash: true } });
  return row?.passwordHash ?? null;
}

export interface NewPerson {
  /** Lower case. */
  readonly email: string;
  readonly name: string | null;
  readonly passwordHash: string | null;
  /** A sign-in with GitHub or Google, to be linked at once. */
  readonly account?: { readonly provider: string; readonly providerAccountId: string };
}

/** Makes a named user: out of the guest, whose work thereby stays, or new. */
export async function createPerson(
  guest: UserId | null,
  person: NewPerson,
): Promise<Result<Person, 'taken'>> {
  const { account, ...columns } = person;
  const data = { ...columns, ...(account ? { accounts: { create: account } } : {}) };
  try {
    return ok(
      await transaction(async (tx) => {
        const free =
          guest &&
          (await tx.$queryRaw<{ id: string }[]>`
          SELECT id FROM "User" WHERE id = ${guest} AND email IS NULL AND "mergedIntoId" IS NULL FOR UPDATE`);
        if (guest && free?.[0]) {
          await tx.guestToken.deleteMany({ where: { userId: guest } });
          return personOf(
            await tx.user.update({ where: { id: guest }, data, select: personFields }),
          );
        }
        return personOf(await tx.user.create({ data, select: personFields }));
      }),
    );
  } catch (error) {
    if (isTaken(error)) return err('taken');
    throw error;
  }
}

/** Sets a new password and ends every session; returns the new epoch. */
export async function setPassword(id: UserId, passwordHash: string): Promise<number> {
  const data = { passwordHash, sessionEpoch: { increment: 1 } };
  const row = await prisma().user.update({ where: { id }, data, select: { sessionEpoch: true } });
  return row.sessionEpoch;
}
