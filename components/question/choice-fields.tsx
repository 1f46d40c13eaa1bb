import clsx from 'clsx';
import type { BodyOf, PublicBody, ResponseBody } from '@/lib/questions';
import { RichLine } from '../ui/rich-text';
import { legendClass, type FieldsProps } from './fields-props';
import { controlNames, nameIn } from './control-names';
import { RadioMark } from './radio-list';

/** One or several options of a list, in reach of the number keys. */
export function ChoiceFields({
  body,
  texts,
  part,
  feedback,
}: FieldsProps<BodyOf<PublicBody, 'single-choice' | 'multiple-choice'>>) {
  const single = body.kind === 'single-choice';
  return (
    <>
      <legend className={legendClass}>{single ? texts.choose : texts.chooseAll}</legend>
      <ol className="grid gap-2">
        {body.options.map((option, index) => {
          const right = feedback !== null && isRightOption(feedback.right, option.id);
          return (
            <li key={option.id}>
              <label
                className={clsx(
                  'group/option flex min-h-12 items-start gap-3 rounded-md border bg-raised px-3 py-2.5',
                  feedback === null
                    ? 'cursor-pointer border-line hover:border-ink has-checked:border-ink has-checked:ring-1 has-checked:ring-ink'
                    : right
                      ? 'border-correct bg-correct-tint'
                      : 'border-hair has-checked:border-wrong has-checked:bg-wrong-tint',
                )}
              >
                <input
                  type={single ? 'radio' : 'checkbox'}
                  name={nameIn(part, controlNames.choice)}
                  value={option.id}
                  className="peer mt-1 size-4.5 shrink-0"
                />
                <span className="min-w-0 flex-1 break-words">
                  <RichLine text={option.text} />
                  {feedback !== null && <RadioMark right={right} texts={texts} />}
                </span>
                <kbd
                  aria-hidden="true"
                  className="mt-0.5 hidden rounded-sm border border-hair px-1.5 text-xs text-soft sm:block"
                >
                  {index + 1}
                </kbd>
              </label>
            </li>
          );
        })}
      </ol>
    </>
  );
}

const isRightOption = (right: ResponseBody, id: string) =>
  (right.kind === 'single-choice' && right.choice === id) ||
  (right.kind === 'multiple-choice' && right.choices.includes(id));
