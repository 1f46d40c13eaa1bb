import { IntlMessageFormat } from 'intl-messageformat';
import { assert } from '@/lib/kit';
import { catalogues, type MessageKey } from './catalogues';
import type { Locale } from './locales';

export type MessageParams = Readonly<Record<string, string | number>>;

type Formatter = (params?: MessageParams) => string;

const compiled = { en: new Map<string, Formatter>(), 'zh-CN': new Map<string, Formatter>() };

/** The text for a key in a language, with its ICU parameters filled in. */
export function translate(locale: Locale, key: MessageKey, params?: MessageParams): string {
  const known = compiled[locale].get(key);
  if (known !== undefined) return known(params);
  const text = lookUp(locale, key);
  assert(text !== null, `a text for ${key} in ${locale}`);
  const made = formatterOf(locale, key, text);
  compiled[locale].set(key, made);
  return made(params);
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

function formatterOf(locale: Locale, key: string, text: string): Formatter {
  if (!text.includes('{')) return () => text;
  if (onlyNames.test(text)) return filling(key, text);
  const formatter = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });
  return (params) => {
    const result: unknown = formatter.format(params);
    assert(typeof result === 'string', `a plain text for ${key}`);
    return result;
  };
}

/** Nothing but words and `{name}`: most texts. What stands for a name goes in as it is, by ICU's rules too. */
const onlyNames = /^(?:[^{}'<]|\{\w+\})*$/;

function filling(key: string, text: string): Formatter {
  // Words and names in turn.
  const pieces = text.split(/\{(\w+)\}/);
  return (params) =>
    pieces.reduce((told, piece, index) => {
      if (index % 2 === 0) return told + piece;
      const value = params?.[piece];
      assert(value !== undefined, `a value for ${piece} in ${key}`);
      return told + String(value);
    }, '');
}
