import { messageKey, translate, type Locale } from '@/lib/i18n';
import { assert } from '@/lib/kit';

/** A misconception as it is told to the learner. */
export interface Belief {
  /** D01 to D47. */
  readonly id: string;
  readonly name: string;
  readonly says: string;
}

/** The misconceptions in words. */
export const beliefsOf = (ids: readonly string[], locale: Locale): Belief[] =>
  ids.map((id) => ({ id, name: textOf(id, 'name', locale), says: textOf(id, 'says', locale) }));

function textOf(id: string, part: 'name' | 'says', locale: Locale): string {
  const key = messageKey(`misconceptions.${id}.${part}`);
  assert(key !== null, `words for the misconception ${id}`);
  return translate(locale, key);
}
