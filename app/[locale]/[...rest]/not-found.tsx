import { EachLanguage } from '../each-language';
import { Refused } from '@/components/site/refused';

export default function NothingHereNotFound() {
  return <EachLanguage>{(locale) => <Refused locale={locale} picture />}</EachLanguage>;
}
