import clsx from 'clsx';
import type { RefObject } from 'react';
import type { PublicBody, ResponseBody } from '@/lib/questions';
import type { LadderView } from '@/lib/sim';
import { Ladder } from '../tcp/ladder';
import { fill } from '../ui/fill';
import { paragraphsOf, RichLine, RichText } from '../ui/rich-text';
import type { Explained, Graded } from './feedback-data';
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
  heading = null,
  tally = null,
  level = 2,
}: {
  readonly feedback: Explained;
  readonly body: PublicBody;
  /** Null: it was not answered. */
  readonly response: ResponseBody | null;
  /** The picture of the question, where it had one: the run goes on from there. */
  readonly known: LadderView | null;
  readonly texts: QuestionTexts;
  /** Where the focus goes when it appears. */
  readonly heading?: RefObject<HTMLHeadingElement | null> | null;
  /** How many were answered so far, in practice. */
  readonly tally?: { readonly answered: number; readonly right: number } | null;
  /** The level of its heading. In a list of questions (3) also a right answer is shown: nothing else shows it there. */
  readonly level?: 2 | 3;
}) {
  const { grade, evidence } = feedback;
  const verdict = verdictOf(grade);
  const Title = `h${level}` as const;
  // In a list of questions the parts of each would be landmarks of one name: there they are none.
  const landmark = (name: string) =>
    level === 2 ? { 'aria-label': name } : { role: 'presentation' };
  return (
    <div
      className={clsx(
        'mt-8 grid items-start gap-x-12 gap-y-8 border-t-4 pt-6',
        verdictLook[verdict].border,
        evidence !== null && 'lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]',
      )}
    >
      <div className="measure min-w-0">
        <Title ref={heading} tabIndex={-1} className="flex items-baseline gap-3 text-xl font-bold">
          <span aria-hidden="true" className={clsx('font-mono', verdictLook[verdict].text)}>
            {verdictLook[verdict].sign}
          </span>
          {texts.verdict[verdict]}
          {grade !== null && verdict === 'partly' && (
            <span className="text-base font-normal text-soft">
              {fill(texts.parts, {
                right: grade.parts.filter(({ right }) => right).length,
                of: grade.parts.length,
              })}
            </span>
          )}
        </Title>
        {(verdict !== 'right' || level === 3) && body.kind !== 'free-text' && (
          <dl className="mt-4 grid gap-3">
            {response !== null && (
              <Said
                name={texts.yours}
                lines={responseLines(body, response, texts)}
                tone={verdict === 'right' ? 'border-correct' : 'border-wrong'}
              />
            )}
            {verdict !== 'right' && (
              <Said
                name={texts.fact}
                lines={responseLines(body, feedback.right, texts)}
                tone="border-correct"
              />
            )}
          </dl>
        )}
        <RichText text={besidesBeliefs(feedback)} className="mt-4 empty:hidden" />
        {feedback.beliefs.map((belief) => (
          <Section key={belief.id} level={level} title={fill(texts.belief, { name: belief.name })}>
            <RichText text={belief.says} />
          </Section>
        ))}
        <Section level={level} title={texts.why}>
          <RichText text={feedback.why} />
        </Section>
        {feedback.remember !== null && (
          <aside
            {...landmark(texts.remember)}
            className="mt-6 border-l-4 border-ink bg-sunk px-4 py-3"
          >
            <p className="text-xs font-semibold text-soft">{texts.remember}</p>
            <p className="font-semibold">
              <RichLine text={feedback.remember} />
            </p>
          </aside>
        )}
        <Sources title={texts.sources} sources={feedback.sources} />
        {tally !== null && <p className="mt-4 text-sm text-soft">{fill(texts.tally, tally)}</p>}
      </div>
      {evidence !== null && (
        <section {...landmark(texts.run)} className="min-w-0">
          <Ladder view={evidence} texts={texts.ladder} known={known} />
        </section>
      )}
    </div>
  );
}

/** What the grade says of the answer, without the sentences that only name a belief: those have a section each. */
function besidesBeliefs({ grade, beliefs }: Explained): string {
  return paragraphsOf(grade?.why ?? '')
    .filter((paragraph) => !beliefs.some(({ name }) => paragraph.includes(name)))
    .join('\n\n');
}

type Verdict = keyof QuestionTexts['verdict'];
function verdictOf(grade: Graded | null): Verdict {
  if (grade === null) return 'unanswered';
  return grade.score >= 1 ? 'right' : grade.score > 0 ? 'partly' : 'wrong';
}

const verdictLook: Record<
  Verdict,
  { readonly sign: string; readonly border: string; readonly text: string }
> = {
  right: { sign: '✓', border: 'border-correct', text: 'text-correct' },
  partly: { sign: '◐', border: 'border-unsure', text: 'text-unsure' },
  wrong: { sign: '✕', border: 'border-wrong', text: 'text-wrong' },
  unanswered: { sign: '○', border: 'border-line', text: 'text-soft' },
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
  level,
  title,
  children,
}: {
  /** Of the heading above it. */
  readonly level: 2 | 3;
  readonly title: string;
  readonly children: React.ReactNode;
}) {
  const Title = level === 2 ? 'h3' : 'h4';
  return (
    <section className="mt-6">
      <Title className="mb-1 text-base font-bold">{title}</Title>
      {children}
    </section>
  );
}
