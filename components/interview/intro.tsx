import type { ReactNode } from 'react';
import { translator, type Locale } from '@/lib/i18n';
import { PageHeading } from '../ui/page-heading';
import { lengthText, levelName } from './words';

/** What is known of an interview or a set before it begins. */
export interface IntroData {
  readonly title: string;
  readonly lead: string | null;
  /** Null for a set. */
  readonly level: 'junior' | 'mid' | 'senior' | null;
  readonly minutes: number | null;
  readonly navigation: 'forward' | 'free';
  /** What becomes of the time in which the server is out; null where there is no limit. */
  readonly outage: 'give-back' | 'keep-going' | null;
  /** How many questions there are. */
  readonly items: number;
}

/** What awaits whoever starts, and the button that starts it. */
export function Intro({
  intro,
  guest,
  locale,
  children,
}: {
  readonly intro: IntroData;
  /** Whether there is no account behind the reader. */
  readonly guest: boolean;
  readonly locale: Locale;
  /** The form that starts it. */
  readonly children: ReactNode;
}) {
  const t = translator(locale);
  const { minutes, navigation } = intro;
  const facts = [
    lengthText(locale, minutes),
    t('interviews.questions', { n: intro.items }),
    ...(intro.level === null ? [] : [levelName(locale, intro.level)]),
  ];
  return (
    <>
      <PageHeading title={intro.title} lead={intro.lead ?? undefined} />
      <p className="-mt-4 mb-6 font-semibold">{facts.join(' · ')}</p>
      {children}
      <section aria-labelledby="expect" className="mt-10 measure">
        <h2 id="expect" className="text-lg font-bold">
          {t('interviews.intro.expect')}
        </h2>
        <ul className="mt-2 grid list-disc gap-1.5 pl-5">
          <li>{t(minutes === null ? 'interviews.intro.noTime' : 'interviews.intro.time')}</li>
          <li>{t(`interviews.intro.${navigation}`)}</li>
          <li>{t('interviews.intro.saved')}</li>
          {intro.outage !== null && <li>{t(`interviews.intro.outage.${intro.outage}`)}</li>}
          <li>{t('interviews.intro.words')}</li>
          <li>{t('interviews.intro.report')}</li>
          {guest && <li>{t('interviews.intro.guest')}</li>}
        </ul>
      </section>
    </>
  );
}
