import Link from 'next/link';
import type { ReactNode } from 'react';
import { topicName } from '@/components/question/topic-name';
import { RichLine } from '@/components/ui/rich-text';
import { messageKey, translator, type Locale } from '@/lib/i18n';
import { topicIds } from '@/lib/questions';
import type { MyQuestion, MyWork } from '@/lib/services';

/** The author's questions, each with where it stands. */
export function MyQuestions({
  questions,
  locale,
}: {
  readonly questions: readonly MyQuestion[];
  readonly locale: Locale;
}) {
  const t = translator(locale);
  return (
    <Rows>
      {questions.map((question) => {
        const kind = messageKey(`authoring.kind.${question.kind}`);
        const topic = topicIds.find((id) => id === question.topic);
        return (
          <Row
            key={question.id}
            href={`/${locale}/author/questions/${question.id}`}
            title={
              question.text.trim() === '' ? (
                t('authoring.questions.untitled')
              ) : (
                <RichLine text={question.text} />
              )
            }
            facts={[
              stateOf(question, locale),
              kind === null ? question.kind : t(kind),
              topic === undefined ? question.topic : topicName(locale, topic),
            ]}
          />
        );
      })}
    </Rows>
  );
}

function stateOf({ published, changed }: MyQuestion, locale: Locale): string {
  const t = translator(locale);
  if (published === null) return t('authoring.questions.draft');
  return t(changed ? 'authoring.questions.changed' : 'authoring.questions.published', {
    n: published.number,
  });
}

/** The author's sets. */
export function MySets({
  sets,
  locale,
}: {
  readonly sets: MyWork['sets'];
  readonly locale: Locale;
}) {
  const t = translator(locale);
  if (sets.length === 0) return <p className="mt-4 text-soft">{t('authoring.sets.none')}</p>;
  return (
    <Rows>
      {sets.map(({ id, title, items, visibility, finished }) => (
        <Row
          key={id}
          href={`/${locale}/author/sets/${id}`}
          title={title[locale]}
          facts={[
            t('authoring.sets.count', { n: items }),
            t(`authoring.sets.${visibility}`),
            t('authoring.sets.finished', { n: finished }),
          ]}
        >
          <ResultsLink href={`/${locale}/author/sets/${id}/results`} locale={locale} />
        </Row>
      ))}
    </Rows>
  );
}

/** The author's interviews. */
export function MyInterviews({
  interviews,
  locale,
}: {
  readonly interviews: MyWork['interviews'];
  readonly locale: Locale;
}) {
  const t = translator(locale);
  if (interviews.length === 0) {
    return <p className="mt-4 text-soft">{t('authoring.interviews.none')}</p>;
  }
  return (
    <Rows>
      {interviews.map(({ id, title, visibility, finished }) => (
        <Row
          key={id}
          href={`/${locale}/author/interviews/${id}`}
          title={title[locale]}
          facts={[t(`authoring.sets.${visibility}`), t('authoring.sets.finished', { n: finished })]}
        >
          <ResultsLink href={`/${locale}/author/interviews/${id}/results`} locale={locale} />
        </Row>
      ))}
    </Rows>
  );
}

function ResultsLink({ href, locale }: { readonly href: string; readonly locale: Locale }) {
  return (
    <Link className="flex min-h-11 items-center text-sm link" href={href} prefetch={false}>
      {translator(locale)('authoring.sets.results')}
    </Link>
  );
}

const Rows = ({ children }: { readonly children: ReactNode }) => (
  <ul className="mt-4 divide-y divide-hair border-y border-hair empty:hidden">{children}</ul>
);

function Row({
  href,
  title,
  facts,
  children,
}: {
  readonly href: string;
  readonly title: ReactNode;
  readonly facts: readonly string[];
  readonly children?: ReactNode;
}) {
  return (
    <li className="flex flex-wrap items-center gap-x-6">
      <Link
        href={href}
        prefetch={false}
        className="block min-w-0 flex-1 basis-60 px-1 py-3 hover:bg-sunk"
      >
        <span className="line-clamp-2 font-semibold break-words">{title}</span>
        <span className="block text-sm text-soft">{facts.join(' · ')}</span>
      </Link>
      {children}
    </li>
  );
}
