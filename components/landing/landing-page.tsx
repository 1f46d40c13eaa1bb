import Link from 'next/link';
import { translator, type Locale } from '@/lib/i18n';
import { stateNames, topicIds, type PublicView } from '@/lib/questions';
import type { LadderView } from '@/lib/sim';
import { QuestionCard } from '../question/question-card';
import { questionTexts } from '../question/question-messages';
import { topicName } from '../question/topic-name';
import { ButtonLink } from '../ui/button';
import { Page } from '../ui/page';
import { AuthorSection } from './author-section';
import { InterviewSection } from './interview-section';
import { Slant } from './slant';

/** The start page: a question that works, then what there is to study, then how an answer is decided. */
export function LandingPage({
  locale,
  item,
}: {
  readonly locale: Locale;
  readonly item: { readonly ref: string; readonly public: PublicView<LadderView> };
}) {
  const t = translator(locale);
  return (
    <Page width="wide">
      <h1 className="text-3xl font-bold tracking-tight">{t('landing.title')}</h1>
      <div className="mt-2 mb-9 grid items-center gap-x-12 gap-y-4 md:grid-cols-[minmax(0,1fr)_auto]">
        <p className="max-w-[36rem] text-lg">{t('landing.lead')}</p>
        <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <ButtonLink href={`/${locale}/practice/all`} prefetch={false}>
            {t('landing.start')}
          </ButtonLink>
          <span className="text-sm text-soft">{t('landing.noAccount')}</span>
        </p>
      </div>
      <QuestionCard
        itemRef={item.ref}
        view={item.public}
        topic="handshake"
        locale={locale}
        as={null}
        texts={questionTexts(locale)}
        stateNames={stateNames}
        signInHref={`/${locale}/sign-in?to=${encodeURIComponent(`/${locale}`)}`}
        pictureFirst
        headline={<h2 className="mb-3 text-sm font-semibold text-soft">{t('landing.try')}</h2>}
      />
      <Slant from="B" flags="SYN,ACK" />
      <section aria-labelledby="study">
        <h2 id="study" className="text-2xl font-bold">
          {t('landing.study.title')}
        </h2>
        <p className="mt-2 measure text-lg">{t('landing.study.lead')}</p>
        <ol className="mt-6 border-t border-hair sm:columns-2 sm:gap-x-12">
          {topicIds.map((topic, index) => (
            <li key={topic} className="break-inside-avoid border-b border-hair">
              <Link
                href={`/${locale}/practice/${topic}`}
                prefetch={false}
                className="flex min-h-12 items-baseline gap-4 px-2 py-2.5 hover:bg-sunk"
              >
                <span aria-hidden="true" className="font-mono text-sm text-soft">
                  {index + 1}
                </span>
                <span className="font-semibold">{topicName(locale, topic)}</span>
                <span aria-hidden="true" className="ml-auto text-soft">
                  →
                </span>
              </Link>
            </li>
          ))}
        </ol>
      </section>
      <Slant from="A" flags="ACK" />
      <InterviewSection locale={locale} />
      <Slant from="B" flags="PSH,ACK" />
      <AuthorSection locale={locale} />
      <Slant from="A" flags="ACK" />
      <section aria-labelledby="proof">
        <h2 id="proof" className="text-2xl font-bold">
          {t('landing.proof.title')}
        </h2>
        <div className="mt-4 grid measure gap-4">
          <p>{t('landing.proof.run')}</p>
          <p>{t('landing.proof.belief')}</p>
          <p>{t('landing.proof.clause')}</p>
        </div>
      </section>
    </Page>
  );
}
