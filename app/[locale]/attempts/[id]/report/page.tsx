import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { FlushOutbox } from '@/components/interview/flush-outbox';
import { ReportView } from '@/components/interview/report/report-view';
import { Page } from '@/components/ui/page';
import { currentActor } from '@/lib/auth';
import { translate } from '@/lib/i18n';
import { readReport } from '@/lib/services';
import { pageLocale } from '../../../page-locale';
import { orRefuse } from '../../../refusal';

type Props = PageProps<'/[locale]/attempts/[id]/report'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const title = translate(await pageLocale(params), 'interviews.report.name');
  return { title, robots: { index: false } };
}

/** What became of an attempt; one that still runs has none yet. */
export default async function Report({ params }: Props) {
  const locale = await pageLocale(params);
  const { id } = await params;
  const report = await readReport(await currentActor(), id, locale);
  if (!report.ok && report.error.code === 'attempt-running') redirect(`/${locale}/attempts/${id}`);
  return (
    <Page width="wide">
      <ReportView report={orRefuse(report)} locale={locale} />
      <FlushOutbox attempt={id} />
    </Page>
  );
}
