import { randomBytes, randomUUID } from 'node:crypto';
import { NextResponse, type NextRequest } from 'next/server';
import { env } from '@/lib/env';
import type { Locale } from '@/lib/i18n';
import { problem, uncached } from '@/app/_http/problem';
import { bodyLimitBytes } from '@/app/_http/read-body';
import {
  localeCookie,
  localeCookieSeconds,
  localeInPath,
  localizedPath,
  wishedLocale,
} from '@/app/_proxy/language';
import { contentSecurityPolicy, securityHeaders } from '@/app/_proxy/security-headers';
import { readStaticScripts } from '@/app/_proxy/static-scripts';

/** Everything but files, which need neither a language nor a policy. */
export const config = {
  matcher: ['/((?!_next/static|_next/image|[^/]+\\.(?:svg|png|ico|js|txt|webmanifest)$).*)'],
};

const { mode, appUrl, github, google } = env();
const development = mode === 'development';
const secure = appUrl?.startsWith('https://') ?? false;
const policySettings = {
  ...{ development, secure },
  formTargets: [
    ...(github ? ['https://github.com'] : []),
    ...(google ? ['https://accounts.google.com'] : []),
  ],
};
const fixedHeaders = securityHeaders(secure);
const staticScripts = readStaticScripts(development);

/** Before every page and route: the language, the request's id, and what browsers may do with the answer. */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  const requestId = idOf(request.headers.get('x-request-id'));
  const wished = wishedLocale(
    request.cookies.get(localeCookie)?.value,
    request.headers.get('accept-language'),
  );
  const target = localizedPath(pathname, wished);
  if (target !== null) return redirect(request, `${target}${search}`, requestId);
  if (isTooLarge(request)) return finish(tooLarge(localeInPath(pathname) ?? wished), requestId);
  return pathname.startsWith('/api/')
    ? finish(NextResponse.next({ request: { headers: withId(request, requestId) } }), requestId)
    : page(request, requestId, wished);
}

/** Routes say so themselves; for the form of a page Next.js has no words. */
const isTooLarge = ({ method, headers, nextUrl }: NextRequest): boolean =>
  method === 'POST' &&
  !nextUrl.pathname.startsWith('/api/') &&
  Number(headers.get('content-length') ?? 0) > bodyLimitBytes;

function tooLarge(locale: Locale): NextResponse {
  const { status, message } = problem(locale, 'too-large', { limit: bodyLimitBytes / 1024 });
  const type = 'text/plain; charset=utf-8';
  return new NextResponse(message, { status, headers: { 'Content-Type': type, ...uncached } });
}

function page(request: NextRequest, requestId: string, wished: string): NextResponse {
  const { pathname } = request.nextUrl;
  const headers = withId(request, requestId);
  const hashes = staticScripts.sourcesFor(pathname);
  const scripts = hashes ?? [`'nonce-${randomBytes(16).toString('base64')}'`];
  const policy = contentSecurityPolicy(scripts, policySettings);
  // Next.js gives the nonce it finds here to its own scripts.
  if (hashes === null) headers.set('Content-Security-Policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  const read = localeInPath(pathname);
  if (read !== null && read !== wished && !isPrefetch(request)) {
    response.cookies.set(localeCookie, read, {
      ...{ maxAge: localeCookieSeconds, sameSite: 'lax', path: '/', secure },
    });
  }
  return finish(response, requestId);
}

function redirect(request: NextRequest, target: string, requestId: string): NextResponse {
  const response = NextResponse.redirect(new URL(target, request.url));
  response.headers.set('Vary', 'Accept-Language, Cookie');
  return finish(response, requestId);
}

function finish(response: NextResponse, requestId: string): NextResponse {
  for (const [name, value] of fixedHeaders) response.headers.set(name, value);
  response.headers.set('X-Request-Id', requestId);
  return response;
}

function withId(request: NextRequest, requestId: string): Headers {
  const headers = new Headers(request.headers);
  headers.set('X-Request-Id', requestId);
  return headers;
}

/** A request's id as it was given by a proxy in front, if it is a sane one, or a new one. */
const idOf = (given: string | null): string =>
  given !== null && /^[A-Za-z0-9._-]{8,64}$/.test(given) ? given : randomUUID();

/** A page that is only fetched ahead is not read. */
const isPrefetch = ({ headers }: NextRequest): boolean =>
  headers.has('next-router-prefetch') || (headers.get('sec-purpose') ?? '').includes('prefetch');
