import { translator, type Locale } from '@/lib/i18n';
import { minutesText, percentText, type PersonData } from './results-data';

const cell = 'px-3 py-2 text-left align-top whitespace-nowrap';

/** Who reached what: the whole, the time, and each question. */
export function ResultsPeople({
  people,
  items,
  locale,
}: {
  readonly people: readonly PersonData[];
  /** How many questions there are. */
  readonly items: number;
  readonly locale: Locale;
}) {
  const t = translator(locale);
  const when = new Intl.DateTimeFormat(locale, {
    ...{ dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' },
  });
  return (
    <section aria-labelledby="by-person" className="mt-10">
      <h2 id="by-person" className="mb-3 text-xl font-bold">
        {t('authoring.results.byPerson')}
      </h2>
      <div
        role="region"
        aria-labelledby="by-person"
        tabIndex={0}
        className="overflow-x-auto border-y border-line"
      >
        <table className="w-full text-sm">
          <thead className="bg-sunk">
            <tr>
              <th className={cell}>{t('authoring.results.person')}</th>
              <th className={cell}>{t('authoring.results.score')}</th>
              <th className={cell}>{t('authoring.results.time')}</th>
              <th className={cell}>{t('authoring.results.finished')}</th>
              {Array.from({ length: items }, (_, index) => (
                <th key={index} className={`${cell} font-mono`}>
                  {index + 1}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-hair">
            {people.map((person) => (
              <tr key={person.attemptId}>
                <th scope="row" className={`${cell} font-semibold`}>
                  {person.who}
                </th>
                <td className={`${cell} font-semibold`}>{percentText(person.score)}</td>
                <td className={cell}>{minutesText(person.usedMs)}</td>
                <td className={cell}>
                  {when.format(person.finishedAt)} UTC
                  {person.status === 'expired' && (
                    <span className="block text-soft">{t('authoring.results.expired')}</span>
                  )}
                </td>
                {person.scores.map((score, index) => (
                  <td key={index} className={cell}>
                    {percentText(score)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
