import clsx from 'clsx';
import type { BodyOf, PublicBody } from '@/lib/questions';
import { FieldError, inputLine, inputShape } from '../ui/field';
import { PartSign } from './answer-sign';
import { legendClass, type FieldsProps } from './fields-props';
import { controlNames, nameIn } from './control-names';

/** The state of each end, one of the eleven. */
export function StateFields({
  body,
  texts,
  prefix,
  part,
  stateNames,
  invalid,
  feedback,
}: FieldsProps<BodyOf<PublicBody, 'state-pair'>>) {
  return (
    <>
      <legend className={legendClass}>{texts.states}</legend>
      <div className="grid gap-4 sm:grid-cols-2">
        {(['A', 'B'] as const).map((end) => (
          <div key={end}>
            <label
              htmlFor={`${prefix}-${end}`}
              className={clsx(
                'mb-1 block border-l-4 pl-2 text-sm font-semibold',
                end === 'A' ? 'border-end-a' : 'border-end-b',
              )}
            >
              {body.ends[end]}
              <PartSign part={end} feedback={feedback} texts={texts} />
            </label>
            <select
              id={`${prefix}-${end}`}
              name={nameIn(part, controlNames.state(end))}
              defaultValue=""
              className={clsx(inputShape, inputLine(null), 'font-mono')}
            >
              <option value="">{texts.pickState}</option>
              {stateNames.map((state) => (
                <option key={state} value={state}>
                  {state}
                </option>
              ))}
            </select>
          </div>
        ))}
      </div>
      {invalid !== null && <FieldError>{invalid.message}</FieldError>}
    </>
  );
}
