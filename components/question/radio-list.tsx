import clsx from 'clsx';
import type { ReactNode } from 'react';
import { RichLine } from '../ui/rich-text';
import { Sign } from './answer-sign';
import type { QuestionTexts } from './texts';

/** A question of its own within a form: one of a list. */
export function RadioList({
  legend,
  name,
  options,
  right,
  texts,
  numbered = false,
  inRow = false,
}: {
  readonly legend: ReactNode;
  readonly name: string;
  readonly options: readonly { readonly id: string; readonly text: string }[];
  /** The right one, once the answer is graded. */
  readonly right: string | null;
  readonly texts: QuestionTexts;
  /** Lines of a record, whose place is part of the question. */
  readonly numbered?: boolean;
  /** Beside each other where there is room: for a few short ones. */
  readonly inRow?: boolean;
}) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 text-sm font-semibold">{legend}</legend>
      <ol
        className={clsx(
          'grid gap-2',
          inRow && 'sm:flex sm:flex-wrap sm:[&>li]:grow',
          numbered && 'gap-1!',
        )}
      >
        {options.map(({ id, text }, index) => (
          <li key={id}>
            <label
              className={clsx(
                'group/option flex min-h-11 items-start gap-3 rounded-md border bg-raised px-3 py-2',
                right === null
                  ? 'cursor-pointer border-line hover:border-ink has-checked:border-ink has-checked:ring-1 has-checked:ring-ink'
                  : right === id
                    ? 'border-correct bg-correct-tint'
                    : 'border-hair has-checked:border-wrong has-checked:bg-wrong-tint',
              )}
            >
              <input type="radio" name={name} value={id} className="mt-1 size-4.5 shrink-0" />
              {numbered && (
                <span className="mt-0.5 w-5 shrink-0 text-right font-mono text-sm text-soft">
                  {index + 1}
                </span>
              )}
              <span
                className={clsx(
                  'min-w-0 flex-1 break-words',
                  numbered && 'font-mono text-sm leading-7',
                )}
              >
                <RichLine text={text} />
                {right !== null && <RadioMark right={right === id} texts={texts} />}
              </span>
            </label>
          </li>
        ))}
      </ol>
    </fieldset>
  );
}

/** A sign and a word, never colour alone: chosen and right, right but not chosen, chosen and wrong. */
export function RadioMark({
  right,
  texts,
}: {
  readonly right: boolean;
  readonly texts: QuestionTexts;
}) {
  return right ? (
    <>
      <Sign right className="hidden group-has-checked/option:inline" text={texts.rightMark} />
      <Sign right className="group-has-checked/option:hidden" text={texts.missedMark} />
    </>
  ) : (
    <Sign right={false} className="hidden group-has-checked/option:inline" text={texts.wrongMark} />
  );
}
