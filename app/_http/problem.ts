import { isLocale, preferredLocale, translate, type Locale, type MessageParams } from '@/lib/i18n';
import type { ServiceError } from '@/lib/services';

/** What can be wrong with a request before any service sees it, and the status that says so (RFC 9110 §15.5). */
const statuses = {
  'cross-site': 403,
  'wrong-type': 415,
  'too-large': 413,
  'bad-json': 400,
  'bad-text': 400,
  'unknown-field': 422,
  'wrong-field': 422,
  unexpected: 500,
  'not-ready': 503,
} as const;
export type ProblemCode = keyof typeof statuses;

/** Why a request was not served, as it is sent. */
export interface Problem {
  readonly code: string;
  readonly status: number;
  readonly message: string;
  readonly field?: string;
  readonly retryAfterSeconds?: number;
}

/** A problem in words. `field` names what it is about. */
export function problem(
  locale: Locale,
  code: ProblemCode,
  params: MessageParams & { readonly field?: string } = {},
): Problem {
  const { field } = params;
  const message = translate(locale, `errors.http.${code}`, params);
  return { code, status: statuses[code], message, ...(field === undefined ? {} : { field }) };
}

/** The answer that tells a problem: `{error: {code, message, field?}}`. */
export function problemResponse(problem: Problem | ServiceError, rest: object = {}): Response {
  const { status, code, message, field, retryAfterSeconds } = problem;
  const findings = 'findings' in problem ? { findings: problem.findings } : {};
  const error = { code, message, ...(field === undefined ? {} : { field }) };
  const headers =
    retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) };
  return Response.json(
    { ...rest, error, ...findings },
    { status, headers: { ...headers, ...uncached } },
  );
}

export const uncached = { 'Cache-Control': 'no-store' };

/** The language to answer in: that of the page the request came from, or else what the browser wishes. */
export function localeOf(request: Request): Locale {
  const referer = request.headers.get('referer') ?? '';
  const page = URL.canParse(referer) ? new URL(referer).pathname.split('/')[1] : undefined;
  return isLocale(page) ? page : preferredLocale(request.headers.get('accept-language'));
}
