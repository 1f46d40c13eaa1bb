import { authoringTexts, messageKey, translate, translator, type Locale } from '@/lib/i18n';
import { draftKinds, stateNames, topicIds } from '@/lib/questions';
import { questionTexts } from '../question/question-messages';
import { topicName } from '../question/topic-name';
import type { Both } from './draft';
import type { Shelf } from './shelf';

const made = new Map<Locale, Shelf>();

/** The shelf in a language; made once. */
export function shelfOf(locale: Locale): Shelf {
  const known = made.get(locale) ?? make(locale);
  made.set(locale, known);
  return known;
}

function make(locale: Locale): Shelf {
  const t = translator(locale);
  return {
    locale,
    texts: authoringTexts(locale),
    question: questionTexts(locale),
    topics: topicIds.map((id) => ({
      ...{ id, name: topicName(locale, id) },
      setTitle: inBoth((language) =>
        translate(language, 'authoring.sets.about', { topic: topicName(language, id) }),
      ),
    })),
    kinds: draftKinds.map((id) => ({ id, name: t(`authoring.kind.${id}`) })),
    states: stateNames,
    misconceptions: numbered('D', 60, (id) => `misconceptions.${id}.name`, locale),
    families: numbered('F', 26, (id) => `authoring.family.${id}`, locale),
  };
}

/** A text in both languages. */
export const inBoth = (textIn: (locale: Locale) => string): Both => ({
  en: textIn('en'),
  'zh-CN': textIn('zh-CN'),
});

/** The ids X01, X02 … that have a name. */
const numbered = (letter: string, last: number, keyOf: (id: string) => string, locale: Locale) =>
  Array.from({ length: last }, (_, index) => `${letter}${String(index + 1).padStart(2, '0')}`)
    .map((id) => ({ id, key: messageKey(keyOf(id)) }))
    .flatMap(({ id, key }) => (key === null ? [] : [{ id, name: translate(locale, key) }]));
