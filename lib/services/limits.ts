import { createHash } from 'node:crypto';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Actor, Guest, Named } from '@/lib/auth';
import { rateLimitStore } from '@/lib/db';
import type { Locale } from '@/lib/i18n';
import { err, ok, type Result } from '@/lib/kit';
import { failure, type ServiceError } from './service-error';

const minute = 60;
const hour = 60 * minute;

/** How often something may be done: `points` times in `duration` seconds. Generous: people never notice. */
const rules = {
  write: { points: 120, duration: minute },
  // An editor saves by itself while somebody types.
  author: { points: 600, duration: minute },
  // Each costs up to two seconds of simulation.
  variants: { points: 60, duration: minute },
  'sign-in-address': { points: 50, duration: 15 * minute },
  'sign-in-account': { points: 10, duration: 15 * minute },
  'sign-up-address': { points: 20, duration: hour },
  'sign-up-account': { points: 10, duration: hour },
  'reset-address': { points: 30, duration: 15 * minute },
} as const;
export type LimitName = keyof typeof rules;

const limiters = new Map<LimitName, RateLimiterPostgres>();

/** One statement a consumption; none while this process knows the key to be blocked. */
function limiter(name: LimitName): RateLimiterPostgres {
  const known = limiters.get(name);
  if (known) return known;
  const { points, duration } = rules[name];
  const made = new RateLimiterPostgres({
    ...{ storeClient: rateLimitStore, storeType: 'pool', tableName: 'rate_limit' },
    ...{
      tableCreated: true,
      keyPrefix: name,
      points,
      duration,
      inMemoryBlockOnConsumed: points + 1,
    },
  });
  limiters.set(name, made);
  return made;
}

/** Keys are kept as hashes: the table is no list of who tried to sign in. */
const keyOf = (subject: string): string =>
  createHash('sha256').update(subject).digest('base64url').slice(0, 22);

/** Counts one more; an error once there were too many. Store failures are thrown. */
export async function countOne(
  name: LimitName,
  subject: string,
  locale: Locale,
): Promise<Result<null, ServiceError>> {
  return consume(limiter(name), keyOf(subject), locale);
}

async function consume(
  from: RateLimiterPostgres | RateLimiterMemory,
  key: string,
  locale: Locale,
): Promise<Result<null, ServiceError>> {
  try {
    await from.consume(key);
    return ok(null);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    const retryAfterSeconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    const { error } = failure(locale, 'too-many', { seconds: retryAfterSeconds });
    return err({ ...error, retryAfterSeconds });
  }
}

/** Forgets what was counted: after a success. */
export async function forgetCount(name: LimitName, subject: string): Promise<void> {
  await limiter(name).delete(keyOf(subject));
}

/** Counts a write of somebody: of the person where there is one, else of the network address. */
export const countWrite = (actor: Actor, locale: Locale): Promise<Result<null, ServiceError>> =>
  countOne('write', actor.id ?? `address ${actor.address}`, locale);

/** Saves of an interview: counted by each process for itself, since a save should cost no more than its own statement. */
const saves = new RateLimiterMemory({ points: 1200, duration: minute });

/** Counts a save, or a step, of somebody who takes an interview or a set. */
export const countSave = (
  taker: Guest | Named,
  locale: Locale,
): Promise<Result<null, ServiceError>> => consume(saves, taker.id, locale);
