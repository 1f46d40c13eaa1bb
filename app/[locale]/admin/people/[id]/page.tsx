import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Page } from '@/components/ui/page';
import { PageHeading } from '@/components/ui/page-heading';
import { requireAllowed } from '@/lib/auth';
import { messageKey, translate, translator, type Locale } from '@/lib/i18n';
import { personWithAudit, type PersonWithAudit } from '@/lib/services';
import { pageLocale } from '../../../page-locale';

type Props = PageProps<'/[locale]/admin/people/[id]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translate(await pageLocale(params), 'admin.audit.show') };
}

/** For administrators: what was done to somebody, by whom and when. */
export default async function Person({ params }: Props) {
  const locale = await pageLocale(params);
  const { id } = await params;
  const actor = await requireAllowed('read-audit', `/${locale}/sign-in`);
  const found = await personWithAudit(actor, id, locale);
  if (!found.ok) notFound();
  const t = translator(locale);
  const { email, entries } = found.value;
  return (
    <Page>
      <PageHeading title={t('admin.audit.title', { email })} />
      {entries.length === 0 && <p className="text-soft">{t('admin.audit.none')}</p>}
      <Entries entries={entries} locale={locale} />
      <p className="mt-8">
        <Link className="link" href={`/${locale}/admin/people`}>
          {t('admin.people.title')}
        </Link>
      </p>
    </Page>
  );
}

function Entries({
  entries,
  locale,
}: {
  readonly entries: PersonWithAudit['entries'];
  readonly locale: Locale;
}) {
  const t = translator(locale);
  const when = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  return (
    <ol className="divide-y divide-line">
      {entries.map(({ at, action, detail, actorEmail }) => {
        const key = messageKey(`admin.audit.${action}`);
        return (
          <li key={at.toISOString()} className="py-3">
            <p>{key === null ? action : t(key, wordsOf(detail, locale))}</p>
            <p className="text-sm text-soft">
              <time dateTime={at.toISOString()}>{when.format(at)} UTC</time>
              {' · '}
              {actorEmail ?? t('admin.audit.byCommand')}
            </p>
          </li>
        );
      })}
    </ol>
  );
}

/** The details of an entry as a message names them; roles by their names. */
function wordsOf(detail: unknown, locale: Locale): Record<string, string> {
  if (typeof detail !== 'object' || detail === null) return {};
  return Object.fromEntries(
    Object.entries(detail).map(([name, value]: [string, unknown]) => {
      const role = messageKey(`admin.people.roles.${String(value)}`);
      return [name, role === null ? String(value) : translate(locale, role)];
    }),
  );
}
