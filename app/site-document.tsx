import type { ReactNode } from 'react';
import { translator, type Locale } from '@/lib/i18n';
import { SiteTextsProvider, type SiteTexts } from '@/components/site/site-texts';
import { SiteFooter } from '@/components/site/footer';
import { SiteHeader } from '@/components/site/header';

/** The document around every page. /theme.js sets `data-theme` before the first paint, so React is told not to mind. */
export function SiteDocument({
  locale,
  children,
}: {
  readonly locale: Locale;
  readonly children: ReactNode;
}) {
  const t = translator(locale);
  return (
    <html lang={locale} suppressHydrationWarning>
      <head>
        {/* It blocks on purpose: a deferred script would let the wrong theme flash. */}
        <script src="/theme.js" async={false} />
      </head>
      <body className="flex min-h-dvh flex-col">
        <a
          href="#main"
          className="sr-only rounded-md bg-ink px-4 py-2 text-paper focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-10"
        >
          {t('common.skip')}
        </a>
        <SiteHeader locale={locale} />
        <SiteTextsProvider texts={siteTexts(locale)}>{children}</SiteTextsProvider>
        <SiteFooter locale={locale} />
      </body>
    </html>
  );
}

function siteTexts(locale: Locale): SiteTexts {
  const t = translator(locale);
  return {
    locale,
    broken: {
      title: t('common.error.title'),
      lead: t('common.error.lead'),
      again: t('common.error.again'),
      code: t('common.error.code', { digest: '{digest}' }),
    },
    refused: {
      title: t('common.notFound.title'),
      lead: t('common.notFound.lead'),
      why: t('common.notFound.why'),
      topics: t('common.notFound.topics'),
      home: t('common.notFound.home'),
    },
  };
}
