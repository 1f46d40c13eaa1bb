import Link from 'next/link';
import { translator, type Locale } from '@/lib/i18n';
import { PageHeading } from '../ui/page-heading';
import type { ResultsData } from './results-data';
import { ResultsItems } from './results-items';
import { ResultsPeople } from './results-people';

/** The results of a set, an interview or an assignment, with the files to take along. */
export function ResultsView({
  title,
  results,
  download,
  back,
  locale,
}: {
  readonly title: string;
  readonly results: ResultsData;
  /** Where the same comes as CSV. */
  readonly download: string;
  readonly back: { readonly href: string; readonly text: string };
  readonly locale: Locale;
}) {
  const t = translator(locale);
  const { people, items, running } = results;
  const csv = (what: 'people' | 'items') => `${download}?format=csv&what=${what}&locale=${locale}`;
  return (
    <>
      <p className="mb-2 text-sm">
        <Link className="link" href={back.href} prefetch={false}>
          ← {back.text}
        </Link>
      </p>
      <PageHeading
        title={t('authoring.results.title', { title })}
        lead={t('authoring.results.lead')}
      />
      <p className="text-soft">
        {t('authoring.results.attempts', { n: people.length })}
        {running > 0 && ` · ${t('authoring.results.running', { n: running })}`}
      </p>
      {people.length === 0 ? (
        <p className="mt-6">{t('authoring.results.none')}</p>
      ) : (
        <>
          <p className="mt-2 flex flex-wrap gap-x-6">
            <a className="link" href={csv('people')} download>
              {t('authoring.results.csvPeople')}
            </a>
            <a className="link" href={csv('items')} download>
              {t('authoring.results.csvItems')}
            </a>
          </p>
          <ResultsPeople people={people} items={items.length} locale={locale} />
          <ResultsItems items={items} locale={locale} />
        </>
      )}
    </>
  );
}
