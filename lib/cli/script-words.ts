import { assert } from '@/lib/kit';
import { messageKey, translate, type Locale } from '@/lib/i18n';
import type { ScriptError } from '@/lib/interop';

/** What is wrong with a script, where, what could have stood there and what does: one sentence in a language. */
export function scriptErrorWords(locale: Locale, file: string, error: ScriptError): string {
  const { line, column } = error;
  return translate(locale, 'scripts.place', {
    file,
    line,
    column,
    sentence: saying(locale, error),
  });
}

function saying(locale: Locale, { code, expected, found: text }: ScriptError): string {
  const key = messageKey(`scripts.error.${code}`);
  assert(key !== null, `a sentence for the error ${code}`);
  const sentence = translate(locale, key);
  const found = text ?? translate(locale, 'scripts.end');
  // Of these there is nothing to show but the place.
  const silent = code === 'too-many-errors' || code === 'empty';
  if (silent) return sentence;
  if (expected.length === 0) return translate(locale, 'scripts.foundOnly', { sentence, found });
  const things = expected.map((thing) => thingWords(locale, thing));
  const params = { sentence, expected: things.join(translate(locale, 'scripts.or')), found };
  return translate(locale, 'scripts.expectedFound', params);
}

/** The name of a thing in a language; what stands in backquotes, and ranges, are the language of scripts itself. */
function thingWords(locale: Locale, thing: string): string {
  const key = messageKey(`scripts.thing.${thing}`);
  return key === null ? thing : translate(locale, key);
}
