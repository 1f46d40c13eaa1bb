import { z } from 'zod';
import { parse } from '@/app/_http/parse';
import { problemResponse, uncached, type Problem } from '@/app/_http/problem';
import { readJson } from '@/app/_http/read-body';
import type { Voice } from '@/app/_http/route';
import { isLocale, locales } from '@/lib/i18n';
import { ok, type Result } from '@/lib/kit';
import type { ServiceError } from '@/lib/services';

/** Fields that several of these routes take. */
export const locale = z.enum(locales);
export const position = z.number().int().min(0).max(10_000);
/** A key that the browser makes. */
export const key = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);

/** What Next.js hands to a route under [id]. */
export interface WithId {
  readonly params: Promise<{ readonly id: string }>;
}

/** The body of a request as its schema has it; refusals are in the language that it asks for. */
export async function readBody<T extends z.ZodType>(
  request: Request,
  schema: T,
  voice: Voice,
): Promise<Result<z.infer<T>, Problem>> {
  const body = await readJson(request, voice.locale);
  if (!body.ok) return body;
  const { value } = body;
  const asked = typeof value === 'object' && value !== null && 'locale' in value && value.locale;
  if (isLocale(asked)) voice.locale = asked;
  const given = parse(schema, value, voice.locale);
  return given.ok ? ok(given.value) : given;
}

/** The language that the address asks for (`?locale=`). */
export function heedQuery(request: Request, voice: Voice): void {
  const asked = new URL(request.url).searchParams.get('locale');
  if (isLocale(asked)) voice.locale = asked;
}

/** What a service gave, or why it refused. */
export const answer = <T>(result: Result<T, ServiceError>, status = 200): Response =>
  result.ok
    ? Response.json(result.value, { status, headers: uncached })
    : problemResponse(result.error);
