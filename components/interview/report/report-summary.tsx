import { translator, type Locale } from '@/lib/i18n';
import type { AttemptReport } from '../attempt-view';
import { pointsText } from '../words';
import { durationText } from '../time-text';

/** The score, how it ended, the time it took, and what the server's own outages did to it. */
export function ReportSummary({
  report,
  locale,
}: {
  readonly report: AttemptReport;
  readonly locale: Locale;
}) {
  const t = translator(locale);
  const { score, points, limitMs, usedMs } = report;
  const used = durationText(usedMs);
  return (
    <header>
      <h1 className="text-2xl font-bold">
        {t('interviews.report.title', { title: report.title })}
      </h1>
      <p className="mt-4 flex flex-wrap items-baseline gap-x-4">
        {score !== null && (
          <strong className="font-mono text-3xl">
            {t('interviews.list.score', { percent: Math.round(100 * score) })}
          </strong>
        )}
        <span className="text-lg">
          {t('interviews.report.points', {
            got: pointsText(points.got, locale),
            of: pointsText(points.of, locale),
          })}
        </span>
      </p>
      <p className="mt-2 text-soft">
        {t(
          report.status === 'expired' ? 'interviews.report.expired' : 'interviews.report.submitted',
        )}{' '}
        <time dateTime={new Date(report.finishedAt).toISOString()}>
          {moment(report.finishedAt, locale)}
        </time>{' '}
        (UTC) ·{' '}
        {limitMs === null
          ? t('interviews.report.used', { used })
          : t('interviews.report.usedOf', { used, limit: durationText(limitMs) })}
      </p>
      {report.outages.length > 0 && <Outages report={report} locale={locale} />}
    </header>
  );
}

function Outages({ report, locale }: { readonly report: AttemptReport; readonly locale: Locale }) {
  const t = translator(locale);
  return (
    <section aria-labelledby="outages" className="mt-5 measure border-l-4 border-network pl-4">
      <h2 id="outages" className="font-bold">
        {t('interviews.report.outages')}
      </h2>
      <ul>
        {report.outages.map(({ startedAt, endedAt }) => (
          <li key={startedAt}>
            {t('interviews.report.outage', {
              from: moment(startedAt, locale),
              lasted: durationText(endedAt - startedAt),
            })}
          </li>
        ))}
      </ul>
      <p className="text-sm text-soft">
        {report.givenBackMs > 0
          ? t('interviews.report.givenBack', { time: durationText(report.givenBackMs) })
          : t('interviews.report.notGivenBack')}
      </p>
    </section>
  );
}

/** The server does not know the reader's time zone: it says UTC. */
const moment = (at: number, locale: Locale) =>
  new Date(at).toLocaleString(locale, {
    ...{ dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' },
  });
