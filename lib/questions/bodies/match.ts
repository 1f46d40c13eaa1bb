import { z } from 'zod';
import { authoredChoosable, reasons, type AnswerForm } from '../answer-form';
import { choosable, fault, optionId } from '../parts';

const kind = z.literal('match');

/** Each left item has one partner; a right one may have several, or none. */
export const matchPublic = z.strictObject({
  kind,
  left: z.array(choosable).min(2).max(8),
  right: z.array(choosable).min(2).max(10),
});

export const matchKey = z.strictObject({
  kind,
  /** By left item. */
  pairs: z.record(optionId, optionId),
  faults: z.array(z.strictObject({ left: optionId, right: optionId, fault })).max(40),
});

export const matchResponse = z.strictObject({
  kind,
  /** By left item; one that is left out earns nothing. */
  pairs: z.record(optionId, optionId),
});

export const matchAnswer = (form: AnswerForm) =>
  z.strictObject({
    kind,
    left: z
      .array(
        z.strictObject({
          ...authoredChoosable(form).shape,
          /** The id of its partner among `right`. */
          to: optionId,
        }),
      )
      .min(form.least(2))
      .max(8),
    right: z.array(authoredChoosable(form)).min(form.least(2)).max(10),
    faults: z
      .array(z.strictObject({ left: optionId, right: optionId, ...reasons(form) }))
      .max(40)
      .default([]),
  });
