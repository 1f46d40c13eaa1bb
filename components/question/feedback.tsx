import clsx from 'clsx';
import type { RefObject } from 'react';
import type { PublicBody, ResponseBody } from '@/lib/questions';
import type { LadderView } from '@/lib/sim';
import { Ladder } from '../tcp/ladder';
import { fill } from '../ui/fill';
import { paragraphsOf, RichLine, RichText } from '../ui/rich-text';
import type { Feedback } from './feedback-data';
import { responseLines } from './response';
import { Sources } from './sources';
import type { QuestionTexts } from './texts';

/** What became of an answer: what you said, what happens in fact, the belief behind it, why, and one thing to remember. */
export function FeedbackPanel({
  feedback,
  body,
  response,
  known,
  texts,
  heading,
}: {
  readonly feedback: Feedback;
  readonly body: PublicBody;
  readonly response: ResponseBody;
  /** The picture of the question, where it had one: the run goes on from there. */
  readonly known: LadderView | null;
  readonly texts: QuestionTexts;
  readonly heading: RefObject<HTMLHeadingElement | null>;
}) {
  const { grade, evidence } = feedback;
  const verdict = verdictOf(grade.score);
  return (
    <div
      className={clsx(
        'mt-8 grid items-start gap-x-12 gap-y-8 border-t-4 pt-6',
        verdictLook[verdict].border,
        evidence !== null && 'lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]',
      )}
    >
      <div className="measure min-w-0">
        <h2 ref={heading} tabIndex={-1} className="flex items-baseline gap-3 text-xl font-bold">
          <span aria-hidden="true" className={clsx('font-mono', verdictLook[verdict].text)}>
            {verdictLook[verdict].sign}
          </span>
          {texts.verdict[verdict]}
          {verdict === 'partly' && (
            <span className="text-base font-normal text-soft">
              {fill(texts.parts, {
                right: grade.parts.filter(({ right }) => right).length,
                of: grade.parts.length,
              })}
            </span>
          )}
        </h2>
        {verdict !== 'right' && (
          <dl className="mt-4 grid gap-3">
            <Said
              name={texts.yours}
              lines={responseLines(body, response, texts)}
              tone="border-wrong"
            />
            <Said
              name={texts.fact}
              lines={responseLines(body, feedback.right, texts)}
              tone="border-correct"
            />
          </dl>
        )}
        <RichText text={besidesBeliefs(feedback)} className="mt-4 empty:hidden" />
        {feedback.beliefs.map((belief) => (
          <Section key={belief.id} title={fill(texts.belief, { name: belief.name })}>
            <RichText text={belief.says} />
          </Section>
        ))}
        <Section title={texts.why}>
          <RichText text={feedback.why} />
        </Section>
        {feedback.remember !== null && (
          <aside
            aria-label={texts.remember}
            className="mt-6 border-l-4 border-ink bg-sunk px-4 py-3"
          >
            <p className="text-xs font-semibold text-soft">{texts.remember}</p>
            <p className="font-semibold">
              <RichLine text={feedback.remember} />
            </p>
          </aside>
        )}
        <Sources title={texts.sources} sources={feedback.sources} />
        <p className="mt-4 text-sm text-soft">{fill(texts.tally, feedback.progress)}</p>
      </div>
      {evidence !== null && (
        <section aria-label={texts.run} className="min-w-0">
          <Ladder view={evidence} texts={texts.ladder} known={known} />
        </section>
      )}
    </div>
  );
}

/** What the grade says of the answer, without the sentences that only name a belief: those have a section each. */
function besidesBeliefs({ grade, beliefs }: Feedback): string {
  return paragraphsOf(grade.why ?? '')
    .filter((paragraph) => !beliefs.some(({ name }) => paragraph.includes(name)))
    .join('\n\n');
}

type Verdict = keyof QuestionTexts['verdict'];
const verdictOf = (score: number): Verdict =>
  score >= 1 ? 'right' : score > 0 ? 'partly' : 'wrong';

const verdictLook: Record<
  Verdict,
  { readonly sign: string; readonly border: string; readonly text: string }
> = {
  right: { sign: '✓', border: 'border-correct', text: 'text-correct' },
  partly: { sign: '◐', border: 'border-unsure', text: 'text-unsure' },
  wrong: { sign: '✕', border: 'border-wrong', text: 'text-wrong' },
};

function Said({
  name,
  lines,
  tone,
}: {
  readonly name: string;
  readonly lines: readonly string[];
  readonly tone: string;
}) {
  return (
    <div className={clsx('border-l-4 pl-3', tone)}>
      <dt className="text-xs font-semibold text-soft">{name}</dt>
      {lines.map((line) => (
        <dd key={line}>
          <RichLine text={line} />
        </dd>
      ))}
    </div>
  );
}

function Section({
  title,
  children,
}: {
  readonly title: string;
  readonly children: React.ReactNode;
}) {
  return (
    <section className="mt-6">
      <h3 className="mb-1 text-base font-bold">{title}</h3>
      {children}
    </section>
  );
}
