import Link from 'next/link';
import { translator, type Locale } from '@/lib/i18n';
import { ButtonLink } from '../ui/button';
import { InterviewPiece } from './interview-piece';

/** The second use: what a mock interview is, by a piece of one. */
export function InterviewSection({ locale }: { readonly locale: Locale }) {
  const t = translator(locale);
  return (
    <section aria-labelledby="interview">
      <h2 id="interview" className="text-2xl font-bold">
        {t('interviews.landing.title')}
      </h2>
      <div className="mt-2 grid items-start gap-x-12 gap-y-5 lg:grid-cols-2">
        <div className="measure min-w-0">
          <p className="text-lg">{t('interviews.landing.lead')}</p>
          <p className="mt-5 flex flex-wrap items-center gap-x-5 gap-y-2">
            <ButtonLink href={`/${locale}/interviews/warm-up`} prefetch={false} look="plain">
              {t('interviews.landing.start')}
            </ButtonLink>
            <Link href={`/${locale}/interviews`} prefetch={false} className="link">
              {t('interviews.landing.all')}
            </Link>
          </p>
        </div>
        <InterviewPiece
          texts={{
            ask: t('interviews.landing.ask'),
            placeholder: t('interviews.landing.placeholder'),
            left: t('interviews.landing.five'),
            spoken: t('interviews.run.spoken', { time: '{time}' }),
            here: t('interviews.landing.here', { n: '{n}' }),
          }}
        />
      </div>
    </section>
  );
}
