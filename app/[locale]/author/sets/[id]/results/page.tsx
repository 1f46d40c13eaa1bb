import type { Metadata } from 'next';
import { ResultsView } from '@/components/authoring/results-view';
import { Page } from '@/components/ui/page';
import { requireNamed } from '@/lib/auth';
import { translate } from '@/lib/i18n';
import { readResults, readSet } from '@/lib/services';
import { pageLocale } from '../../../../page-locale';
import { orRefuse } from '../../../../refusal';

type Props = PageProps<'/[locale]/author/sets/[id]/results'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const title = translate(await pageLocale(params), 'authoring.sets.results');
  return { title, robots: { index: false } };
}

/** What people made of a set. */
export default async function SetResults({ params }: Props) {
  const locale = await pageLocale(params);
  const { id } = await params;
  const set = `/${locale}/author/sets/${id}`;
  const to = encodeURIComponent(`${set}/results`);
  const actor = await requireNamed(`/${locale}/sign-in?to=${to}`);
  const { title } = orRefuse(await readSet(actor, id, locale));
  const results = orRefuse(await readResults(actor, { kind: 'set', id }, locale));
  return (
    <Page width="wide">
      <ResultsView
        title={title[locale]}
        results={results}
        download={`/api/author/results/sets/${id}`}
        back={{ href: set, text: translate(locale, 'authoring.results.back') }}
        locale={locale}
      />
    </Page>
  );
}
