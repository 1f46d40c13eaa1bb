import type { Metadata } from 'next';
import { LandingPage } from '@/components/landing/landing-page';
import { locales } from '@/lib/i18n';
import { landingItem } from '@/lib/services';
import { pageLocale } from './page-locale';

export const dynamicParams = false;
export const generateStaticParams = () => locales.map((locale) => ({ locale }));

export async function generateMetadata({ params }: PageProps<'/[locale]'>): Promise<Metadata> {
  const locale = await pageLocale(params);
  return {
    alternates: { languages: Object.fromEntries(locales.map((one) => [one, `/${one}`])) },
    openGraph: { type: 'website', locale },
  };
}

export default async function Landing({ params }: PageProps<'/[locale]'>) {
  const locale = await pageLocale(params);
  return <LandingPage locale={locale} item={landingItem(locale)} />;
}
