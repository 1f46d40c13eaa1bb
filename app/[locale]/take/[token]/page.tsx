import type { Metadata } from 'next';
import { ButtonLink } from '@/components/ui/button';
import { Page } from '@/components/ui/page';
import { PageHeading } from '@/components/ui/page-heading';
import { currentActor } from '@/lib/auth';
import { translate, translator, type Locale } from '@/lib/i18n';
import { resolveLink } from '@/lib/services';
import { introOf, StartPage } from '../../_attempts/start-page';
import { pageLocale } from '../../page-locale';
import { orRefuse } from '../../refusal';

type Props = PageProps<'/[locale]/take/[token]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const title = translate(await pageLocale(params), 'interviews.link.title');
  return { title, robots: { index: false } };
}

/** What a link opens, and the button that starts it. */
export default async function TakeLink({ params }: Props) {
  const locale = await pageLocale(params);
  const { token } = await params;
  const linked = await resolveLink(await currentActor(), token, locale);
  if (!linked.ok && linked.error.code === 'link-void') return <VoidLink locale={locale} />;
  return (
    <StartPage {...{ locale, subject: 'link', id: token }} intro={introOf(orRefuse(linked))} />
  );
}

function VoidLink({ locale }: { readonly locale: Locale }) {
  const t = translator(locale);
  return (
    <Page>
      <PageHeading title={t('interviews.link.void')} lead={t('interviews.link.voidLead')} />
      <ButtonLink href={`/${locale}/interviews`} prefetch={false} look="plain">
        {t('interviews.link.toInterviews')}
      </ButtonLink>
    </Page>
  );
}
