import { defaultLocale, translator } from '@/lib/i18n';

/** An address outside of every language, which only a file that is not there has: see app/_front. */
export default function NotFound() {
  const t = translator(defaultLocale);
  return (
    <html lang={defaultLocale}>
      <body className="p-8">
        <h1 className="text-2xl font-bold">{t('common.notFound.title')}</h1>
        <a href={`/${defaultLocale}`} className="link">
          {t('common.notFound.home')}
        </a>
      </body>
    </html>
  );
}
