import { z } from 'zod';
import { authoredNumber, reasons, type AnswerForm } from '../answer-form';
import { fault, flagNames, pointId, rich, stateNames, typedField } from '../parts';

const kind = z.literal('read-capture');
const mostBlanks = 12;

/**
 * What a blank takes: a number with its unit; a sequence or acknowledgment number (compared modulo 2^32, or «means
 * nothing»); flags; a state.
 */
export const blankTypes = ['number', 'seq', 'flags', 'state'] as const;
export type BlankType = (typeof blankTypes)[number];

export const readCapturePublic = z.strictObject({
  kind,
  /** The lines of the capture, as a tool prints them: the same in every language. */
  capture: z.string().min(1).max(8000),
  blanks: z
    .array(
      z.strictObject({
        id: pointId,
        ask: rich,
        type: z.enum(blankTypes),
        /** Shown after the field of a number; null where there is none. */
        unit: z.string().max(24).nullable(),
      }),
    )
    .min(1)
    .max(mostBlanks),
});

const blankValue = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('number'),
    value: z.number(),
    /** Accepted distance from the value; 0 = exact. */
    tolerance: z.number().min(0),
  }),
  z.strictObject({ type: z.literal('seq'), value: z.number().int().nullable() }),
  z.strictObject({ type: z.literal('flags'), value: z.array(z.enum(flagNames)) }),
  z.strictObject({ type: z.literal('state'), value: z.enum(stateNames) }),
]);
export type BlankValue = z.infer<typeof blankValue>;
const faultValue = z.union([
  z.number(),
  z.null(),
  z.array(z.enum(flagNames)).max(6),
  z.enum(stateNames),
]);

export const readCaptureKey = z.strictObject({
  kind,
  blanks: z.record(pointId, blankValue),
  /** Shown when the blank is filled in with this value. */
  faults: z.array(z.strictObject({ blank: pointId, value: faultValue, fault })).max(40),
});

export const readCaptureResponse = z.strictObject({
  kind,
  /** As typed; a blank that is left out earns nothing. */
  blanks: z.record(pointId, typedField),
});

export const readCaptureAnswer = (form: AnswerForm) => {
  const blank = { id: pointId, ask: form.both };
  return z.strictObject({
    kind,
    capture: z.string().min(form.least(1)).max(8000),
    blanks: z
      .array(
        z.discriminatedUnion('type', [
          z.strictObject({
            ...blank,
            type: z.literal('number'),
            value: z.number(),
            tolerance: z.number().min(0).default(0),
            unit: form.both.optional(),
          }),
          z.strictObject({ ...blank, type: z.literal('seq'), value: authoredNumber.nullable() }),
          z.strictObject({
            ...blank,
            type: z.literal('flags'),
            value: z.array(z.enum(flagNames)).max(6),
          }),
          z.strictObject({ ...blank, type: z.literal('state'), value: z.enum(stateNames) }),
        ]),
      )
      .min(form.least(1))
      .max(mostBlanks),
    faults: z
      .array(z.strictObject({ blank: pointId, value: faultValue, ...reasons(form) }))
      .max(40)
      .default([]),
  });
};
