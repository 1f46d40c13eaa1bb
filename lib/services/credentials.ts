import { z } from 'zod';
import type { Locale } from '@/lib/i18n';
import { ok, type Result } from '@/lib/kit';
import { failure, type ServiceError } from './service-error';

const longestAddress = 254;
const shortestPassword = 10;
const longestPassword = 200;

const address = z.email().max(longestAddress);

/** An e-mail address as it is kept: trimmed, in lower case. */
export function parseAddress(text: string, locale: Locale): Result<string, ServiceError> {
  const parsed = address.safeParse(text.trim().toLowerCase());
  return parsed.success ? ok(parsed.data) : failure(locale, 'address-invalid');
}

/** A new password: 10 to 200 characters, whatever they are. */
export function parseNewPassword(text: string, locale: Locale): Result<string, ServiceError> {
  const { length } = Array.from(text);
  if (length < shortestPassword)
    return failure(locale, 'password-short', { least: shortestPassword });
  if (length > longestPassword) return failure(locale, 'password-long', { most: longestPassword });
  return ok(normalPassword(text));
}

/** A password as it is hashed and compared: keyboards differ in how they compose a letter (RFC 8265 §4.2.1: NFC). */
export const normalPassword = (text: string): string =>
  text.normalize('NFC').slice(0, 2 * longestPassword);
