import type { Metadata } from 'next';
import Link from 'next/link';
import { GiftImport } from '@/components/authoring/gift-import';
import { Page } from '@/components/ui/page';
import { PageHeading } from '@/components/ui/page-heading';
import { requireNamed } from '@/lib/auth';
import { translate, translator } from '@/lib/i18n';
import { pageLocale } from '../../page-locale';
import { WithShelf } from '../authors-only';

type Props = PageProps<'/[locale]/author/import'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const title = translate(await pageLocale(params), 'authoring.import.title');
  return { title, robots: { index: false } };
}

/** Imports questions from a file of another program. */
export default async function Import({ params }: Props) {
  const locale = await pageLocale(params);
  await requireNamed(`/${locale}/sign-in?to=/${locale}/author/import`);
  const t = translator(locale);
  return (
    <Page>
      <p className="mb-2 text-sm">
        <Link className="link" href={`/${locale}/author`} prefetch={false}>
          ← {t('authoring.title')}
        </Link>
      </p>
      <PageHeading title={t('authoring.import.title')} lead={t('authoring.import.lead')} />
      <WithShelf locale={locale}>
        <GiftImport />
      </WithShelf>
    </Page>
  );
}
