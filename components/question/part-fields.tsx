import { Fragment } from 'react';
import type { BodyOf, PublicBody } from '@/lib/questions';
import { FieldError } from '../ui/field';
import { fill } from '../ui/fill';
import { RichText } from '../ui/rich-text';
import { PartSign } from './answer-sign';
import type { FieldsProps } from './fields-props';
import { SimpleFields } from './simple-fields';

/** A question in parts: the form of each, one after the other. */
export function PartFields({ body, ...props }: FieldsProps<BodyOf<PublicBody, 'multi-part'>>) {
  const { texts, prefix, invalid, feedback } = props;
  return (
    <>
      {body.parts.map(({ id, ask, body: inner }, index) => (
        <Fragment key={id}>
          {ask !== null && <RichText text={ask} className="mt-6" />}
          <fieldset className="mt-4 min-w-0">
            <legend className="text-sm text-soft">
              {fill(texts.kinds.part, { n: index + 1 })}
              <PartSign part={id} feedback={feedback} texts={texts} />
            </legend>
            <SimpleFields
              {...props}
              body={inner}
              part={id}
              prefix={`${prefix}-${id}`}
              invalid={null}
              feedback={null}
            />
          </fieldset>
        </Fragment>
      ))}
      {invalid !== null && <FieldError>{invalid.message}</FieldError>}
    </>
  );
}
