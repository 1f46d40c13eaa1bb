import clsx from 'clsx';
import type { BodyOf, PublicBody } from '@/lib/questions';
import { FieldError, inputLine, inputShape } from '../ui/field';
import { PartSign } from './answer-sign';
import type { FieldsProps } from './fields-props';
import { controlNames, nameIn } from './control-names';

/** A number, typed as the reader likes: the grader says what it made of it. */
export function NumericField({
  body,
  texts,
  prefix,
  part,
  invalid,
  feedback,
}: FieldsProps<BodyOf<PublicBody, 'numeric'>>) {
  const id = `${prefix}-value`;
  return (
    <>
      <legend className="sr-only">{texts.number}</legend>
      <label htmlFor={id} className="mb-1 block text-sm font-semibold">
        {texts.number}
        <PartSign part="value" feedback={feedback} texts={texts} />
      </label>
      <div className="flex items-center gap-3">
        <input
          id={id}
          name={nameIn(part, controlNames.value)}
          inputMode="text"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={64}
          aria-invalid={invalid !== null}
          aria-describedby={`${id}-hint${invalid === null ? '' : ` ${id}-error`}`}
          className={clsx(inputShape, inputLine(invalid?.message), 'max-w-72 font-mono')}
        />
        {body.unit !== null && <span className="font-mono">{body.unit}</span>}
      </div>
      <p id={`${id}-hint`} className="mt-1 text-sm text-soft">
        {texts.numberHint}
      </p>
      {invalid !== null && <FieldError id={`${id}-error`}>{invalid.message}</FieldError>}
    </>
  );
}
