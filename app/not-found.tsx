import { Refused } from '@/components/site/refused';
import { defaultLocale } from '@/lib/i18n';
import { SiteDocument } from './site-document';

/** An address in no language at all. */
export default function NotFound() {
  return (
    <SiteDocument locale={defaultLocale}>
      <Refused locale={defaultLocale} />
    </SiteDocument>
  );
}
