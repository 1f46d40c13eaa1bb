import { topicIds } from '@/lib/questions';
import type { Actor } from '@/lib/auth';
import type { Locale } from '@/lib/i18n';
import { searchQuestions } from '@/lib/services';
import { orRefuse } from '../refusal';

type Params = Readonly<Record<string, string | string[] | undefined>>;

/** What a page's address searches for among the questions that may be used, and what is found. */
export async function searched(actor: Actor, { q, topic }: Params, locale: Locale) {
  const search = {
    text: typeof q === 'string' ? q.slice(0, 200) : '',
    topic: topicIds.find((id) => id === topic) ?? null,
  };
  const candidates = orRefuse(await searchQuestions(actor, search, locale)).map(
    ({ versionId, number, kind, topic: of, difficulty, text, from }) => ({
      ...{ versionId, number, kind, topic: of, difficulty, text, from },
    }),
  );
  return { search, candidates };
}
