import type { BodyOf, PublicBody } from '@/lib/questions';
import { FieldError } from '../ui/field';
import { fill } from '../ui/fill';
import { controlNames, nameIn } from './control-names';
import { legendClass, type FieldsProps } from './fields-props';
import { mostStates } from './listed-response';
import { SelectList } from './select-list';

/** The states after the start, one by one. */
export function PathFields({
  body,
  texts,
  prefix,
  part,
  stateNames,
  invalid,
  feedback,
}: FieldsProps<BodyOf<PublicBody, 'state-path'>>) {
  const places = Array.from({ length: body.steps ?? mostStates }, (_, index) => index);
  return (
    <>
      <legend className={legendClass}>{fill(texts.kinds.path, { start: body.start })}</legend>
      <SelectList
        rows={places.map((index) => ({
          ...{ id: `${prefix}-step-${index}`, name: nameIn(part, controlNames.step(index)) },
          ...{ label: fill(texts.kinds.state, { n: index + 1 }), part: String(index + 1) },
        }))}
        options={stateNames.map((state) => ({ id: state, text: state }))}
        empty={texts.pickState}
        feedback={feedback}
        texts={texts}
        mono
      />
      {invalid !== null && <FieldError>{invalid.message}</FieldError>}
    </>
  );
}
