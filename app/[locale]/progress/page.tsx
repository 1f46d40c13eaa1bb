import type { Metadata } from 'next';
import { AttemptList } from '@/components/interview/attempt-list';
import { FlushOutbox } from '@/components/interview/flush-outbox';
import { ProgressView } from '@/components/progress/progress-view';
import { Page } from '@/components/ui/page';
import { currentActor } from '@/lib/auth';
import { translate } from '@/lib/i18n';
import { myAttempts, myProgress } from '@/lib/services';
import { pageLocale } from '../page-locale';
import { orRefuse } from '../refusal';

type Props = PageProps<'/[locale]/progress'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return {
    title: translate(await pageLocale(params), 'progress.title'),
    robots: { index: false },
  };
}

export default async function Progress({ params }: Props) {
  const locale = await pageLocale(params);
  const actor = await currentActor();
  const [progress, attempts] = await Promise.all([
    myProgress(actor, locale),
    myAttempts(actor, locale),
  ]);
  return (
    <Page>
      <ProgressView progress={orRefuse(progress)} locale={locale} guest={actor.kind !== 'named'}>
        <AttemptList attempts={orRefuse(attempts)} locale={locale} />
      </ProgressView>
      <FlushOutbox />
    </Page>
  );
}
