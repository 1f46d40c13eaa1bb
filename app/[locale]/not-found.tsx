import { Refused } from '@/components/site/refused';

/** Next.js sends this along with every page of the language: it carries nothing of its own. */
export default function LocaleNotFound() {
  return <Refused />;
}
