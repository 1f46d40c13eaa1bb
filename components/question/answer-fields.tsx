import { never } from '@/lib/kit';
import type { PublicBody } from '@/lib/questions';
import { ChoiceFields } from './choice-fields';
import type { FieldsProps } from './fields-props';
import { FreeTextForm } from './free-text-form';
import { HeaderFields } from './header-fields';
import { NumericField } from './numeric-field';
import { StateFields } from './state-fields';

/** The form of a question: native controls, by kind. */
export function AnswerFields(props: FieldsProps<PublicBody>) {
  const { body, ...rest } = props;
  switch (body.kind) {
    case 'single-choice':
    case 'multiple-choice':
      return <ChoiceFields body={body} {...rest} />;
    case 'numeric':
      return <NumericField body={body} {...rest} />;
    case 'header-fields':
      return <HeaderFields body={body} {...rest} />;
    case 'state-pair':
      return <StateFields body={body} {...rest} />;
    case 'free-text':
      return <FreeTextForm {...rest} />;
    default:
      return never(body);
  }
}
