import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { AttemptRunner } from '@/components/interview/attempt-runner';
import { interviewTexts } from '@/components/interview/interview-messages';
import { questionTexts } from '@/components/question/question-messages';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { currentActor } from '@/lib/auth';
import { translate } from '@/lib/i18n';
import { stateNames } from '@/lib/questions';
import { readAttempt } from '@/lib/services';
import { pageLocale } from '../../page-locale';
import { orRefuse } from '../../refusal';

type Props = PageProps<'/[locale]/attempts/[id]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const title = translate(await pageLocale(params), 'interviews.run.title');
  return { title, robots: { index: false } };
}

/** A running attempt; one that is over has a report instead. */
export default async function Attempt({ params }: Props) {
  const locale = await pageLocale(params);
  const { id } = await params;
  const actor = await currentActor();
  // Signed out while it ran, or a bookmark: nobody learns from this whether there is such an attempt.
  if (actor.kind === 'visitor') {
    redirect(`/${locale}/sign-in?to=${encodeURIComponent(`/${locale}/attempts/${id}`)}`);
  }
  const view = orRefuse(await readAttempt(actor, id, locale));
  if (view.status !== 'running') redirect(`/${locale}/attempts/${id}/report`);
  return (
    <Page width="wide">
      <noscript>
        <Notice tone="unsure">{translate(locale, 'interviews.run.noScript')}</Notice>
      </noscript>
      <AttemptRunner
        key={id}
        initial={view}
        locale={locale}
        texts={interviewTexts(locale)}
        questionTexts={questionTexts(locale)}
        stateNames={stateNames}
      />
    </Page>
  );
}
