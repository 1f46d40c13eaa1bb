import type { Metadata } from 'next';
import { AttemptList } from '@/components/interview/attempt-list';
import { FlushOutbox } from '@/components/interview/flush-outbox';
import { InterviewList } from '@/components/interview/interview-list';
import { Page } from '@/components/ui/page';
import { PageHeading } from '@/components/ui/page-heading';
import { currentActor } from '@/lib/auth';
import { translate } from '@/lib/i18n';
import { listInterviews, myAttempts } from '@/lib/services';
import { pageLocale } from '../page-locale';
import { orRefuse } from '../refusal';

type Props = PageProps<'/[locale]/interviews'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  return {
    title: translate(locale, 'interviews.title'),
    description: translate(locale, 'interviews.lead'),
  };
}

/** The interviews there are, and what one has taken. */
export default async function Interviews({ params }: Props) {
  const locale = await pageLocale(params);
  const [interviews, attempts] = await Promise.all([
    listInterviews(locale),
    currentActor().then((actor) => myAttempts(actor, locale)),
  ]);
  return (
    <Page>
      <PageHeading
        title={translate(locale, 'interviews.title')}
        lead={translate(locale, 'interviews.lead')}
      />
      <InterviewList interviews={orRefuse(interviews)} locale={locale} />
      <AttemptList attempts={orRefuse(attempts)} locale={locale} />
      <FlushOutbox />
    </Page>
  );
}
