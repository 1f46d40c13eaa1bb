import clsx from 'clsx';
import { translator, type Locale } from '@/lib/i18n';
import type { PointWeight } from '@/lib/questions';
import { RichLine, RichText } from '../../ui/rich-text';
import type { TurnView } from '../attempt-view';

/** A conversation of a free-text question: what was asked, what was written, and the rubric it was held against. */
export function ReportTurns({
  turns,
  locale,
}: {
  readonly turns: readonly TurnView[];
  readonly locale: Locale;
}) {
  const t = translator(locale);
  return (
    <ol className="mt-5 grid gap-8">
      {turns.map(({ id, ask, text, model, rubric, ticked }) => (
        <li key={id} className="grid items-start gap-x-12 gap-y-4 lg:grid-cols-2">
          <div className="measure min-w-0">
            {ask !== null && <RichText text={ask} className="mb-3 text-lg" />}
            <Part title={t('interviews.report.wrote')} tone="border-line">
              <p className="break-words whitespace-pre-wrap">
                {text.trim() === '' ? t('interviews.report.wroteNothing') : text}
              </p>
            </Part>
            {model !== null && (
              <Part title={t('interviews.report.model')} tone="border-ink">
                <RichText text={model} />
              </Part>
            )}
          </div>
          {rubric !== null && (
            <div className="measure min-w-0">
              <h4 className="mb-2 text-sm font-semibold text-soft">
                {t('interviews.report.rubric')}
              </h4>
              {ticked === null && <p className="mb-2">{t('interviews.report.notCompared')}</p>}
              <ul className="grid gap-2">
                {rubric.map((point) => (
                  <RubricPoint
                    key={point.id}
                    {...point}
                    said={ticked?.includes(point.id) ?? false}
                    locale={locale}
                  />
                ))}
              </ul>
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}

function RubricPoint({
  weight,
  text,
  said,
  locale,
}: {
  readonly weight: PointWeight;
  readonly text: string;
  readonly said: boolean;
  readonly locale: Locale;
}) {
  const t = translator(locale);
  const good = said === (weight !== 'trap');
  return (
    <li className="flex gap-3">
      <span
        aria-hidden="true"
        className={clsx('font-mono', good ? 'text-correct' : weight !== 'plus' && 'text-wrong')}
      >
        {said ? '✓' : '·'}
      </span>
      <span className="min-w-0">
        <RichLine text={text} />{' '}
        <span className="text-sm whitespace-nowrap text-soft">
          ({t(`interviews.report.weight.${weight}`)},{' '}
          {t(said ? 'interviews.report.said' : 'interviews.report.unsaid')})
        </span>
      </span>
    </li>
  );
}

function Part({
  title,
  tone,
  children,
}: {
  readonly title: string;
  readonly tone: string;
  readonly children: React.ReactNode;
}) {
  return (
    <section className={clsx('mt-3 border-l-4 pl-3', tone)}>
      <h4 className="mb-1 text-sm font-semibold text-soft">{title}</h4>
      {children}
    </section>
  );
}
