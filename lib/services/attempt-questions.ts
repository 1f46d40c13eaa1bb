import { variantProvenance, versionItem, type AskedQuestion } from '@/lib/db';
import { generate } from '@/lib/generators';
import type { Locale } from '@/lib/i18n';
import { assert, present } from '@/lib/kit';
import type { Item } from '@/lib/questions';
import type { LadderView } from '@/lib/sim';
import { BoundedCache } from './bounded-cache';
import { readItem } from './question';

/** Versions and variants never change, so what was read or made once serves everybody. */
const known = new BoundedCache<Item<LadderView>>(600);

/** The question of an attempt's item in a language, whole: nothing of the key may leave before it is released. */
export async function askedItem(asked: AskedQuestion, locale: Locale): Promise<Item<LadderView>> {
  const cacheKey = `${locale} ${asked.variantId ?? ''} ${asked.versionId ?? ''}`;
  const cached = known.get(cacheKey);
  if (cached) return cached;
  const item =
    asked.variantId === null
      ? readItem(await versionItem(present(asked.versionId, 'version'), locale))
      : await variantItem(asked.variantId, locale);
  known.set(cacheKey, item);
  return item;
}

async function variantItem(id: string, locale: Locale): Promise<Item<LadderView>> {
  const provenance = present(await variantProvenance(id), `the variant ${id}`);
  const made = generate({ ...provenance, locale });
  assert(made.ok, `a variant that can be made again: ${made.ok ? '' : made.error.message}`);
  return made.value;
}
