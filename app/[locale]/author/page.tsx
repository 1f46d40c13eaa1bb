import type { Metadata } from 'next';
import Link from 'next/link';
import { BankForm } from '@/components/authoring/bank-form';
import { NewItem } from '@/components/authoring/new-item';
import { NewQuestion } from '@/components/authoring/new-question';
import { inBoth } from '@/components/authoring/shelf-of';
import { Page } from '@/components/ui/page';
import { PageHeading } from '@/components/ui/page-heading';
import { currentActor } from '@/lib/auth';
import { translate, translator, type Locale } from '@/lib/i18n';
import { myWork } from '@/lib/services';
import { pageLocale } from '../page-locale';
import { orRefuse } from '../refusal';
import { SignInFirst, WithShelf } from './authors-only';
import { freshInterview } from './fresh-interview';
import { MyInterviews, MyQuestions, MySets } from './my-work';

type Props = PageProps<'/[locale]/author'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return {
    title: translate(await pageLocale(params), 'authoring.title'),
    robots: { index: false },
  };
}

/** All that somebody writes: questions, sets, interviews, and how to begin each. */
export default async function Author({ params }: Props) {
  const locale = await pageLocale(params);
  const actor = await currentActor();
  const t = translator(locale);
  const here = `/${locale}/author`;
  const heading = { title: t('authoring.title'), lead: t('authoring.lead') };
  if (actor.kind !== 'named') {
    return <SignInFirst {...{ locale, ...heading }} why={t('authoring.signIn')} to={here} />;
  }
  const work = orRefuse(await myWork(actor, locale));
  return (
    <Page>
      <WithShelf locale={locale}>
        <PageHeading {...heading} />
        <section aria-labelledby="questions">
          <h2 id="questions" className="mb-4 text-xl font-bold">
            {t('authoring.questions.title')}
          </h2>
          <NewQuestion label={t('authoring.newQuestion')} />
          {work.questions.length === 0 && (
            <p className="mt-4 text-soft">{t('authoring.firstSteps')}</p>
          )}
          <MyQuestions questions={work.questions} locale={locale} />
        </section>
        <section aria-labelledby="sets" className="mt-12">
          <h2 id="sets" className="text-xl font-bold">
            {t('authoring.sets.title')}
          </h2>
          <p className="mb-4 text-soft">{t('authoring.sets.lead')}</p>
          <NewItem
            look="plain"
            address="/api/author/sets"
            body={{ title: inBoth((language) => translate(language, 'authoring.sets.fresh')) }}
            to={`${here}/sets`}
            label={t('authoring.sets.new')}
          />
          <MySets sets={work.sets} locale={locale} />
        </section>
        <section aria-labelledby="interviews" className="mt-12">
          <h2 id="interviews" className="text-xl font-bold">
            {t('authoring.interviews.title')}
          </h2>
          <p className="mb-4 text-soft">{t('authoring.interviews.lead')}</p>
          <NewItem
            look="plain"
            address="/api/author/interviews"
            body={{ definition: freshInterview() }}
            to={`${here}/interviews`}
            label={t('authoring.interviews.new')}
          />
          <MyInterviews interviews={work.interviews} locale={locale} />
        </section>
        <section aria-labelledby="bank" className="mt-12">
          <h2 id="bank" className="mb-2 text-xl font-bold">
            {t('authoring.bank.title')}
          </h2>
          <BankForm bank={work.bank} mayPublish={work.mayPublish} />
          {!work.mayPublish && (
            <p className="mt-2 text-sm text-soft">
              {t('authoring.bank.needsRole', { email: actor.email })}
            </p>
          )}
        </section>
        <Further locale={locale} />
      </WithShelf>
    </Page>
  );
}

function Further({ locale }: { readonly locale: Locale }) {
  const t = translator(locale);
  return (
    <section aria-labelledby="further" className="mt-12">
      <h2 id="further" className="mb-2 text-xl font-bold">
        {t('authoring.more.title')}
      </h2>
      <ul className="flex flex-wrap gap-x-8 gap-y-2">
        <li>
          <Link className="link" href={`/${locale}/author/import`} prefetch={false}>
            {t('authoring.more.import')}
          </Link>
        </li>
        <li>
          <Link className="link" href={`/${locale}/classes`} prefetch={false}>
            {t('authoring.more.classes')}
          </Link>
        </li>
      </ul>
    </section>
  );
}
