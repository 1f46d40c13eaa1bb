import type { BodyOf, PublicBody } from '@/lib/questions';
import { FieldError } from '../ui/field';
import { controlNames, nameIn } from './control-names';
import type { FieldsProps } from './fields-props';
import { TypedField } from './typed-field';

/** As bodies/short-text.ts bounds it. */
const longestShortText = 200;

/** A few words. */
export function ShortTextField({
  texts,
  prefix,
  part,
  invalid,
  feedback,
}: FieldsProps<BodyOf<PublicBody, 'short-text'>>) {
  return (
    <>
      <legend className="sr-only">{texts.kinds.shortText}</legend>
      <TypedField
        id={`${prefix}-text`}
        name={nameIn(part, controlNames.text)}
        label={texts.kinds.shortText}
        part="text"
        wrong={invalid !== null}
        feedback={feedback}
        texts={texts}
        maxLength={longestShortText}
      />
      <p className="mt-1 text-sm text-soft">{texts.kinds.shortTextHint}</p>
      {invalid !== null && <FieldError>{invalid.message}</FieldError>}
    </>
  );
}
