import { err, ok, type Result, type UserId } from '@/lib/kit';
import { prisma } from './client';
import { isTaken } from './transaction';
import { personOf, type Person } from './users';

/** An account at GitHub or Google. */
export interface ProviderAccount {
  readonly provider: string;
  readonly providerAccountId: string;
}

/** The user that signs in with an account elsewhere, or null. */
export async function findByAccount(account: ProviderAccount): Promise<Person | null> {
  const row = await prisma().account.findUnique({
    where: { provider_providerAccountId: account },
    select: {
      user: {
        select: {
          ...{ id: true, email: true, name: true, role: true, sessionEpoch: true },
          disabledAt: true,
        },
      },
    },
  });
  if (!row) return null;
  const { disabledAt, ...person } = row.user;
  return disabledAt ? null : personOf(person);
}

/** Lets a user sign in with an account elsewhere, too. */
export async function linkAccount(
  userId: UserId,
  account: ProviderAccount,
): Promise<Result<null, 'taken'>> {
  try {
    await prisma().account.create({ data: { userId, ...account } });
    return ok(null);
  } catch (error) {
    if (isTaken(error)) return err('taken');
    throw error;
  }
}

/** Where a user can sign in besides with a password. */
export async function providersOf(userId: UserId): Promise<string[]> {
  const rows = await prisma().account.findMany({ where: { userId }, select: { provider: true } });
  return rows.map(({ provider }) => provider);
}
