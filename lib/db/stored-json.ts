import type { BothLanguages } from '@/lib/questions';
import { assert } from '@/lib/kit';
import type { Prisma } from './generated/client';

/** Plain data as Prisma types JSON: whatever JSON.stringify keeps. */
export const json = (value: object): Prisma.InputJsonObject =>
  JSON.parse(JSON.stringify(value)) as Prisma.InputJsonObject;

/** A text in both languages as it is stored; either may be empty in what an author has not finished. */
export function storedBoth(value: unknown): BothLanguages {
  assert(
    typeof value === 'object' && value !== null && 'en' in value && 'zh-CN' in value,
    'a stored text in both languages',
  );
  return { en: String(value.en), 'zh-CN': String(value['zh-CN']) };
}

/** The same with an empty language filled from the other one: better read in the wrong language than not at all. */
export function filledBoth(value: unknown): BothLanguages {
  const { en, 'zh-CN': zh } = storedBoth(value);
  return { en: en === '' ? zh : en, 'zh-CN': zh === '' ? en : zh };
}
