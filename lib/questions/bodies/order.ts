import { z } from 'zod';
import { authoredChoosable, reasons, type AnswerForm } from '../answer-form';
import { choosable, fault, optionId } from '../parts';

const kind = z.literal('order');
const mostSteps = 10;
/** The first of the two comes before the second. */
const precedence = z.tuple([optionId, optionId]);

export const orderPublic = z.strictObject({
  kind,
  steps: z.array(choosable).min(2).max(mostSteps),
});

export const orderKey = z.strictObject({
  kind,
  /** All the steps in one order that is right. */
  order: z.array(optionId).min(2).max(mostSteps),
  /** What must come before what, and with it all that follows from this; null: `order` is the only right one. */
  before: z.array(precedence).min(1).max(45).nullable(),
  /** Shown when `first` stands before `then`. */
  faults: z.array(z.strictObject({ first: optionId, then: optionId, fault })).max(20),
});

export const orderResponse = z.strictObject({ kind, order: z.array(optionId).max(mostSteps) });

export const orderAnswer = (form: AnswerForm) =>
  z.strictObject({
    kind,
    /** In an order that is right. */
    steps: z.array(authoredChoosable(form)).min(form.least(2)).max(mostSteps),
    /** Pairs of step ids, the earlier first. Left out: the order of `steps` is the only right one. */
    before: z.array(precedence).min(1).max(45).optional(),
    faults: z
      .array(z.strictObject({ first: optionId, then: optionId, ...reasons(form) }))
      .max(20)
      .default([]),
  });
