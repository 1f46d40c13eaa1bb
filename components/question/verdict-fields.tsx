import type { BodyOf, PublicBody, VerdictName } from '@/lib/questions';
import { FieldError } from '../ui/field';
import { PartSign } from './answer-sign';
import { controlNames, nameIn } from './control-names';
import type { FieldsProps } from './fields-props';
import { RadioList } from './radio-list';

const verdicts: readonly VerdictName[] = ['holds', 'depends', 'fails'];

/** True, it depends, or false; and the reason that carries the verdict. */
export function VerdictFields({
  body,
  texts,
  part,
  invalid,
  feedback,
}: FieldsProps<BodyOf<PublicBody, 'verdict'>>) {
  const right = feedback?.right.kind === 'verdict' ? feedback.right : null;
  return (
    <div className="grid gap-6">
      <RadioList
        legend={
          <>
            {texts.kinds.verdict}
            <PartSign part="verdict" feedback={feedback} texts={texts} />
          </>
        }
        name={nameIn(part, controlNames.verdict)}
        options={verdicts.map((id) => ({ id, text: texts.kinds.verdicts[id] }))}
        right={right?.verdict ?? null}
        texts={texts}
        inRow
      />
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
      {invalid !== null && <FieldError>{invalid.message}</FieldError>}
    </div>
  );
}
