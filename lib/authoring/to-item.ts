import {
  itemVersion,
  publicBodyOf,
  type AuthoredQuestion,
  type BothLanguages,
  type Item,
  type TopicId,
} from '@/lib/questions';
import { keyBodyOf } from './to-key';

type Locale = keyof BothLanguages;

/** An authored question in one language, split into what is shown and what decides. */
export function toItem(
  question: AuthoredQuestion,
  topic: TopicId,
  version: number,
  locale: Locale,
): Item {
  return {
    public: toPublicView(question, topic, locale),
    key: {
      v: itemVersion,
      body: keyBodyOf(question.answer, locale),
      why: question.why[locale],
      remember: question.remember?.[locale] ?? null,
      sources: question.sources,
      evidence: null,
    },
    provenance: { kind: 'authored', question: question.id, version },
  };
}

/** What is shown of a question. Options keep the order of the file: who shows them shuffles them by the variant's seed. */
export const toPublicView = (
  question: AuthoredQuestion,
  topic: TopicId,
  locale: Locale,
): Item['public'] => ({
  v: itemVersion,
  topic,
  difficulty: question.difficulty,
  preset: question.preset ?? null,
  stem: question.stem[locale],
  evidence: null,
  body: publicBodyOf(question.answer, locale),
});
