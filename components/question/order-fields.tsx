import { lazy, Suspense } from 'react';
import type { BodyOf, PublicBody } from '@/lib/questions';
import { FieldError } from '../ui/field';
import { controlNames, nameIn } from './control-names';
import { legendClass, type FieldsProps } from './fields-props';
import { Held } from './held';

const OrderList = lazy(() => import('./order-list'));

/** The steps, to be moved to their places. */
export function OrderFields({
  body,
  texts,
  part,
  invalid,
  feedback,
}: FieldsProps<BodyOf<PublicBody, 'order'>>) {
  return (
    <>
      <legend className={legendClass}>{texts.kinds.order}</legend>
      <Held name={nameIn(part, controlNames.order)}>
        {(value, change) => (
          <Suspense fallback={<div className="min-h-64" />}>
            <OrderList
              steps={body.steps}
              order={value === '' ? null : value.split(' ')}
              onOrder={(order) => {
                change(order.join(' '));
              }}
              texts={texts}
              feedback={feedback}
            />
          </Suspense>
        )}
      </Held>
      {invalid !== null && <FieldError>{invalid.message}</FieldError>}
    </>
  );
}
