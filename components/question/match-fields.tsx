import type { BodyOf, PublicBody } from '@/lib/questions';
import { FieldError } from '../ui/field';
import { controlNames, nameIn } from './control-names';
import { legendClass, type FieldsProps } from './fields-props';
import { SelectList } from './select-list';

/** For each item its partner. */
export function MatchFields({
  body,
  texts,
  prefix,
  part,
  invalid,
  feedback,
}: FieldsProps<BodyOf<PublicBody, 'match'>>) {
  return (
    <>
      <legend className={legendClass}>{texts.kinds.match}</legend>
      <SelectList
        rows={body.left.map(({ id, text }) => ({
          ...{ id: `${prefix}-pair-${id}`, name: nameIn(part, controlNames.pair(id)) },
          ...{ label: text, part: id },
        }))}
        options={body.right}
        empty={texts.kinds.pickPartner}
        feedback={feedback}
        texts={texts}
        beside
      />
      {invalid !== null && <FieldError>{invalid.message}</FieldError>}
    </>
  );
}
