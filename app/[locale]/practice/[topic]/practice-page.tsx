import { notFound } from 'next/navigation';
import { PracticeQuestion } from '@/components/question/practice-question';
import { Page } from '@/components/ui/page';
import { currentActor, type Actor } from '@/lib/auth';
import type { Locale } from '@/lib/i18n';
import type { Result } from '@/lib/kit';
import { topicIds } from '@/lib/questions';
import type { Scope, ServedItem, ServiceError } from '@/lib/services';
import { orRefuse } from '../../refusal';

const scopes: readonly Scope[] = [...topicIds, 'all'];

/** What an address practises: a topic or all of them; anything else does not exist. */
export const scopeOf = (topic: string): Scope =>
  scopes.find((scope) => scope === topic) ?? notFound();

/** A practice page with the question that `serve` gives. */
export async function practicePage(
  locale: Locale,
  topic: Scope,
  serve: (actor: Actor) => Promise<Result<ServedItem, ServiceError>>,
) {
  const actor = await currentActor();
  const item = orRefuse(await serve(actor));
  return (
    <Page width="wide">
      <PracticeQuestion item={item} topic={topic} locale={locale} as={actor.id} />
    </Page>
  );
}
