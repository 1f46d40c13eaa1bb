import type { Actor } from '@/lib/auth';
import type { Locale } from '@/lib/i18n';
import type { Err } from '@/lib/kit';
import { log } from './log';
import { failure, type ServiceError, type ServiceErrorCode } from './service-error';

/** A refusal that is also written down: what somebody tried that a page of ours would not have offered. */
export function refusal(
  actor: Actor,
  locale: Locale,
  code: ServiceErrorCode,
  about: Readonly<Record<string, string | number>>,
): Err<ServiceError> {
  log().warn({ code, actor: actor.id, ...about }, 'refused');
  return failure(locale, code);
}
