import clsx from 'clsx';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { translator, type Locale } from '@/lib/i18n';
import type { TopicId } from '@/lib/questions';
import { ButtonLink } from '../ui/button';
import { Notice } from '../ui/notice';
import { PageHeading } from '../ui/page-heading';
import { RichLine, RichText } from '../ui/rich-text';

export interface ProgressData {
  readonly byTopic: readonly {
    readonly topic: TopicId;
    readonly title: string;
    readonly answered: number;
    readonly right: number;
  }[];
  readonly beliefs: readonly {
    readonly id: string;
    readonly name: string;
    readonly says: string;
    readonly count: number;
    readonly lastAt: Date;
  }[];
  readonly recent: readonly {
    readonly ref: string;
    readonly topic: string;
    readonly stem: string;
    readonly score: number;
    readonly at: Date;
  }[];
  readonly total: { readonly answered: number; readonly right: number };
}

/** What somebody has done: by topic, the beliefs that showed, the latest answers. */
export function ProgressView({
  progress,
  locale,
  guest,
  children,
}: {
  readonly progress: ProgressData;
  readonly locale: Locale;
  /** Whether there is no account behind it. */
  readonly guest: boolean;
  /** The attempts at interviews and sets: a list of their own. */
  readonly children: ReactNode;
}) {
  const t = translator(locale);
  const { total } = progress;
  if (total.answered === 0) {
    return (
      <>
        <PageHeading title={t('progress.title')} lead={t('progress.none.lead')} />
        <ButtonLink href={`/${locale}/practice/all`} prefetch={false}>
          {t('progress.none.start')}
        </ButtonLink>
        {children}
      </>
    );
  }
  return (
    <>
      <PageHeading title={t('progress.title')} lead={t('progress.lead', { ...total })} />
      <TopicTable progress={progress} locale={locale} />
      {children}
      <Beliefs progress={progress} locale={locale} />
      <Recent progress={progress} locale={locale} />
      {guest && (
        <Notice className="mt-12">
          <p>{t('progress.guest')}</p>
          <p className="mt-1">
            <Link href={`/${locale}/sign-up`} prefetch={false} className="font-semibold link">
              {t('progress.signUp')}
            </Link>
          </p>
        </Notice>
      )}
    </>
  );
}

interface PartProps {
  readonly progress: ProgressData;
  readonly locale: Locale;
}

function TopicTable({ progress, locale }: PartProps) {
  const t = translator(locale);
  return (
    <section aria-labelledby="by-topic">
      <h2 id="by-topic" className="mb-2 text-xl font-bold">
        {t('progress.byTopic')}
      </h2>
      <table className="w-full text-start">
        <thead className="text-sm text-soft">
          <tr className="border-b border-hair">
            <th scope="col" className="py-2 text-start font-normal">
              {t('progress.topic')}
            </th>
            <th scope="col" className="hidden w-2/5 sm:table-cell">
              <span className="sr-only">{t('progress.share')}</span>
            </th>
            <th scope="col" className="px-3 py-2 text-end font-normal">
              {t('progress.answered')}
            </th>
            <th scope="col" className="py-2 text-end font-normal">
              {t('progress.right')}
            </th>
          </tr>
        </thead>
        <tbody>
          {progress.byTopic.map(({ topic, title, answered, right }) => (
            <tr key={topic} className="border-b border-hair">
              <th scope="row" className="py-2 pe-3 text-start font-semibold">
                <Link href={`/${locale}/practice/${topic}`} prefetch={false} className="link">
                  {title}
                </Link>
              </th>
              <td className="hidden sm:table-cell">
                <ShareBar answered={answered} right={right} />
              </td>
              <td className="px-3 text-end font-mono">{answered}</td>
              <td className="text-end font-mono">{right}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Right answers as part of all; the numbers stand beside it. */
function ShareBar({ answered, right }: { readonly answered: number; readonly right: number }) {
  if (answered === 0) return null;
  return (
    <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" className="h-2 w-full">
      <rect x="0" y="3" width="100" height="2" className="fill-hair" />
      <rect x="0" y="0" width={(100 * right) / answered} height="8" className="fill-correct" />
    </svg>
  );
}

function Beliefs({ progress, locale }: PartProps) {
  const t = translator(locale);
  return (
    <section aria-labelledby="beliefs" className="mt-12 measure">
      <h2 id="beliefs" className="mb-2 text-xl font-bold">
        {t('progress.beliefs')}
      </h2>
      {progress.beliefs.length === 0 && <p className="text-soft">{t('progress.beliefsNone')}</p>}
      <ul className="grid gap-5">
        {progress.beliefs.map(({ id, name, says, count, lastAt }) => (
          <li key={id} className="border-l-4 border-unsure pl-4">
            <h3 className="font-bold">{name}</h3>
            <p className="text-sm text-soft">
              {t('progress.times', { n: count, date: day(lastAt, locale) })}
            </p>
            <RichText text={says} className="mt-1" />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Recent({ progress, locale }: PartProps) {
  const t = translator(locale);
  return (
    <section aria-labelledby="recent" className="mt-12">
      <h2 id="recent" className="mb-2 text-xl font-bold">
        {t('progress.recent')}
      </h2>
      <ol className="border-t border-hair">
        {progress.recent.map(({ ref, topic, stem, score, at }) => {
          const outcome = outcomes[score >= 1 ? 'right' : score > 0 ? 'partly' : 'wrong'];
          return (
            <li key={`${ref} ${at.getTime()}`} className="border-b border-hair py-3">
              <Link
                href={`/${locale}/practice/${topic}/${ref}`}
                prefetch={false}
                className="line-clamp-2 hover:underline"
              >
                {stem === '' ? t('progress.unreadable') : <RichLine text={stem} />}
              </Link>
              <p className="mt-0.5 flex gap-4 text-sm text-soft">
                <span className={clsx('font-semibold', outcome.colour)}>
                  <span aria-hidden="true">{outcome.sign} </span>
                  {t(outcome.key)}
                </span>
                <time dateTime={at.toISOString()}>{day(at, locale)}</time>
              </p>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

const outcomes = {
  right: { sign: '✓', colour: 'text-correct', key: 'progress.outcome.right' },
  partly: { sign: '◐', colour: 'text-unsure', key: 'progress.outcome.partly' },
  wrong: { sign: '✕', colour: 'text-wrong', key: 'progress.outcome.wrong' },
} as const;

/** The server does not know the reader's time zone: a day in UTC is near enough here. */
const day = (at: Date, locale: Locale) =>
  at.toLocaleDateString(locale, { dateStyle: 'medium', timeZone: 'UTC' });
