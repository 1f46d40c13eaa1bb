import { hash, verify } from '@node-rs/argon2';

/** argon2id (the package's default) with the least cost OWASP recommends: 19 MiB, 2 passes, 1 lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The hash to store of a password, in PHC form with its salt. */
export const hashPassword = (password: string): Promise<string> => hash(password, cost);

/** What an unknown address is checked against, so that it takes as long as a known one. */
let nobody: Promise<string> | undefined;

/**
 * Whether a password is the one hashed. Without a hash (unknown address, or no password set) it does the same work and
 * says no.
 */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password');
  const matches = await verify(stored ?? (await nobody), password);
  return stored !== null && matches;
}
