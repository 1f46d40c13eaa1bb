import { z } from 'zod';
import { isLocale, locales, type Locale } from '@/lib/i18n';
import type { Result } from '@/lib/kit';
import type { ServiceError } from '@/lib/services';
import { parse } from './parse';
import { problemResponse, uncached, type Problem } from './problem';
import { readJson } from './read-body';
import type { Voice } from './route';

/** A language that a body may ask its answer in. */
export const optionalLocale = { locale: z.enum(locales).optional() };

/** The address of a route with one changing part. */
export interface WithId {
  readonly params: Promise<{ readonly id: string }>;
}

/** The JSON of a request as its schema has it. A language that it names is the one to answer in. */
export async function given<T extends z.ZodType>(
  request: Request,
  schema: T,
  voice: Voice,
  limitBytes?: number,
): Promise<Result<z.infer<T>, Problem>> {
  const body = await readJson(request, voice.locale, limitBytes);
  if (!body.ok) return body;
  voice.locale = localeIn(body.value) ?? voice.locale;
  return parse(schema, body.value, voice.locale);
}

/** The language that a body asks for, whatever else is wrong with it. */
function localeIn(body: unknown): Locale | null {
  const asked = typeof body === 'object' && body !== null && 'locale' in body ? body.locale : null;
  return isLocale(asked) ? asked : null;
}

/** The language that an address asks for by `?locale=`, or the one of the request. */
export function localeAsked(request: Request, voice: Voice): Locale {
  const asked = new URL(request.url).searchParams.get('locale');
  return isLocale(asked) ? asked : voice.locale;
}

/** What a service gave, as JSON, or why it refused. */
export function answer(result: Result<unknown, ServiceError>, status = 200): Response {
  return result.ok
    ? Response.json(result.value ?? {}, { status, headers: uncached })
    : problemResponse(result.error);
}
