import clsx from 'clsx';
import { translator, type Locale } from '@/lib/i18n';
import { FeedbackPanel } from '../../question/feedback';
import { Stem } from '../../question/stem';
import type { QuestionTexts } from '../../question/texts';
import { topicName } from '../../question/topic-name';
import { LadderFigure } from '../../tcp/ladder-figure';
import { Notice } from '../../ui/notice';
import type { ReportItem } from '../attempt-view';
import { durationText } from '../time-text';
import { pointsText } from '../words';
import { outcomeOf } from './outcome';
import { ReportTurns } from './report-turns';

/** One question of a report: what was asked, what was answered, and what decides it. Open where there is something to see. */
export function ReportItemView({
  item,
  locale,
  texts,
}: {
  readonly item: ReportItem;
  readonly locale: Locale;
  readonly texts: QuestionTexts;
}) {
  const t = translator(locale);
  const outcome = outcomeOf(item);
  const { position, points, score, feedback } = item;
  const shown = item.public;
  const id = `question-${position + 1}`;
  return (
    <details
      id={id}
      open={score < 1 || item.late > 0}
      className="group border-b border-hair print:[&::details-content]:block print:[&::details-content]:[content-visibility:visible]"
    >
      <summary className="flex cursor-pointer items-baseline gap-3 py-3 hover:bg-sunk">
        <span aria-hidden="true" className={clsx('w-5 shrink-0 font-mono', outcome.tone)}>
          {outcome.sign}
        </span>
        <h3 className="min-w-0 flex-1 text-lg font-bold">
          {t('interviews.report.item', { n: position + 1, topic: topicName(locale, item.topic) })}
        </h3>
        <span className="font-mono text-sm whitespace-nowrap">
          {pointsText(score * points, locale)} / {pointsText(points, locale)}
        </span>
        <span aria-hidden="true" className="text-soft group-open:rotate-90 print:hidden">
          ▸
        </span>
      </summary>
      <div className="pt-1 pb-10">
        <p className="mb-4 text-sm text-soft">
          {t('interviews.report.meta', {
            ...{ section: item.section, difficulty: item.difficulty },
            time: durationText(item.spentMs),
          })}
        </p>
        {item.late > 0 && (
          <Notice tone="unsure" className="mb-4">
            {t('interviews.report.late', { n: item.late })}
          </Notice>
        )}
        <div
          className={clsx(
            'grid items-start gap-x-12 gap-y-5',
            shown.evidence === null ? 'measure' : 'lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]',
          )}
        >
          <Stem id={`${id}-stem`} text={shown.stem} />
          {/* The run that decides goes on from this picture; where there is none, this is the picture. */}
          {shown.evidence !== null && feedback.evidence === null && (
            <LadderFigure view={shown.evidence} texts={texts.ladder} />
          )}
        </div>
        {item.turns !== null && <ReportTurns turns={item.turns} locale={locale} />}
        <FeedbackPanel
          feedback={feedback}
          body={shown.body}
          response={item.response}
          known={shown.evidence}
          texts={texts}
          level={3}
        />
      </div>
    </details>
  );
}
