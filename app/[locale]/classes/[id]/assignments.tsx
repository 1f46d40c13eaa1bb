import Link from 'next/link';
import { Unassign } from '@/components/authoring/class-forms';
import { ButtonLink } from '@/components/ui/button';
import { translator, type Locale } from '@/lib/i18n';
import type { ClassView } from '@/lib/services';

type Assignment = ClassView['assignments'][number];

/** What a class was given: members take it, the instructor reads what came of it. */
export function Assignments({
  found,
  locale,
}: {
  readonly found: ClassView;
  readonly locale: Locale;
}) {
  const t = translator(locale);
  if (found.assignments.length === 0) {
    return <p className="mt-4 text-soft">{t('authoring.classes.noAssignments')}</p>;
  }
  return (
    <ul className="mt-6 divide-y divide-hair border-y border-hair">
      {found.assignments.map((assignment) => (
        <li key={assignment.id} className="flex flex-wrap items-center gap-x-6 gap-y-3 py-4">
          <div className="min-w-0 flex-1 basis-60">
            <p className="font-semibold break-words">{assignment.title[locale]}</p>
            <p className="text-sm text-soft">{factsOf(assignment, found, locale)}</p>
          </div>
          {found.role === 'owner' ? (
            <div className="flex flex-wrap items-center gap-4">
              <Link
                className="link"
                href={`/${locale}/classes/${found.id}/results/${assignment.id}`}
                prefetch={false}
              >
                {t('authoring.sets.results')}
              </Link>
              <Unassign classId={found.id} id={assignment.id} name={assignment.title[locale]} />
            </div>
          ) : (
            <Taking assignment={assignment} locale={locale} />
          )}
        </li>
      ))}
    </ul>
  );
}

function factsOf({ dueAt, finished, mine }: Assignment, found: ClassView, locale: Locale): string {
  const t = translator(locale);
  const when = new Intl.DateTimeFormat(locale, {
    ...{ dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' },
  });
  const own =
    mine === null
      ? t('authoring.classes.notTaken')
      : mine.status === 'running'
        ? t('authoring.classes.running')
        : t('authoring.classes.score', { score: Math.round((mine.score ?? 0) * 100) });
  return [
    dueAt === null
      ? t('authoring.classes.noDue')
      : t('authoring.classes.due', { date: `${when.format(dueAt)} UTC` }),
    found.members === null
      ? own
      : t('authoring.classes.done', { n: finished, of: found.members.length }),
  ].join(' · ');
}

/** Begin, go on, or read the report. */
function Taking({
  assignment: { id, mine },
  locale,
}: {
  readonly assignment: Assignment;
  readonly locale: Locale;
}) {
  const t = translator(locale);
  if (mine?.status === 'running') {
    return (
      <Link className="link" href={`/${locale}/attempts/${mine.id}`} prefetch={false}>
        {t('authoring.classes.goOn')}
      </Link>
    );
  }
  return (
    <div className="flex flex-wrap items-center gap-4">
      {mine !== null && (
        <Link className="link" href={`/${locale}/attempts/${mine.id}/report`} prefetch={false}>
          {t('authoring.classes.report')}
        </Link>
      )}
      <ButtonLink
        look={mine === null ? 'primary' : 'plain'}
        href={`/${locale}/take/assignments/${id}`}
        prefetch={false}
      >
        {t(mine === null ? 'authoring.classes.start' : 'authoring.classes.again')}
      </ButtonLink>
    </div>
  );
}
