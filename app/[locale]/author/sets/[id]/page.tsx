import type { Metadata } from 'next';
import Link from 'next/link';
import { DeleteSet } from '@/components/authoring/delete-set';
import { SetEditor } from '@/components/authoring/set-editor';
import { SharePanel } from '@/components/authoring/share-panel';
import { ButtonLink } from '@/components/ui/button';
import { Page } from '@/components/ui/page';
import { allowed, requireNamed } from '@/lib/auth';
import { translate, translator } from '@/lib/i18n';
import { readSet, shareLinks } from '@/lib/services';
import { pageLocale } from '../../../page-locale';
import { orRefuse } from '../../../refusal';
import { WithShelf } from '../../authors-only';
import { linkViews } from '../../link-views';
import { searched } from '../../search';

type Props = PageProps<'/[locale]/author/sets/[id]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const title = translate(await pageLocale(params), 'authoring.sets.one');
  return { title, robots: { index: false } };
}

/** One set: its questions, its links, its results. */
export default async function AuthoredSet({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const { id } = await params;
  const here = `/${locale}/author/sets/${id}`;
  const actor = await requireNamed(`/${locale}/sign-in?to=${encodeURIComponent(here)}`);
  const set = orRefuse(await readSet(actor, id, locale));
  const links = orRefuse(await shareLinks(actor, { kind: 'set', id }, locale));
  const found = await searched(actor, await searchParams, locale);
  const t = translator(locale);
  const empty = set.items.length === 0;
  return (
    <Page width="wide">
      <p className="mb-2 text-sm">
        <Link className="link" href={`/${locale}/author`} prefetch={false}>
          ← {t('authoring.title')}
        </Link>
      </p>
      <h1 className="mb-6 text-2xl font-bold">{t('authoring.sets.one')}</h1>
      <WithShelf locale={locale}>
        <div className="grid items-start gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
          <SetEditor
            key={id}
            set={{
              ...{ id, title: set.title, lead: set.lead, visibility: set.visibility },
              items: set.items,
            }}
            mayPublish={allowed(actor, 'publish-banks')}
            {...found}
          />
          <div className="grid gap-10 lg:sticky lg:top-4">
            <SharePanel subject={{ set: id }} links={linkViews(links, locale)} empty={empty} />
            <div className="grid justify-items-start gap-3">
              {!empty && (
                <ButtonLink look="plain" href={`/${locale}/take/sets/${id}`} prefetch={false}>
                  {t('authoring.ui.set.take')}
                </ButtonLink>
              )}
              <Link className="w-fit link" href={`${here}/results`} prefetch={false}>
                {t('authoring.ui.set.results')}
              </Link>
              <a
                className="w-fit link"
                href={`/api/author/gift?set=${id}&locale=${locale}`}
                download
              >
                {t('authoring.ui.set.gift')}
              </a>
            </div>
            <DeleteSet id={id} />
          </div>
        </div>
      </WithShelf>
    </Page>
  );
}
