import { assert } from '@/lib/kit';
import type { Locale } from './locales';
import type { MessageKey } from './catalogues';
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

const plain = new Map<string, string>();

/** The sentence for a reason. That every reason of a trace has one is tested in explain.test.ts. */
export function explain(locale: Locale, reason: Reason): string {
  if (reason.params !== undefined) return sentence(locale, reason);
  const place = `${locale} ${reason.id}`;
  const known = plain.get(place) ?? sentence(locale, reason);
  plain.set(place, known);
  return known;
}

function sentence(locale: Locale, { id, params }: Reason): string {
  return translate(locale, keyFor(id), params);
}

/** The keys of the reasons that have come up. */
const keys = new Map<string, MessageKey>();

function keyFor(id: string): MessageKey {
  const known = keys.get(id) ?? messageKey(`trace.${reasonKey(id)}`);
  assert(known !== null, `a sentence for the reason ${id}`);
  keys.set(id, known);
  return known;
}
