import { lazy, Suspense } from 'react';
import type { BodyOf, LadderRow, MadeEvent, PublicBody } from '@/lib/questions';
import { FieldError } from '../ui/field';
import { controlNames, nameIn } from './control-names';
import { legendClass, type FieldsProps } from './fields-props';
import { Held } from './held';
import { readRows } from './rows';

const LadderRows = lazy(() => import('./ladder-rows'));
const EventRows = lazy(() => import('./event-rows'));

/** A table of events: the ladder to draw, or what is to happen. */
export function RowsField({
  body,
  texts,
  part,
  invalid,
  feedback,
}: FieldsProps<BodyOf<PublicBody, 'draw-ladder' | 'make-happen'>>) {
  const names = texts.kinds.rows;
  const frozen = feedback !== null;
  return (
    <>
      <legend className={legendClass}>
        {body.kind === 'draw-ladder' ? names.draw : names.make}
      </legend>
      <Held name={nameIn(part, controlNames.rows)}>
        {(value, change) => {
          const onRows = (rows: readonly unknown[]) => {
            change(rows.length === 0 ? '' : JSON.stringify(rows));
          };
          return (
            <Suspense fallback={<div className="min-h-48" />}>
              {body.kind === 'draw-ladder' ? (
                <LadderRows
                  rows={readRows(value) as readonly LadderRow[]}
                  {...{ onRows, texts, frozen }}
                  most={body.most}
                  ends={body.ends}
                />
              ) : (
                <EventRows
                  rows={readRows(value) as readonly MadeEvent[]}
                  {...{ onRows, body, texts, frozen }}
                />
              )}
            </Suspense>
          );
        }}
      </Held>
      {invalid !== null && <FieldError>{invalid.message}</FieldError>}
    </>
  );
}
