import clsx from 'clsx';
import { inputLine, inputShape } from '../ui/field';
import { RichLine } from '../ui/rich-text';
import { PartSign } from './answer-sign';
import type { Feedback } from './feedback-data';
import type { QuestionTexts } from './texts';

/** A line of text with its label, of which a form has several. */
export function TypedField({
  id,
  name,
  label,
  part,
  unit = null,
  wrong,
  feedback,
  texts,
  maxLength = 64,
}: {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly part: string;
  readonly unit?: string | null;
  /** Whether it could not be read. */
  readonly wrong: boolean;
  readonly feedback: Feedback | null;
  readonly texts: QuestionTexts;
  readonly maxLength?: number;
}) {
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1 block text-sm font-semibold">
        <RichLine text={label} />
        <PartSign part={part} feedback={feedback} texts={texts} />
      </label>
      <span className="flex items-center gap-2">
        <input
          id={id}
          name={name}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={maxLength}
          aria-invalid={wrong}
          className={clsx(inputShape, inputLine(wrong ? label : null), 'font-mono')}
        />
        {unit !== null && <span className="font-mono">{unit}</span>}
      </span>
    </div>
  );
}
