import type { Metadata } from 'next';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { Page } from '@/components/ui/page';
import { PageHeading } from '@/components/ui/page-heading';
import { requireAllowed, roles } from '@/lib/auth';
import { translate, translator, type Locale } from '@/lib/i18n';
import { findPeople, type PeopleFound } from '@/lib/services';
import { pageLocale } from '../../page-locale';
import { orRefuse } from '../../refusal';
import { PeopleList, type PersonRow } from './people-list';

type Props = PageProps<'/[locale]/admin/people'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translate(await pageLocale(params), 'admin.people.title') };
}

/** For administrators: find people, give roles, issue one-time links, end sessions. */
export default async function People({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const here = `/${locale}/admin/people`;
  const actor = await requireAllowed('find-people', `/${locale}/sign-in?to=${here}`);
  const { q } = await searchParams;
  const prefix = typeof q === 'string' ? q.slice(0, 254) : '';
  const found = orRefuse(await findPeople(actor, prefix, locale));
  const t = translator(locale);
  const count = found.people.length;
  return (
    <Page width="wide">
      <PageHeading title={t('admin.people.title')} lead={t('admin.people.lead')} />
      <search>
        <form action={here} className="mb-6 flex flex-wrap items-end gap-3">
          <div className="min-w-64 flex-1">
            <TextField
              name="q"
              type="search"
              label={t('admin.people.search')}
              defaultValue={prefix}
              autoComplete="off"
            />
          </div>
          <Button type="submit">{t('admin.people.find')}</Button>
        </form>
      </search>
      <p className="mb-4 text-soft">
        {count === 0 ? t('admin.people.none') : t('admin.people.found', { count })}
        {found.more && ` ${t('admin.people.more')}`}
      </p>
      <PeopleList
        locale={locale}
        people={rowsOf(found, actor.id, locale)}
        roles={roles.map((role) => ({ role, name: t(`admin.people.roles.${role}`) }))}
        texts={{
          role: t('admin.people.role'),
          grant: t('admin.people.grant'),
          link: t('admin.people.link'),
          end: t('admin.people.end'),
          audit: t('admin.audit.show'),
        }}
      />
    </Page>
  );
}

function rowsOf({ people }: PeopleFound, me: string | null, locale: Locale): PersonRow[] {
  const t = translator(locale);
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const ways = new Intl.ListFormat(locale);
  return people.map(({ id, email, role, createdAt, hasPassword, providers }) => {
    const known = [...(hasPassword ? [t('admin.people.password')] : []), ...providers];
    return {
      ...{ id, email, role },
      facts: [
        t('admin.people.since', { date: day.format(createdAt) }),
        known.length === 0
          ? t('admin.people.noWay')
          : t('admin.people.signsInWith', { ways: ways.format(known) }),
        ...(id === me ? [t('admin.people.you')] : []),
      ].join(' · '),
    };
  });
}
