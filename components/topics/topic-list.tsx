import Link from 'next/link';
import { messageKey, translator, type Locale } from '@/lib/i18n';
import type { TopicId } from '@/lib/questions';
import { topicName } from '../question/topic-name';

export interface TopicRow {
  readonly topic: TopicId;
  readonly title: string;
  readonly summary: string;
  readonly level: string;
  readonly needs: readonly TopicId[];
  readonly questions: number;
  readonly families: number;
  readonly answered: number;
  readonly right: number;
}

/** The topics in teaching order: what each is about, what it stands on, what there is and what you have done. */
export function TopicList({
  topics,
  locale,
}: {
  readonly topics: readonly TopicRow[];
  readonly locale: Locale;
}) {
  const t = translator(locale);
  return (
    <ol className="border-t border-hair">
      {topics.map((row, index) => (
        <li
          key={row.topic}
          className="relative grid gap-x-6 gap-y-1 border-b border-hair px-2 py-4 hover:bg-sunk sm:grid-cols-[2rem_minmax(0,1fr)_15rem]"
        >
          <span aria-hidden="true" className="hidden font-mono text-soft sm:block">
            {index + 1}
          </span>
          <div>
            <h2 className="text-lg font-bold">
              <Link
                href={`/${locale}/practice/${row.topic}`}
                prefetch={false}
                className="after:absolute after:inset-0"
              >
                {row.title}
              </Link>
            </h2>
            <p>{row.summary}</p>
            <p className="mt-1 text-sm text-soft">
              {levelName(row.level, locale)}
              {row.needs.length > 0 &&
                ` · ${t('practice.needs', {
                  topics: row.needs
                    .map((need) => topicName(locale, need))
                    .join(t('practice.comma')),
                })}`}
            </p>
          </div>
          <div className="text-sm text-soft sm:text-end">
            <p>
              {t('practice.questions', { n: row.questions })}
              {row.families > 0 && <br />}
              {t('practice.families', { n: row.families })}
            </p>
            <p className={row.answered > 0 ? 'font-semibold text-ink' : undefined}>
              {row.answered > 0
                ? t('practice.done', { right: row.right, answered: row.answered })
                : t('practice.notYet')}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}

/** A level's name; a level that content introduced later shows as it is written there. */
function levelName(level: string, locale: Locale): string {
  const key = messageKey(`practice.level.${level}`);
  return key === null ? level : translator(locale)(key);
}
