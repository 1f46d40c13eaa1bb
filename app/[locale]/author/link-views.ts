import type { LinkView } from '@/components/authoring/views';
import type { Locale } from '@/lib/i18n';
import type { ShareLinkView } from '@/lib/services';

/** Links as a page shows them. */
export function linkViews(links: readonly ShareLinkView[], locale: Locale): LinkView[] {
  const when = new Intl.DateTimeFormat(locale, {
    ...{ dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' },
  });
  return links.map(({ token, expiresAt, open }) => ({
    ...{ token, open },
    until: expiresAt === null ? null : `${when.format(expiresAt)} UTC`,
  }));
}
