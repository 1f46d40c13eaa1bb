import { allowed, type Action, type Actor, type Named } from '@/lib/auth';
import type { Locale } from '@/lib/i18n';
import { ok, type Result } from '@/lib/kit';
import { failure, type ServiceError } from './service-error';

/** Whether a text from an address can be an id at all. */
export const isId = (text: string): boolean => /^[A-Za-z0-9-]{1,64}$/.test(text);

/** Somebody signed in whose rank may do something at all. Whose it is done to is another question. */
export function permitted(
  actor: Actor,
  action: Action,
  locale: Locale,
): Result<Named, ServiceError> {
  if (actor.kind !== 'named') return failure(locale, 'sign-in-needed');
  return allowed(actor, action) ? ok(actor) : failure(locale, 'forbidden');
}
