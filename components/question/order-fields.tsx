import type { BodyOf, PublicBody } from '@/lib/questions';
import { FieldError } from '../ui/field';
import { fill } from '../ui/fill';
import { RichLine } from '../ui/rich-text';
import { PartSign } from './answer-sign';
import { controlNames, nameIn } from './control-names';
import { legendClass, type FieldsProps } from './fields-props';
import { SelectList } from './select-list';

/** The steps as they are given, and for each place the step that belongs there. */
export function OrderFields({
  body,
  texts,
  prefix,
  part,
  invalid,
  feedback,
}: FieldsProps<BodyOf<PublicBody, 'order'>>) {
  return (
    <>
      <legend className={legendClass}>{texts.kinds.order}</legend>
      <ul className="mb-4 grid gap-1 border-l-4 border-line pl-3">
        {body.steps.map(({ id, text }) => (
          <li key={id}>
            <RichLine text={text} />
            <PartSign part={id} feedback={feedback} texts={texts} />
          </li>
        ))}
      </ul>
      <SelectList
        rows={body.steps.map((_, index) => ({
          ...{ id: `${prefix}-place-${index}`, name: nameIn(part, controlNames.place(index)) },
          ...{ label: fill(texts.kinds.place, { n: index + 1 }), part: '' },
        }))}
        options={body.steps}
        empty={texts.kinds.pickStep}
        feedback={feedback}
        texts={texts}
      />
      {invalid !== null && <FieldError>{invalid.message}</FieldError>}
    </>
  );
}
