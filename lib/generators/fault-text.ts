import type { Locale } from '@/lib/i18n';
import type { Fault } from '@/lib/questions';
import { tell, type Text } from './text';

/** What a wrong answer shows, before it is told in a language. */
export interface FaultText {
  readonly misconception: string | null;
  readonly why: Text | null;
}

export const faultIn = (locale: Locale, { misconception, why }: FaultText): Fault => ({
  misconception,
  why: why === null ? null : tell(locale, why),
});
