import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FrontSettings } from '@/lib/services';
import { problem } from '@/app/_http/problem';
import { bodyLimitBytes } from '@/app/_http/read-body';
import {
  localeInPath,
  localizedPath,
  rememberedLocale,
  setLocaleCookie,
  wishedLocale,
} from './language';
import { contentSecurityPolicy, securityHeaders } from './security-headers';
import { readStaticScripts } from './static-scripts';

/** Before a request is served: true when it was answered already. */
export type Front = (request: IncomingMessage, response: ServerResponse) => boolean;

/** Built files, and those of public/, which need neither a language nor a policy. */
const file = /^\/(?:_next\/(?:static|image)|[^/]+\.(?:svg|png|ico|js|txt|webmanifest)$)/;

/**
 * What comes before every page and route: the language, the request's id, and what browsers may do with the answer.
 * It costs microseconds, where the framework's own hook for this (proxy.ts) costs a millisecond a request.
 */
export function createFront(settings: FrontSettings): Front {
  const fixedHeaders = securityHeaders(settings.secure);
  const staticScripts = readStaticScripts(settings.development);

  return (request, response) => {
    const { headers } = request;
    const [path, query] = splitQuery(request.url ?? '/');
    if (file.test(path)) return false;
    const requestId = idOf(headers['x-request-id']);
    headers['x-request-id'] = requestId;
    response.setHeader('X-Request-Id', requestId);
    for (const [name, value] of fixedHeaders) response.setHeader(name, value);
    const wished = wishedLocale(
      rememberedLocale(headers.cookie),
      headers['accept-language'] ?? null,
    );
    const target = localizedPath(path, wished);
    if (target !== null) {
      redirect(response, target + query);
      return true;
    }
    if (path.startsWith('/api/')) return false;
    if (isTooLarge(request)) {
      refuse(response, localeInPath(path) ?? wished);
      return true;
    }
    // Next.js gives the nonce it finds here to its own scripts.
    const hashes = staticScripts.sourcesFor(path);
    const scripts = hashes ?? [`'nonce-${randomBytes(16).toString('base64')}'`];
    const policy = contentSecurityPolicy(scripts, settings);
    if (hashes === null) headers['content-security-policy'] = policy;
    else delete headers['content-security-policy'];
    response.setHeader('Content-Security-Policy', policy);
    const read = localeInPath(path);
    if (read !== null && read !== wished && !isPrefetch(request)) {
      response.appendHeader('Set-Cookie', setLocaleCookie(read, settings.secure));
    }
    return false;
  };

  function redirect(response: ServerResponse, target: string): void {
    response
      .writeHead(307, { Location: target, Vary: 'Accept-Language, Cookie', 'Content-Length': 0 })
      .end();
  }
}

/** Routes say so themselves; for the form of a page Next.js has no words. */
const isTooLarge = ({ method, headers }: IncomingMessage): boolean =>
  method === 'POST' && Number(headers['content-length'] ?? 0) > bodyLimitBytes;

function refuse(response: ServerResponse, locale: 'en' | 'zh-CN'): void {
  const { status, message } = problem(locale, 'too-large', { limit: bodyLimitBytes / 1024 });
  const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' };
  // What is still to come of the body is not waited for.
  response.writeHead(status, { ...headers, Connection: 'close' }).end(message);
}

/** The path, and the query with its question mark. */
function splitQuery(url: string): [string, string] {
  const mark = url.indexOf('?');
  return mark === -1 ? [url, ''] : [url.slice(0, mark), url.slice(mark)];
}

/** A request's id as it was given by a proxy in front, if it is a sane one, or a new one. */
const idOf = (given: string | string[] | undefined): string =>
  typeof given === 'string' && /^[A-Za-z0-9._-]{8,64}$/.test(given) ? given : randomUUID();

/** A page that is only fetched ahead is not read. */
const isPrefetch = ({ headers }: IncomingMessage): boolean =>
  headers['next-router-prefetch'] !== undefined ||
  [headers['sec-purpose'] ?? ''].flat().some((purpose) => purpose.includes('prefetch'));
