import type { Metadata } from 'next';
import Link from 'next/link';
import { AssignForm } from '@/components/authoring/class-forms';
import { Page } from '@/components/ui/page';
import { PageHeading } from '@/components/ui/page-heading';
import { requireNamed } from '@/lib/auth';
import { translate, translator, type Locale } from '@/lib/i18n';
import { myWork, readClass, type ClassView } from '@/lib/services';
import { WithShelf } from '../../author/authors-only';
import { pageLocale } from '../../page-locale';
import { orRefuse } from '../../refusal';
import { Assignments } from './assignments';

type Props = PageProps<'/[locale]/classes/[id]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const title = translate(await pageLocale(params), 'authoring.classes.title');
  return { title, robots: { index: false } };
}

/** A class: for its members what is to be taken, for its instructor also the code, the members and what came of it. */
export default async function Class({ params }: Props) {
  const locale = await pageLocale(params);
  const { id } = await params;
  const here = `/${locale}/classes/${id}`;
  const actor = await requireNamed(`/${locale}/sign-in?to=${encodeURIComponent(here)}`);
  const found = orRefuse(await readClass(actor, id, locale));
  const t = translator(locale);
  const owns = found.role === 'owner';
  const work = owns ? orRefuse(await myWork(actor, locale)) : null;
  const choices =
    work === null
      ? []
      : [
          ...work.sets.map((set) => ({
            ...{ kind: 'set' as const, id: set.id },
            name: t('authoring.ui.class.set', { title: set.title[locale] }),
          })),
          ...work.interviews.map((interview) => ({
            ...{ kind: 'interview' as const, id: interview.id },
            name: t('authoring.ui.class.interview', { title: interview.title[locale] }),
          })),
        ];
  return (
    <Page>
      <WithShelf locale={locale}>
        <p className="mb-2 text-sm">
          <Link className="link" href={`/${locale}/classes`} prefetch={false}>
            ← {t('authoring.classes.back')}
          </Link>
        </p>
        <PageHeading
          title={found.name}
          lead={owns ? undefined : t('authoring.classes.by', { name: found.ownerName })}
        />
        {found.code !== null && (
          <section aria-labelledby="code" className="mb-10 border-l-4 border-ink pl-4">
            <h2 id="code" className="text-sm font-semibold text-soft">
              {t('authoring.classes.code')}
            </h2>
            <p className="font-mono text-3xl font-bold tracking-wider break-all">{found.code}</p>
            <p className="text-sm text-soft">{t('authoring.classes.codeLead')}</p>
          </section>
        )}
        <section aria-labelledby="assignments">
          <h2 id="assignments" className="mb-4 text-xl font-bold">
            {t('authoring.classes.assignments')}
          </h2>
          {owns && <AssignForm classId={found.id} choices={choices} />}
          <Assignments found={found} locale={locale} />
        </section>
        {found.members !== null && <Members members={found.members} locale={locale} />}
      </WithShelf>
    </Page>
  );
}

function Members({
  members,
  locale,
}: {
  readonly members: NonNullable<ClassView['members']>;
  readonly locale: Locale;
}) {
  const t = translator(locale);
  return (
    <section aria-labelledby="members" className="mt-10">
      <h2 id="members" className="text-xl font-bold">
        {t('authoring.classes.membersTitle')}
      </h2>
      <p className="text-soft">{t('authoring.classes.members', { n: members.length })}</p>
      <ul className="mt-3 divide-y divide-hair border-y border-hair empty:hidden">
        {members.map(({ userId, name }) => (
          <li key={userId} className="py-2 break-all">
            {name}
          </li>
        ))}
      </ul>
    </section>
  );
}
