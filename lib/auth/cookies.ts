import { env } from '@/lib/env';
import { guestLivesSeconds } from './actor';
import { sessionLivesSeconds } from './session-token';

/** Over https cookies are sent over https only, and are named so that browsers see to it (RFC 6265bis §4.1.3). */
export const isSecure = (): boolean => env().appUrl?.startsWith('https://') ?? false;

const prefix = (name: string): string => (isSecure() ? `__Secure-${name}` : name);

/** next-auth's own names, so that both read them. */
export const sessionCookie = (): string => prefix('next-auth.session-token');
export const csrfCookie = (): string => `${isSecure() ? '__Host-' : ''}next-auth.csrf-token`;
export const guestCookie = (): string => prefix('tcpdrill.guest');

const attributes = (maxAge: number) => ({
  ...{ httpOnly: true, sameSite: 'lax' as const, path: '/' },
  ...{ secure: isSecure(), maxAge },
});

export const sessionAttributes = () => attributes(sessionLivesSeconds);
export const guestAttributes = () => attributes(guestLivesSeconds);
/** For a cookie of the browser session. */
export const briefAttributes = () => ({
  httpOnly: true,
  sameSite: 'lax' as const,
  path: '/',
  secure: isSecure(),
});
