import type { BodyOf, PublicBody } from '@/lib/questions';
import { FieldError, inputLine, inputShape } from '../ui/field';
import { controlNames, nameIn } from './control-names';
import type { FieldsProps } from './fields-props';

/** A table of events as the list that it is sent as. */
export function RowsField({
  texts,
  prefix,
  part,
  invalid,
}: FieldsProps<BodyOf<PublicBody, 'draw-ladder' | 'make-happen'>>) {
  const id = `${prefix}-rows`;
  return (
    <>
      <label htmlFor={id} className="mb-1 block text-sm font-semibold">
        {texts.kinds.rows}
      </label>
      <textarea
        id={id}
        name={nameIn(part, controlNames.rows)}
        rows={10}
        spellCheck={false}
        aria-invalid={invalid !== null}
        className={`${inputShape} ${inputLine(invalid?.message)} resize-y font-mono`}
      />
      {invalid !== null && <FieldError>{invalid.message}</FieldError>}
    </>
  );
}
