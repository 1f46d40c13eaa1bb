import type { Metadata } from 'next';
import { ResultsView } from '@/components/authoring/results-view';
import { Page } from '@/components/ui/page';
import { requireNamed } from '@/lib/auth';
import { translate } from '@/lib/i18n';
import { readAuthoredInterview, readResults } from '@/lib/services';
import { pageLocale } from '../../../../page-locale';
import { orRefuse } from '../../../../refusal';

type Props = PageProps<'/[locale]/author/interviews/[id]/results'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const title = translate(await pageLocale(params), 'authoring.sets.results');
  return { title, robots: { index: false } };
}

/** What people made of an interview. */
export default async function InterviewResults({ params }: Props) {
  const locale = await pageLocale(params);
  const { id } = await params;
  const interview = `/${locale}/author/interviews/${id}`;
  const to = encodeURIComponent(`${interview}/results`);
  const actor = await requireNamed(`/${locale}/sign-in?to=${to}`);
  const { definition } = orRefuse(await readAuthoredInterview(actor, id, locale));
  const results = orRefuse(await readResults(actor, { kind: 'interview', id }, locale));
  return (
    <Page width="wide">
      <ResultsView
        title={definition.title[locale]}
        results={results}
        download={`/api/author/results/interviews/${id}`}
        back={{ href: interview, text: translate(locale, 'authoring.results.back') }}
        locale={locale}
      />
    </Page>
  );
}
