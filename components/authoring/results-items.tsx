import { messageKey, translator, type Locale } from '@/lib/i18n';
import { RichLine } from '../ui/rich-text';
import type { AnswerData, ItemData } from './results-data';

/** How each question did: how hard it was, how well it tells apart, and what was answered. */
export function ResultsItems({
  items,
  locale,
}: {
  readonly items: readonly ItemData[];
  readonly locale: Locale;
}) {
  const t = translator(locale);
  return (
    <section aria-labelledby="by-item" className="mt-12">
      <h2 id="by-item" className="text-xl font-bold">
        {t('authoring.results.byItem')}
      </h2>
      <dl className="mt-2 grid measure gap-1 text-sm text-soft">
        {(['facility', 'discrimination'] as const).map((figure) => (
          <div key={figure}>
            <dt className="mr-2 inline font-semibold">{t(`authoring.results.${figure}`)}</dt>
            <dd className="inline">{t(`authoring.results.${figure}Hint`)}</dd>
          </div>
        ))}
      </dl>
      <ol className="mt-4 divide-y divide-hair border-y border-hair">
        {items.map((item) => (
          <li key={item.number} className="grid gap-4 py-5 md:grid-cols-[minmax(0,1fr)_auto]">
            <div className="flex min-w-0 gap-3">
              <span className="font-mono text-soft">{item.number}</span>
              <h3 className="line-clamp-3 min-w-0 font-semibold break-words">
                <RichLine text={nameOf(item, locale)} />
              </h3>
            </div>
            <Figures item={item} locale={locale} />
            <div className="min-w-0 md:col-span-2">
              <Answers item={item} locale={locale} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** A question's text; for one that each person got another of, the family's name. */
function nameOf({ text, generator, difficulty }: ItemData, locale: Locale): string {
  if (text !== '') return text;
  const t = translator(locale);
  const family = messageKey(`authoring.family.${generator ?? ''}`);
  const level = t('practice.difficulty', { n: difficulty });
  return [generator, family === null ? null : t(family), level]
    .filter((part) => part !== null)
    .join(' · ');
}

function Figures({ item, locale }: { readonly item: ItemData; readonly locale: Locale }) {
  const t = translator(locale);
  const figures = [
    ['facility', item.facility],
    ['discrimination', item.discrimination],
  ] as const;
  return (
    <dl className="flex flex-wrap items-start gap-x-8 gap-y-2">
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt className="text-xs text-soft">{t(`authoring.results.${name}`)}</dt>
          <dd className="font-mono font-semibold">
            {value === null ? (
              <span className="font-sans text-sm font-normal text-soft">
                {t('authoring.results.notKnown')}
              </span>
            ) : (
              value.toFixed(2)
            )}
          </dd>
        </div>
      ))}
      <div>
        <dt className="text-xs text-soft">{t('authoring.results.answers')}</dt>
        <dd className="font-mono font-semibold">
          {item.n - item.unanswered}/{item.n}
        </dd>
      </div>
    </dl>
  );
}

/** What was answered how often, right ones and the beliefs behind wrong ones named. */
function Answers({ item, locale }: { readonly item: ItemData; readonly locale: Locale }) {
  const t = translator(locale);
  if (item.answers.length === 0) {
    return item.beliefs.length === 0 ? null : (
      <ul className="grid gap-1 text-sm">
        {item.beliefs.map(({ id, name, count }) => (
          <li key={id}>
            {id} {name} · {t('authoring.results.chosen', { n: count, of: item.n })}
          </li>
        ))}
      </ul>
    );
  }
  return (
    <table className="w-full table-fixed text-sm">
      <thead className="sr-only">
        <tr>
          <th>{t('authoring.results.answers')}</th>
          <th>{t('authoring.results.count')}</th>
        </tr>
      </thead>
      <tbody>
        {item.answers.map((answer) => (
          <Answer key={answer.id} answer={answer} of={item.n} locale={locale} />
        ))}
      </tbody>
    </table>
  );
}

function Answer({
  answer: { text, right, count, beliefs },
  of,
  locale,
}: {
  readonly answer: AnswerData;
  readonly of: number;
  readonly locale: Locale;
}) {
  const t = translator(locale);
  const share = of === 0 ? 0 : Math.min(count / of, 1);
  return (
    <tr>
      <th scope="row" className="py-1 pr-4 text-left align-top font-normal break-words">
        <RichLine text={text} />
        {right && (
          <strong className="ml-2 whitespace-nowrap text-correct">
            <span aria-hidden="true">✓ </span>
            {t('authoring.results.right')}
          </strong>
        )}
        {beliefs.map(({ id, name }) => (
          <span key={id} className="block text-soft">
            {id} {name}
          </span>
        ))}
      </th>
      <td className="w-2/5 py-1 align-top">
        <span className="flex items-center gap-2">
          <svg
            aria-hidden="true"
            viewBox="0 0 100 10"
            preserveAspectRatio="none"
            className="h-2.5 min-w-0 flex-1"
          >
            <rect width="100" height="10" className="fill-sunk" />
            <rect
              width={100 * share}
              height="10"
              className={right ? 'fill-correct' : 'fill-wrong'}
            />
          </svg>
          <span className="whitespace-nowrap">
            {t('authoring.results.chosen', { n: count, of })}
          </span>
        </span>
      </td>
    </tr>
  );
}
