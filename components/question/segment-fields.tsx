import clsx from 'clsx';
import type { BodyOf, EndName, PublicBody } from '@/lib/questions';
import { FieldError, inputLine, inputShape } from '../ui/field';
import { fill } from '../ui/fill';
import { PartSign } from './answer-sign';
import { controlNames, nameIn } from './control-names';
import { legendClass, type FieldsProps } from './fields-props';
import { FlagBoxes } from './flag-boxes';
import { TypedField } from './typed-field';

type Props = FieldsProps<BodyOf<PublicBody, 'predict-segments'>>;

const ends: readonly EndName[] = ['A', 'B'];

/** The next segments, a row each: who sends it, and its header. */
export function SegmentFields(props: Props) {
  const { body, texts, invalid } = props;
  return (
    <>
      <legend className={legendClass}>{texts.kinds.segments}</legend>
      <ol className="grid gap-3">
        {Array.from({ length: body.count }, (_, index) => (
          <li key={index}>
            <fieldset className="min-w-0 rounded-md border border-line bg-raised px-3 pt-1 pb-3">
              <legend className="px-1 text-sm font-semibold">
                {fill(texts.kinds.segment, { n: index + 1 })}
              </legend>
              <SegmentRow {...props} index={index} />
            </fieldset>
          </li>
        ))}
      </ol>
      <p className="mt-2 text-sm text-soft">{texts.kinds.flagsHint}</p>
      {invalid !== null && <FieldError>{invalid.message}</FieldError>}
    </>
  );
}

function SegmentRow({
  body,
  texts,
  prefix,
  part,
  invalid,
  feedback,
  index,
}: Props & { readonly index: number }) {
  const place = String(index + 1);
  const from = `${prefix}-${index}-from`;
  const numbers = body.fields.filter((field) => field !== 'flags');
  return (
    <div className="grid gap-x-4 gap-y-2">
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        <div>
          <label htmlFor={from} className="mb-1 block text-sm font-semibold">
            {texts.kinds.from}
            <PartSign part={`${place}.from`} feedback={feedback} texts={texts} />
          </label>
          <select
            id={from}
            name={nameIn(part, controlNames.cell(index, 'from'))}
            defaultValue=""
            className={clsx(inputShape, inputLine(null))}
          >
            <option value="">{texts.kinds.pickEnd}</option>
            {ends.map((end) => (
              <option key={end} value={end}>
                {body.ends[end]}
              </option>
            ))}
          </select>
        </div>
        {body.fields.includes('flags') && (
          <fieldset className="min-w-0">
            <legend className="text-sm font-semibold">
              {texts.fields.flags}
              <PartSign part={`${place}.flags`} feedback={feedback} texts={texts} />
            </legend>
            <FlagBoxes name={nameIn(part, controlNames.cell(index, 'flags'))} />
          </fieldset>
        )}
      </div>
      <div className="grid grid-cols-2 gap-x-4 gap-y-2 sm:grid-cols-3">
        {numbers.map((field) => (
          <TypedField
            key={field}
            id={`${prefix}-${index}-${field}`}
            name={nameIn(part, controlNames.cell(index, field))}
            label={texts.fields[field]}
            part={`${place}.${field}`}
            wrong={invalid?.field.endsWith(`segments.${index}.fields.${field}`) ?? false}
            feedback={feedback}
            texts={texts}
          />
        ))}
      </div>
    </div>
  );
}
