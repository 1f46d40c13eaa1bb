import { notFound } from 'next/navigation';
import { isLocale, type Locale } from '@/lib/i18n';

/** The language of a page's address; an address in another language does not exist. */
export async function pageLocale(params: Promise<{ readonly locale: string }>): Promise<Locale> {
  const { locale } = await params;
  return isLocale(locale) ? locale : notFound();
}
