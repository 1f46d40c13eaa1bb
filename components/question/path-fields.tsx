import { lazy, Suspense } from 'react';
import type { BodyOf, PublicBody } from '@/lib/questions';
import { FieldError } from '../ui/field';
import { fill } from '../ui/fill';
import { controlNames, nameIn } from './control-names';
import { legendClass, type FieldsProps } from './fields-props';
import { Held } from './held';
import { mostStates } from './listed-response';

const StatePath = lazy(() => import('./state-path'));

/** The states after the start, chosen one after the other. */
export function PathFields({
  body,
  texts,
  part,
  stateNames,
  invalid,
  feedback,
}: FieldsProps<BodyOf<PublicBody, 'state-path'>>) {
  return (
    <>
      <legend className={legendClass}>{fill(texts.kinds.path, { start: body.start })}</legend>
      <Held name={nameIn(part, controlNames.path)}>
        {(value, change) => (
          <Suspense fallback={<div className="min-h-64" />}>
            <StatePath
              start={body.start}
              path={value === '' ? [] : value.split(' ')}
              onPath={(path) => {
                change(path.join(' '));
              }}
              most={body.steps ?? mostStates}
              known={body.steps !== null}
              {...{ stateNames, texts, feedback }}
            />
          </Suspense>
        )}
      </Held>
      {invalid !== null && <FieldError>{invalid.message}</FieldError>}
    </>
  );
}
