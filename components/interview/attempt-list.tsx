import clsx from 'clsx';
import Link from 'next/link';
import { translator, type Locale } from '@/lib/i18n';
import type { AttemptRow } from './attempt-view';

/** One's attempts, the newest first: those that run are gone on with, the others have a report. */
export function AttemptList({
  attempts,
  locale,
}: {
  readonly attempts: readonly AttemptRow[];
  readonly locale: Locale;
}) {
  const t = translator(locale);
  if (attempts.length === 0) return null;
  return (
    <section aria-labelledby="attempts" className="mt-12">
      <h2 id="attempts" className="mb-2 text-xl font-bold">
        {t('interviews.yours')}
      </h2>
      <ol className="border-t border-hair">
        {attempts.map(({ id, title, kind, status, startedAt, score }) => {
          const running = status === 'running';
          const address = `/${locale}/attempts/${id}${running ? '' : '/report'}`;
          return (
            <li key={id} className="border-b border-hair py-3">
              <p className="flex flex-wrap items-baseline justify-between gap-x-5">
                <Link href={address} prefetch={false} className="font-semibold link">
                  {title}
                </Link>
                {score !== null && (
                  <span className="font-mono">
                    {t('interviews.list.score', { percent: Math.round(100 * score) })}
                  </span>
                )}
              </p>
              <p className="mt-0.5 flex flex-wrap gap-x-4 text-sm text-soft">
                <span>{t(`interviews.list.${kind}`)}</span>
                <span className={clsx(running && 'font-semibold text-time')}>
                  {t(`interviews.list.${status}`)}
                </span>
                <time dateTime={new Date(startedAt).toISOString()}>{day(startedAt, locale)}</time>
              </p>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** The server does not know the reader's time zone: a day in UTC is near enough here. */
const day = (at: number, locale: Locale) =>
  new Date(at).toLocaleDateString(locale, { dateStyle: 'medium', timeZone: 'UTC' });
