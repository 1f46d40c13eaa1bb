import { IntlMessageFormat } from 'intl-messageformat';
import { assert } from '@/lib/kit';
import { catalogues, type MessageKey } from './catalogues';
import type { Locale } from './locales';

export type MessageParams = Readonly<Record<string, string | number>>;

const compiled = new Map<string, IntlMessageFormat>();

/** The text for a key in a language, with its ICU parameters filled in. */
export function translate(locale: Locale, key: MessageKey, params?: MessageParams): string {
  const text = lookUp(locale, key);
  assert(text !== null, `a text for ${key} in ${locale}`);
  return text.includes('{') ? format(locale, key, text, params) : text;
}

/** A translator bound to a language. */
export function translator(locale: Locale): (key: MessageKey, params?: MessageParams) => string {
  return (key, params) => translate(locale, key, params);
}

/** Narrows a text made at run time (a topic id, a clause id) to a key that exists, or null. */
export function messageKey(text: string): MessageKey | null {
  return lookUp('en', text) === null ? null : (text as MessageKey);
}

/** Every text of a language by its whole key, made once: pages look up a hundred each. */
const flat = new Map<Locale, ReadonlyMap<string, string>>();

function lookUp(locale: Locale, key: string): string | null {
  const known = flat.get(locale) ?? new Map(leaves(catalogues[locale]));
  flat.set(locale, known);
  return known.get(key) ?? null;
}

function leaves(tree: object, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]) => {
    if (typeof value === 'string') return [[path + key, value] as [string, string]];
    return typeof value === 'object' && value !== null ? leaves(value, `${path}${key}.`) : [];
  });
}

function format(locale: Locale, key: string, text: string, params?: MessageParams): string {
  const cacheKey = `${locale} ${key}`;
  let formatter = compiled.get(cacheKey);
  if (!formatter) {
    formatter = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });
    compiled.set(cacheKey, formatter);
  }
  const result: unknown = formatter.format(params);
  assert(typeof result === 'string', `a plain text for ${key}`);
  return result;
}
