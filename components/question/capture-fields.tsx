import type { BodyOf, PublicBody } from '@/lib/questions';
import { FieldError } from '../ui/field';
import { controlNames, nameIn } from './control-names';
import { legendClass, type FieldsProps } from './fields-props';
import { SelectList } from './select-list';
import { TypedField } from './typed-field';

/** A capture to read, and what is asked of it. */
export function CaptureFields({
  body,
  texts,
  prefix,
  part,
  stateNames,
  invalid,
  feedback,
}: FieldsProps<BodyOf<PublicBody, 'read-capture'>>) {
  return (
    <>
      <legend className={legendClass}>{texts.kinds.blanks}</legend>
      <pre
        tabIndex={0}
        aria-label={texts.kinds.capture}
        className="mb-4 overflow-x-auto rounded-md border border-line bg-sunk p-3 font-mono text-sm"
      >
        {body.capture}
      </pre>
      <div className="grid gap-3">
        {body.blanks.map(({ id, ask, type, unit }) => {
          const field = { id: `${prefix}-blank-${id}`, part: id };
          const name = nameIn(part, controlNames.blank(id));
          return type === 'state' ? (
            <SelectList
              key={id}
              rows={[{ ...field, name, label: ask }]}
              options={stateNames.map((state) => ({ id: state, text: state }))}
              empty={texts.pickState}
              feedback={feedback}
              texts={texts}
              mono
            />
          ) : (
            <TypedField
              key={id}
              {...field}
              name={name}
              label={ask}
              unit={unit}
              wrong={invalid?.field.endsWith(`blanks.${id}`) ?? false}
              feedback={feedback}
              texts={texts}
            />
          );
        })}
      </div>
      {invalid !== null && <FieldError>{invalid.message}</FieldError>}
    </>
  );
}
