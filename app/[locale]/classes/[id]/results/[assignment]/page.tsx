import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ResultsView } from '@/components/authoring/results-view';
import { Page } from '@/components/ui/page';
import { requireNamed } from '@/lib/auth';
import { translate } from '@/lib/i18n';
import { readClass, readResults } from '@/lib/services';
import { pageLocale } from '../../../../page-locale';
import { orRefuse } from '../../../../refusal';

type Props = PageProps<'/[locale]/classes/[id]/results/[assignment]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const title = translate(await pageLocale(params), 'authoring.sets.results');
  return { title, robots: { index: false } };
}

/** What a class made of something that was given to it; for its instructor. */
export default async function AssignmentResults({ params }: Props) {
  const locale = await pageLocale(params);
  const { id, assignment } = await params;
  const back = `/${locale}/classes/${id}`;
  const to = encodeURIComponent(`${back}/results/${assignment}`);
  const actor = await requireNamed(`/${locale}/sign-in?to=${to}`);
  const found = orRefuse(await readClass(actor, id, locale));
  const given = found.assignments.find((each) => each.id === assignment) ?? notFound();
  const subject = { kind: 'assignment', id: assignment } as const;
  const results = orRefuse(await readResults(actor, subject, locale));
  return (
    <Page width="wide">
      <ResultsView
        title={given.title[locale]}
        results={results}
        download={`/api/author/results/assignments/${assignment}`}
        back={{ href: back, text: found.name }}
        locale={locale}
      />
    </Page>
  );
}
