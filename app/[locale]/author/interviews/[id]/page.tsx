import type { Metadata } from 'next';
import Link from 'next/link';
import { InterviewEditor } from '@/components/authoring/interview-editor';
import { SharePanel } from '@/components/authoring/share-panel';
import { ButtonLink } from '@/components/ui/button';
import { Page } from '@/components/ui/page';
import { allowed, requireNamed } from '@/lib/auth';
import { translate, translator } from '@/lib/i18n';
import {
  readAuthoredInterview,
  shareLinks,
  versionNames,
  type AuthoredInterviewView,
} from '@/lib/services';
import { pageLocale } from '../../../page-locale';
import { orRefuse } from '../../../refusal';
import { WithShelf } from '../../authors-only';
import { linkViews } from '../../link-views';
import { searched } from '../../search';

type Props = PageProps<'/[locale]/author/interviews/[id]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const title = translate(await pageLocale(params), 'authoring.interviews.one');
  return { title, robots: { index: false } };
}

/** One interview being written, with its links. */
export default async function AuthoredInterview({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const { id } = await params;
  const here = `/${locale}/author/interviews/${id}`;
  const actor = await requireNamed(`/${locale}/sign-in?to=${encodeURIComponent(here)}`);
  const interview = orRefuse(await readAuthoredInterview(actor, id, locale));
  const links = orRefuse(await shareLinks(actor, { kind: 'interview', id }, locale));
  const names = orRefuse(await versionNames(actor, versionsIn(interview), locale));
  const found = await searched(actor, await searchParams, locale);
  const t = translator(locale);
  return (
    <Page width="wide">
      <p className="mb-2 text-sm">
        <Link className="link" href={`/${locale}/author`} prefetch={false}>
          ← {t('authoring.title')}
        </Link>
      </p>
      <h1 className="mb-6 text-2xl font-bold">{t('authoring.interviews.one')}</h1>
      <WithShelf locale={locale}>
        <div className="grid items-start gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
          <InterviewEditor
            key={id}
            interview={{
              id,
              definition: interview.definition,
              visibility: interview.visibility,
            }}
            mayPublish={allowed(actor, 'publish-banks')}
            names={names}
            {...found}
          />
          <div className="grid gap-10 lg:sticky lg:top-4">
            <SharePanel subject={{ interview: id }} links={linkViews(links, locale)} />
            <div className="grid justify-items-start gap-3">
              <ButtonLink look="plain" href={`/${locale}/interviews/${interview.slug}`}>
                {t('authoring.ui.set.take')}
              </ButtonLink>
              <Link className="link" href={`${here}/results`} prefetch={false}>
                {t('authoring.ui.set.results')}
              </Link>
            </div>
          </div>
        </div>
      </WithShelf>
    </Page>
  );
}

const versionsIn = ({ definition }: AuthoredInterviewView): string[] =>
  definition.sections.flatMap(({ items }) =>
    items.flatMap((item) =>
      'version' in item && item.version !== undefined ? [item.version] : [],
    ),
  );
