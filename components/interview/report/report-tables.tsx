import { translator, type Locale } from '@/lib/i18n';
import { topicName } from '../../question/topic-name';
import type { ReportItem, TopicScore } from '../attempt-view';
import { durationText } from '../time-text';
import { pointsText } from '../words';
import { outcomeOf } from './outcome';

const head = 'py-2 text-start font-normal';
const number = 'py-2 ps-3 text-end font-mono';

/** The share of the points in each topic. */
export function TopicTable({
  topics,
  locale,
}: {
  readonly topics: readonly TopicScore[];
  readonly locale: Locale;
}) {
  const t = translator(locale);
  return (
    <section aria-labelledby="by-topic" className="min-w-0">
      <h2 id="by-topic" className="mb-2 text-xl font-bold">
        {t('interviews.report.byTopic')}
      </h2>
      <table className="w-full">
        <thead className="text-sm text-soft">
          <tr className="border-b border-hair">
            <th scope="col" className={head}>
              {t('interviews.report.topic')}
            </th>
            <th scope="col" className="hidden w-1/3 sm:table-cell">
              <span className="sr-only">{t('interviews.report.share')}</span>
            </th>
            <th scope="col" className="ps-3 text-end font-normal">
              {t('interviews.report.items')}
            </th>
            <th scope="col" className="ps-3 text-end font-normal">
              {t('interviews.report.score')}
            </th>
          </tr>
        </thead>
        <tbody>
          {topics.map(({ topic, title, score, items }) => (
            <tr key={topic} className="border-b border-hair">
              <th scope="row" className="py-2 pe-3 text-start font-semibold">
                {title}
              </th>
              <td className="hidden sm:table-cell">
                <ShareBar share={score} />
              </td>
              <td className={number}>{items}</td>
              <td className={number}>
                {t('interviews.list.score', { percent: Math.round(100 * score) })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A share as a bar; the number stands beside it. */
function ShareBar({ share }: { readonly share: number }) {
  return (
    <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" className="h-2 w-full">
      <rect x="0" y="3" width="100" height="2" className="fill-hair" />
      <rect x="0" y="0" width={100 * share} height="8" className="fill-correct" />
    </svg>
  );
}

/** Every question in a line: its points, and how long it was the open one. */
export function ItemTable({
  items,
  locale,
}: {
  readonly items: readonly ReportItem[];
  readonly locale: Locale;
}) {
  const t = translator(locale);
  const longest = Math.max(1, ...items.map(({ spentMs }) => spentMs));
  return (
    <section aria-labelledby="each" className="min-w-0 lg:col-span-2">
      <h2 id="each" className="mb-2 text-xl font-bold">
        {t('interviews.report.each')}
      </h2>
      <table className="w-full">
        <thead className="text-sm text-soft">
          <tr className="border-b border-hair">
            <th scope="col" className={head}>
              {t('interviews.report.number')}
            </th>
            <th scope="col" className="ps-3 text-end font-normal">
              {t('interviews.report.score')}
            </th>
            <th scope="col" className="hidden w-1/3 sm:table-cell" aria-hidden="true" />
            <th scope="col" className="ps-3 text-end font-normal">
              {t('interviews.report.time')}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => {
            const outcome = outcomeOf(item);
            return (
              <tr key={item.position} className="border-b border-hair">
                <th scope="row" className="py-2 text-start font-normal">
                  <span aria-hidden="true" className={`mr-2 font-mono ${outcome.tone}`}>
                    {outcome.sign}
                  </span>
                  <a href={`#question-${item.position + 1}`} className="link">
                    {t('interviews.report.item', {
                      n: item.position + 1,
                      topic: topicName(locale, item.topic),
                    })}
                  </a>
                </th>
                <td className={`${number} whitespace-nowrap`}>
                  {pointsText(item.score * item.points, locale)} / {pointsText(item.points, locale)}
                </td>
                <td className="hidden ps-6 sm:table-cell" aria-hidden="true">
                  <TimeBar share={item.spentMs / longest} />
                </td>
                <td className={number}>{durationText(item.spentMs)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

const TimeBar = ({ share }: { readonly share: number }) => (
  <svg viewBox="0 0 100 8" preserveAspectRatio="none" className="h-2 w-full">
    <rect x="0" y="0" width={100 * share} height="8" className="fill-time" />
  </svg>
);
