import type { BodyOf, PublicBody } from '@/lib/questions';
import { FieldError } from '../ui/field';
import { fill } from '../ui/fill';
import { RichText } from '../ui/rich-text';
import { PartSign } from './answer-sign';
import type { Feedback } from './feedback-data';
import type { FieldsProps } from './fields-props';
import { SimpleFields } from './simple-fields';

/** A question in parts: the form of each, one after the other. Answers that stand are only looked at. */
export function PartFields({
  body,
  locked = [],
  ...props
}: FieldsProps<BodyOf<PublicBody, 'multi-part'>>) {
  const { texts, prefix, invalid, feedback } = props;
  return (
    <>
      <ol className="grid gap-8">
        {body.parts.map(({ id, ask, body: inner }, index) => (
          <li key={id} className="min-w-0 border-l-4 border-line pl-4">
            <p id={`${prefix}-${id}-name`} className="text-sm text-soft">
              {fill(texts.kinds.part, { n: index + 1 })}
              {locked.includes(id) && feedback === null && ` · ${texts.kinds.stands}`}
              <PartSign part={id} feedback={feedback} texts={texts} />
            </p>
            {ask !== null && <RichText text={ask} className="font-semibold" />}
            <fieldset
              disabled={locked.includes(id)}
              aria-describedby={`${prefix}-${id}-name`}
              className="mt-3 min-w-0"
            >
              <SimpleFields
                {...props}
                body={inner}
                part={id}
                prefix={`${prefix}-${id}`}
                invalid={null}
                feedback={feedbackOn(id, feedback)}
              />
            </fieldset>
          </li>
        ))}
      </ol>
      {invalid !== null && <FieldError>{invalid.message}</FieldError>}
    </>
  );
}

/** What is known of one part: what is right in it. Whether the answer to it is, its own sign says. */
function feedbackOn(part: string, feedback: Feedback | null): Feedback | null {
  if (feedback?.right.kind !== 'multi-part') return null;
  const right = feedback.right.parts.find(({ id }) => id === part);
  if (right === undefined) return null;
  return { ...feedback, right: right.response, grade: { ...feedback.grade, parts: [] } };
}
