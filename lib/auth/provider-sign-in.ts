import { createHash, randomBytes } from 'node:crypto';
import NextAuth from 'next-auth';
import { cookies } from 'next/headers';
import { NextRequest } from 'next/server';
import { env } from '@/lib/env';
import { briefAttributes, csrfCookie } from './cookies';
import { authOptions, type Doors, type ProviderId } from './options';

interface RouteContext {
  readonly params: Promise<{ readonly nextauth: readonly string[] }>;
}
type RouteHandler = (request: Request, context: RouteContext) => Promise<Response>;

/** next-auth's own routes. */
export const authRoutes =
  (doors: Doors): RouteHandler =>
  (request, context) =>
    serve(request, context, doors);

/**
 * Begins a sign-in elsewhere for a plain form, which cannot fetch next-auth's CSRF token first: makes one, as next-auth
 * would. The caller has checked that the form was this site's own.
 */
export async function beginProviderSignIn(
  doors: Doors,
  provider: ProviderId,
  backTo: string,
): Promise<Response> {
  const csrfToken = randomBytes(32).toString('hex');
  const proof = createHash('sha256').update(`${csrfToken}${env().authSecret}`).digest('hex');
  (await cookies()).set(csrfCookie(), `${csrfToken}|${proof}`, briefAttributes());
  const request = new NextRequest(`http://localhost/api/auth/signin/${provider}`, {
    method: 'POST',
    body: new URLSearchParams({ csrfToken, callbackUrl: backTo }),
  });
  return serve(request, { params: Promise.resolve({ nextauth: ['signin', provider] }) }, doors);
}

async function serve(request: Request, context: RouteContext, doors: Doors): Promise<Response> {
  const handler = NextAuth(authOptions(doors)) as RouteHandler;
  return handler(request, context);
}
