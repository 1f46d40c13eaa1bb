import { randomUUID } from 'node:crypto';
import { Intro, type IntroData } from '@/components/interview/intro';
import { StartForm } from '@/components/interview/start-form';
import { Page } from '@/components/ui/page';
import { currentActor } from '@/lib/auth';
import { translator, type Locale } from '@/lib/i18n';
import type { LinkedSubject } from '@/lib/services';
import { sendStart } from './start';

/** The page before an attempt: what awaits, and the button that starts it. */
export async function StartPage({
  locale,
  subject,
  id,
  intro,
}: {
  readonly locale: Locale;
  /** What `id` names. */
  readonly subject: 'interview' | 'set' | 'link' | 'assignment';
  readonly id: string;
  readonly intro: IntroData;
}) {
  const t = translator(locale);
  const { kind } = await currentActor();
  const minutes = intro.minutes === null ? null : t('interviews.minutes', { n: intro.minutes });
  return (
    <Page>
      <Intro intro={intro} guest={kind !== 'named'} locale={locale}>
        <StartForm
          action={sendStart}
          hidden={{ locale, subject, id, startKey: randomUUID() }}
          texts={{
            start: t('interviews.intro.start'),
            starting: t('interviews.intro.starting'),
            clock: minutes === null ? null : t('interviews.intro.clockRuns', { minutes }),
          }}
        />
      </Intro>
    </Page>
  );
}

/** What is said of a set, which knows neither level nor clock, as of an interview. */
export const introOf = (linked: LinkedSubject): IntroData =>
  linked.kind === 'interview'
    ? { ...linked, outage: linked.minutes === null ? null : linked.outage }
    : { ...linked, level: null, minutes: null, navigation: 'free', outage: null };
