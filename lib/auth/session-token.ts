import { decode, encode } from 'next-auth/jwt';
import { env } from '@/lib/env';
import type { UserId } from '@/lib/kit';

/** What a session says: whose it is, and of which epoch. */
export interface SessionClaims {
  readonly userId: string;
  readonly epoch: number;
}

/** How long a sign-in lasts. */
export const sessionLivesSeconds = 30 * 24 * 60 * 60;

/** Makes a session as next-auth makes one: the same JWT, so that both read it. */
export const sealSession = (userId: UserId, epoch: number): Promise<string> =>
  encode({
    token: { sub: userId, epoch },
    secret: env().authSecret,
    maxAge: sessionLivesSeconds,
  });

/** What a session cookie says; null when there is none, or it is forged, spoilt or expired. */
export async function readSession(token: string | undefined): Promise<SessionClaims | null> {
  if (!token) return null;
  try {
    const claims = await decode({ token, secret: env().authSecret });
    const epoch = claims?.['epoch'];
    return claims?.sub && typeof epoch === 'number' ? { userId: claims.sub, epoch } : null;
  } catch {
    // Not ours, or no longer: somebody without a session.
    return null;
  }
}
