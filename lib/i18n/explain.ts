import { assert } from '@/lib/kit';
import type { Locale } from './locales';
import { messageKey, translate, type MessageParams } from './translate';

/** What a trace says about why something happened: lib/sim's `Because`, by its shape alone. */
export interface Reason {
  readonly id: string;
  readonly params?: MessageParams;
}

/**
 * The key of a reason's sentence within the namespace `trace`. Ids hold the separators of the clauses they name
 * (`rfc9293:3.10.7.4:fifth`); keys of a catalogue cannot (`rfc9293-3_10_7_4-fifth`).
 */
export const reasonKey = (id: string): string => id.replaceAll('.', '_').replaceAll(':', '-');

/** The sentence for a reason. That every reason of a trace has one is tested in explain.test.ts. */
export function explain(locale: Locale, reason: Reason): string {
  const key = messageKey(`trace.${reasonKey(reason.id)}`);
  assert(key !== null, `a sentence for the reason ${reason.id}`);
  return translate(locale, key, reason.params);
}
