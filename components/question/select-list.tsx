import clsx from 'clsx';
import { inputLine, inputShape } from '../ui/field';
import { RichLine } from '../ui/rich-text';
import { PartSign } from './answer-sign';
import type { Feedback } from './feedback-data';
import type { QuestionTexts } from './texts';

interface Row {
  /** Of the control, unique on the page. */
  readonly id: string;
  readonly name: string;
  readonly label: string;
  /** Whose sign stands beside the label once the answer is graded. */
  readonly part: string;
}

/** A list of native selects, each with its label. */
export function SelectList({
  rows,
  options,
  empty,
  feedback,
  texts,
  mono = false,
  beside = false,
}: {
  readonly rows: readonly Row[];
  readonly options: readonly { readonly id: string; readonly text: string }[];
  /** Shown while nothing is chosen. */
  readonly empty: string;
  readonly feedback: Feedback | null;
  readonly texts: QuestionTexts;
  readonly mono?: boolean;
  /** Label and select in one row, where there is room. */
  readonly beside?: boolean;
}) {
  return (
    <ol className="grid gap-3">
      {rows.map(({ id, name, label, part }) => (
        <li
          key={id}
          className={clsx(
            beside &&
              'sm:grid sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)] sm:items-center sm:gap-x-4',
          )}
        >
          <label htmlFor={id} className="mb-1 block text-sm font-semibold">
            <RichLine text={label} />
            <PartSign part={part} feedback={feedback} texts={texts} />
          </label>
          <select
            id={id}
            name={name}
            defaultValue=""
            className={clsx(inputShape, inputLine(null), mono && 'font-mono')}
          >
            <option value="">{empty}</option>
            {options.map((option) => (
              <option key={option.id} value={option.id}>
                {option.text.replace(/[`*]/g, '')}
              </option>
            ))}
          </select>
        </li>
      ))}
    </ol>
  );
}
