import { Refused } from '@/components/site/refused';
import { RefusedRun } from '@/components/site/refused-run';
import { EachLanguage } from '../each-language';

export default function NothingHereNotFound() {
  return (
    <Refused picture={<EachLanguage>{(locale) => <RefusedRun locale={locale} />}</EachLanguage>} />
  );
}
