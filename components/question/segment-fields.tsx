import { endNames, type BodyOf, type PublicBody } from '@/lib/questions';
import { FieldError } from '../ui/field';
import { fill } from '../ui/fill';
import { controlNames, nameIn } from './control-names';
import { legendClass, type FieldsProps } from './fields-props';
import { SelectList } from './select-list';
import { TypedField } from './typed-field';

/** The next segments, each with its sender and its fields. */
export function SegmentFields({
  body,
  texts,
  prefix,
  part,
  invalid,
  feedback,
}: FieldsProps<BodyOf<PublicBody, 'predict-segments'>>) {
  const ends = endNames.map((end) => ({ id: end, text: body.ends[end] }));
  return (
    <>
      <legend className={legendClass}>{texts.kinds.segments}</legend>
      <ol className="grid gap-4">
        {Array.from({ length: body.count }, (_, index) => (
          <li key={index}>
            <fieldset className="grid gap-3 sm:grid-cols-3">
              <legend className="mb-1 text-sm text-soft">
                {fill(texts.kinds.segment, { n: index + 1 })}
              </legend>
              <SelectList
                rows={[
                  {
                    id: `${prefix}-${index}-from`,
                    name: nameIn(part, controlNames.cell(index, 'from')),
                    label: texts.kinds.from,
                    part: `${index + 1}.from`,
                  },
                ]}
                options={ends}
                empty={texts.kinds.pickEnd}
                feedback={feedback}
                texts={texts}
              />
              {body.fields.map((field) => (
                <TypedField
                  key={field}
                  id={`${prefix}-${index}-${field}`}
                  name={nameIn(part, controlNames.cell(index, field))}
                  label={texts.fields[field]}
                  part={`${index + 1}.${field}`}
                  wrong={invalid?.field.endsWith(`segments.${index}.fields.${field}`) ?? false}
                  feedback={feedback}
                  texts={texts}
                />
              ))}
            </fieldset>
          </li>
        ))}
      </ol>
      <p className="mt-2 text-sm text-soft">{texts.kinds.flagsHint}</p>
      {invalid !== null && <FieldError>{invalid.message}</FieldError>}
    </>
  );
}
