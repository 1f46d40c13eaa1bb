import { EachLanguage } from './each-language';
import { Refused } from '@/components/site/refused';

export default function LocaleNotFound() {
  return <EachLanguage>{(locale) => <Refused locale={locale} />}</EachLanguage>;
}
