import Link from 'next/link';
import { translator, type Locale } from '@/lib/i18n';
import { questionTexts } from '../../question/question-messages';
import { ButtonLink } from '../../ui/button';
import type { AttemptReport } from '../attempt-view';
import { PrintButton } from './print-button';
import { ReportItemView } from './report-item';
import { ReportSummary } from './report-summary';
import { ItemTable, TopicTable } from './report-tables';

/** What an attempt was worth: by topic, by question, each answer with what decides it, and what to study next. */
export function ReportView({
  report,
  locale,
}: {
  readonly report: AttemptReport;
  readonly locale: Locale;
}) {
  const t = translator(locale);
  const texts = questionTexts(locale);
  return (
    <>
      <ReportSummary report={report} locale={locale} />
      <div className="mt-10 grid items-start gap-x-12 gap-y-10 lg:grid-cols-2">
        <TopicTable topics={report.topics} locale={locale} />
        <NextToStudy next={report.next} locale={locale} />
        <ItemTable items={report.items} locale={locale} />
      </div>
      <section aria-labelledby="answers" className="mt-12">
        <h2 id="answers" className="mb-3 text-xl font-bold">
          {t('interviews.report.answers')}
        </h2>
        <div className="border-t border-hair">
          {report.items.map((item) => (
            <ReportItemView key={item.position} item={item} locale={locale} texts={texts} />
          ))}
        </div>
      </section>
      <p className="mt-10 flex flex-wrap gap-4 print:hidden">
        <ButtonLink href={`/${locale}/interviews`} prefetch={false} look="plain">
          {t('interviews.report.again')}
        </ButtonLink>
        <PrintButton>{t('interviews.report.print')}</PrintButton>
      </p>
    </>
  );
}

function NextToStudy({
  next,
  locale,
}: {
  readonly next: AttemptReport['next'];
  readonly locale: Locale;
}) {
  const t = translator(locale);
  return (
    <section aria-labelledby="next">
      <h2 id="next" className="mb-2 text-xl font-bold">
        {t('interviews.report.next')}
      </h2>
      {next.length === 0 && <p className="text-soft">{t('interviews.report.nextNone')}</p>}
      <ol className="grid gap-2">
        {next.map(({ topic, title, score }) => (
          <li key={topic} className="flex flex-wrap items-baseline gap-x-3">
            <Link
              href={`/${locale}/practice/${topic}`}
              prefetch={false}
              className="font-semibold link"
            >
              {t('interviews.report.practise', { topic: title })}
            </Link>
            <span className="font-mono text-sm text-soft">
              {t('interviews.list.score', { percent: Math.round(100 * score) })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
