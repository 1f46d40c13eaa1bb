import { verdictNames, type BodyOf, type PublicBody } from '@/lib/questions';
import { FieldError } from '../ui/field';
import { PartSign } from './answer-sign';
import { controlNames, nameIn } from './control-names';
import type { FieldsProps } from './fields-props';
import { RadioList } from './radio-list';

/** True, it depends, or false; and the reason that carries the verdict. */
export function VerdictFields({
  body,
  texts,
  part,
  invalid,
  feedback,
}: FieldsProps<BodyOf<PublicBody, 'verdict'>>) {
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
        options={verdictNames.map((id) => ({ id, text: texts.kinds.verdicts[id] }))}
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
      />
      {invalid !== null && <FieldError>{invalid.message}</FieldError>}
    </div>
  );
}
