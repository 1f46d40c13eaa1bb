import type { ReactNode } from 'react';
import { locales, type Locale } from '@/lib/i18n';

/** Next.js does not tell a not-found page its language: it holds both, and the document's language shows one. */
export function EachLanguage({ children }: { readonly children: (locale: Locale) => ReactNode }) {
  return locales.map((locale) => (
    <div key={locale} data-for={locale} className="flex flex-1 flex-col">
      {children(locale)}
    </div>
  ));
}
