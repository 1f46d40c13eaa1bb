import clsx from 'clsx';
import type { Feedback } from './feedback-data';
import type { QuestionTexts } from './texts';

/** Right or wrong as a sign and a word, never colour alone. */
export function Sign({
  right,
  text,
  className,
}: {
  readonly right: boolean;
  readonly text: string;
  readonly className?: string;
}) {
  return (
    <strong
      className={clsx(
        'ml-2 text-sm whitespace-nowrap',
        right ? 'text-correct' : 'text-wrong',
        className,
      )}
    >
      <span aria-hidden="true">{right ? '✓ ' : '✕ '}</span>
      {text}
    </strong>
  );
}

/** After grading: whether a part is right. */
export function PartSign({
  part,
  feedback,
  texts,
}: {
  readonly part: string;
  readonly feedback: Feedback | null;
  readonly texts: QuestionTexts;
}) {
  const found = feedback?.grade.parts.find((one) => one.part === part);
  if (found === undefined) return null;
  return <Sign right={found.right} text={found.right ? texts.rightMark : texts.wrongMark} />;
}
