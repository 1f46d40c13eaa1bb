import type { BodyOf, PublicBody } from '@/lib/questions';
import { FieldError } from '../ui/field';
import { PartSign } from './answer-sign';
import { controlNames, nameIn } from './control-names';
import type { FieldsProps } from './fields-props';
import { RadioList } from './radio-list';

/** The line of a numbered list that cannot be, and why. */
export function LineFields({
  body,
  texts,
  part,
  invalid,
  feedback,
}: FieldsProps<BodyOf<PublicBody, 'spot-line'>>) {
  const right = feedback?.right.kind === 'spot-line' ? feedback.right : null;
  return (
    <div className="grid gap-6">
      <RadioList
        legend={
          <>
            {texts.kinds.line}
            <PartSign part="line" feedback={feedback} texts={texts} />
          </>
        }
        name={nameIn(part, controlNames.line)}
        options={body.lines}
        right={right?.line ?? null}
        texts={texts}
        numbered
      />
      {body.reasons !== null && (
        <RadioList
          legend={
            <>
              {texts.kinds.reason}
              <PartSign part="reason" feedback={feedback} texts={texts} />
            </>
          }
          name={nameIn(part, controlNames.reason)}
          options={body.reasons}
          right={right?.reason ?? null}
          texts={texts}
        />
      )}
      {invalid !== null && <FieldError>{invalid.message}</FieldError>}
    </div>
  );
}
