import Link from 'next/link';
import { translator, type Locale } from '@/lib/i18n';
import type { InterviewRow } from './attempt-view';
import { lengthText, levelName } from './words';

/** The interviews that can be taken: how long, how many questions, for whom. */
export function InterviewList({
  interviews,
  locale,
}: {
  readonly interviews: readonly InterviewRow[];
  readonly locale: Locale;
}) {
  const t = translator(locale);
  if (interviews.length === 0) return <p className="text-soft">{t('interviews.none')}</p>;
  return (
    <ol className="border-t border-hair">
      {byLength(interviews).map((row) => (
        <li
          key={row.slug}
          className="relative grid gap-x-6 gap-y-1 border-b border-hair px-2 py-4 hover:bg-sunk sm:grid-cols-[minmax(0,1fr)_12rem]"
        >
          <div className="min-w-0">
            <h2 className="text-lg font-bold">
              <Link
                href={`/${locale}/interviews/${row.slug}`}
                prefetch={false}
                className="after:absolute after:inset-0"
              >
                {row.title}
              </Link>
            </h2>
            <p>{row.lead}</p>
          </div>
          <p className="text-sm text-soft sm:text-end">
            <strong className="text-base text-ink">{lengthText(locale, row.minutes)}</strong>
            <br />
            {t('interviews.questions', { n: row.items })} · {levelName(locale, row.level)}
          </p>
        </li>
      ))}
    </ol>
  );
}

const endless = Number.MAX_SAFE_INTEGER;
/** The shortest first: something to begin with. */
const byLength = (interviews: readonly InterviewRow[]) =>
  [...interviews].sort((a, b) => (a.minutes ?? endless) - (b.minutes ?? endless));
