import { never } from '@/lib/kit';
import type { SimplePublicBody } from '@/lib/questions';
import { CaptureFields } from './capture-fields';
import { ChoiceFields } from './choice-fields';
import type { FieldsProps } from './fields-props';
import { HeaderFields } from './header-fields';
import { LineFields } from './line-fields';
import { MatchFields } from './match-fields';
import { NumericField } from './numeric-field';
import { OrderFields } from './order-fields';
import { PathFields } from './path-fields';
import { RowsField } from './rows-field';
import { SegmentFields } from './segment-fields';
import { ShortTextField } from './short-text-field';
import { StateFields } from './state-fields';
import { VerdictFields } from './verdict-fields';

/** The form of a question, or of a part of one: native controls, by kind. */
export function SimpleFields({ body, ...rest }: FieldsProps<SimplePublicBody>) {
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
    case 'verdict':
      return <VerdictFields body={body} {...rest} />;
    case 'order':
      return <OrderFields body={body} {...rest} />;
    case 'match':
      return <MatchFields body={body} {...rest} />;
    case 'predict-segments':
      return <SegmentFields body={body} {...rest} />;
    case 'draw-ladder':
    case 'make-happen':
      return <RowsField body={body} {...rest} />;
    case 'spot-line':
      return <LineFields body={body} {...rest} />;
    case 'read-capture':
      return <CaptureFields body={body} {...rest} />;
    case 'state-path':
      return <PathFields body={body} {...rest} />;
    case 'short-text':
      return <ShortTextField body={body} {...rest} />;
    default:
      return never(body);
  }
}
