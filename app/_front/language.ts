import { isLocale, preferredLocale, type Locale } from '@/lib/i18n';

/** Remembers the language somebody read last. */
const localeCookie = 'tcpdrill.locale';
const localeCookieSeconds = 365 * 24 * 60 * 60;

/** Where an address of a page without a language leads: to the same one in the reader's. Null when it has one. */
export function localizedPath(path: string, locale: Locale): string | null {
  if (localeInPath(path) !== null || path.startsWith('/api/') || path.startsWith('/_next/'))
    return null;
  return path === '/' ? `/${locale}` : `/${locale}${path}`;
}

/** The language to greet somebody in: the one read last, or else what the browser wishes. */
export const wishedLocale = (
  remembered: string | undefined,
  acceptLanguage: string | null,
): Locale => (isLocale(remembered) ? remembered : preferredLocale(acceptLanguage));

/** The language that a Cookie header remembers. */
export const rememberedLocale = (cookies: string | undefined): string | undefined =>
  cookies
    ?.split(/;\s*/)
    .find((cookie) => cookie.startsWith(`${localeCookie}=`))
    ?.slice(localeCookie.length + 1);

/** The Set-Cookie header that remembers it for a year. */
export const setLocaleCookie = (locale: Locale, secure: boolean): string =>
  `${localeCookie}=${locale}; Path=/; Max-Age=${localeCookieSeconds}; SameSite=Lax${secure ? '; Secure' : ''}`;

/** The language in an address, or null. */
export function localeInPath(path: string): Locale | null {
  const first = path.split('/')[1];
  return isLocale(first) ? first : null;
}
