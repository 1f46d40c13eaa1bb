import type { Metadata } from 'next';
import { TopicList } from '@/components/topics/topic-list';
import { ButtonLink } from '@/components/ui/button';
import { Page } from '@/components/ui/page';
import { PageHeading } from '@/components/ui/page-heading';
import { currentActor } from '@/lib/auth';
import { translate, translator } from '@/lib/i18n';
import { topicOverview } from '@/lib/services';
import { pageLocale } from '../page-locale';
import { orRefuse } from '../refusal';

export async function generateMetadata({
  params,
}: PageProps<'/[locale]/topics'>): Promise<Metadata> {
  const locale = await pageLocale(params);
  return { title: translate(locale, 'practice.topicsTitle') };
}

export default async function Topics({ params }: PageProps<'/[locale]/topics'>) {
  const locale = await pageLocale(params);
  const topics = orRefuse(await topicOverview(await currentActor(), locale));
  const t = translator(locale);
  return (
    <Page>
      <PageHeading title={t('practice.topicsTitle')} lead={t('practice.topicsLead')} />
      <TopicList topics={topics} locale={locale} />
      <p className="mt-10">
        <ButtonLink href={`/${locale}/practice/all`} prefetch={false} look="plain">
          {t('practice.mix')}
        </ButtonLink>
      </p>
    </Page>
  );
}
