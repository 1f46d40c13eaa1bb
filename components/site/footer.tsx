import { translator, type Locale } from '@/lib/i18n';

/** The bottom of every page. */
export function SiteFooter({ locale }: { readonly locale: Locale }) {
  const t = translator(locale);
  return (
    <footer className="mt-16 border-t border-hair text-sm text-soft">
      <div className="mx-auto flex max-w-page flex-wrap justify-between gap-x-8 gap-y-1 px-4 py-6 sm:px-6">
        <p>{t('common.footer.line')}</p>
        <a href="https://www.rfc-editor.org/rfc/rfc9293" className="link" rel="noreferrer">
          {t('common.footer.standard')}
        </a>
      </div>
    </footer>
  );
}
