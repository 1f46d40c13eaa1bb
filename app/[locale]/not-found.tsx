import { Refused } from '@/components/site/refused';
import { locales } from '@/lib/i18n';

/** Next.js does not tell this page its language: it holds both, and the document's language shows one. */
export default function LocaleNotFound() {
  return locales.map((locale) => (
    <div key={locale} data-for={locale} className="flex flex-1 flex-col">
      <Refused locale={locale} />
    </div>
  ));
}
