import { z } from 'zod';
import { reasons, type AnswerForm } from '../answer-form';
import { fault, stateNames, typedState } from '../parts';

const kind = z.literal('state-path');
const mostStates = 12;
const path = z.array(z.enum(stateNames)).min(1).max(mostStates);

export const statePathPublic = z.strictObject({
  kind,
  start: z.enum(stateNames),
  /** So many states follow; null: how many is part of the question. */
  steps: z.number().int().min(1).max(mostStates).nullable(),
});

export const statePathKey = z.strictObject({
  kind,
  /** The states after the start, in order; any of these paths is right, the first is the one to show. */
  accepted: z.array(path).min(1).max(12),
  /** Shown by exactly this path. */
  faults: z.array(z.strictObject({ path, fault })).max(20),
});

export const statePathResponse = z.strictObject({
  kind,
  /** The states after the start, in order, in any spelling; the start itself may stand before them. */
  path: z
    .array(typedState)
    .min(1)
    .max(mostStates + 1),
});

export const statePathAnswer = (form: AnswerForm) =>
  z.strictObject({
    kind,
    start: z.enum(stateNames),
    /** `true`: the reader is not told how many states follow. */
    open: z.literal(true).optional(),
    accepted: z.array(path).min(form.least(1)).max(12),
    faults: z
      .array(z.strictObject({ path, ...reasons(form) }))
      .max(20)
      .default([]),
  });
