import type { PublicBody } from '@/lib/questions';
import type { FieldsProps } from './fields-props';
import { FreeTextForm } from './free-text-form';
import { PartFields } from './part-fields';
import { SimpleFields } from './simple-fields';

/** The form of a question: native controls, by kind. */
export function AnswerFields(props: FieldsProps<PublicBody>) {
  const { body, locked = [], ...rest } = props;
  if (body.kind === 'free-text') return <FreeTextForm {...rest} />;
  if (body.kind === 'multi-part') return <PartFields body={body} locked={locked} {...rest} />;
  return <SimpleFields body={body} {...rest} />;
}
