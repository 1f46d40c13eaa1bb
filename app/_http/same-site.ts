/**
 * Whether a request that changes something was made by a page of this site. Browsers say so in Sec-Fetch-Site, older
 * ones in Origin; a program that is no browser says neither, and carries nobody's cookies by itself.
 */
export function isSameSite(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return false;
  const origin = request.headers.get('origin');
  if (origin === null) return true;
  const host = request.headers.get('x-forwarded-host') ?? request.headers.get('host');
  return URL.canParse(origin) && new URL(origin).host === host;
}
