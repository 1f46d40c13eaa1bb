import { translate, type Locale } from '@/lib/i18n';
import { stateNames, type PublicView, type TopicId } from '@/lib/questions';
import type { LadderView } from '@/lib/sim';
import { QuestionCard } from './question-card';
import { questionTexts } from './question-messages';
import { topicName } from './topic-name';

/** A question to practise, with the page's heading: the topic, whose behaviour it asks for, how hard it is. */
export function PracticeQuestion({
  item,
  topic,
  locale,
  as,
}: {
  readonly item: { readonly ref: string; readonly public: PublicView<LadderView> };
  readonly topic: TopicId | 'all';
  readonly locale: Locale;
  /** Whom the page is for; null for nobody in particular. */
  readonly as: string | null;
}) {
  const { preset, difficulty } = item.public;
  const address = `/${locale}/practice/${topic}/${item.ref}`;
  return (
    <QuestionCard
      key={item.ref}
      itemRef={item.ref}
      view={item.public}
      topic={topic}
      locale={locale}
      as={as}
      texts={questionTexts(locale)}
      stateNames={stateNames}
      signInHref={`/${locale}/sign-in?to=${encodeURIComponent(address)}`}
      address={address}
      headline={
        <div className="mb-4 flex flex-wrap items-baseline gap-x-4 text-sm text-soft">
          <h1 className="font-semibold text-ink">{topicName(locale, item.public.topic)}</h1>
          {preset !== null && <p>{translate(locale, `practice.preset.${preset}`)}</p>}
          <p>{translate(locale, 'practice.difficulty', { n: difficulty })}</p>
        </div>
      }
    />
  );
}
