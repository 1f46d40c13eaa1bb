import { inputLine, inputShape } from '../ui/field';
import type { FieldsProps } from './fields-props';

/**
 * The text field alone, as a preview shows it. A free text is answered turn by turn, with the rubric in between: that is
 * FreeTextFields, and no form of one answer.
 */
export function FreeTextForm({ texts, prefix }: Pick<FieldsProps<never>, 'texts' | 'prefix'>) {
  const id = `${prefix}-free-text`;
  return (
    <>
      <legend className="sr-only">{texts.freeText.yours}</legend>
      <label htmlFor={id} className="mb-1 block text-sm font-semibold">
        {texts.freeText.yours}
      </label>
      <textarea
        id={id}
        rows={7}
        aria-describedby={`${id}-hint`}
        className={`${inputShape} ${inputLine(null)} resize-y`}
      />
      <p id={`${id}-hint`} className="mt-1 text-sm text-soft">
        {texts.freeText.hint}
      </p>
    </>
  );
}
