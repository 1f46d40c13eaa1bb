import type { Metadata } from 'next';
import Link from 'next/link';
import { QuestionEditor } from '@/components/authoring/question-editor';
import { ScenarioEditor } from '@/components/authoring/scenario-editor';
import type { QuestionView } from '@/components/authoring/views';
import { Page } from '@/components/ui/page';
import { requireNamed } from '@/lib/auth';
import { translate, translator, type Locale } from '@/lib/i18n';
import { myWork, readQuestion, type AuthoredView } from '@/lib/services';
import { pageLocale } from '../../../page-locale';
import { orRefuse } from '../../../refusal';
import { WithShelf } from '../../authors-only';

type Props = PageProps<'/[locale]/author/questions/[id]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const title = translate(await pageLocale(params), 'authoring.question.title');
  return { title, robots: { index: false } };
}

/** One question being written. */
export default async function Question({ params }: Props) {
  const locale = await pageLocale(params);
  const { id } = await params;
  const here = `/${locale}/author/questions/${id}`;
  const actor = await requireNamed(`/${locale}/sign-in?to=${encodeURIComponent(here)}`);
  const found = orRefuse(await readQuestion(actor, id, locale));
  const { sets: mine } = orRefuse(await myWork(actor, locale));
  const sets = mine.map((set) => ({ id: set.id, title: set.title[locale] }));
  const question = viewOf(found, locale);
  const { draft } = question;
  const t = translator(locale);
  return (
    <Page width="wide">
      <p className="mb-2 text-sm">
        <Link className="link" href={`/${locale}/author`} prefetch={false}>
          ← {t('authoring.title')}
        </Link>
      </p>
      <h1 className="mb-6 text-2xl font-bold">{t(`authoring.kind.${draft.kind}`)}</h1>
      <WithShelf locale={locale}>
        {draft.kind === 'scenario' ? (
          <ScenarioEditor key={id} {...{ question, draft, sets }} />
        ) : (
          <QuestionEditor key={id} {...{ question, draft, sets }} />
        )}
      </WithShelf>
    </Page>
  );
}

function viewOf({ versions, ...found }: AuthoredView, locale: Locale): QuestionView {
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  return {
    ...{ id: found.id, draft: found.draft, revision: found.revision, retired: found.retired },
    versions: versions.map(({ versionId, number, createdAt }) => ({
      ...{ versionId, number, date: when.format(createdAt) },
    })),
  };
}
