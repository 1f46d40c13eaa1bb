import { z } from 'zod';
import { authoredChoosable, authoredOption, reasons, type AnswerForm } from '../answer-form';
import { choosable, fault, optionId } from '../parts';

const kind = z.literal('spot-line');
const mostLines = 20;

/** A numbered list in which one line cannot be, or is wrong. Its order is part of the question. */
export const spotLinePublic = z.strictObject({
  kind,
  lines: z.array(choosable).min(2).max(mostLines),
  /** Why it cannot be, to choose from; null: only the line is asked for. */
  reasons: z.array(choosable).min(2).max(8).nullable(),
});

export const spotLineKey = z.strictObject({
  kind,
  line: optionId,
  reason: optionId.nullable(),
  /** By line: what taking it for the wrong one shows. */
  faults: z.record(optionId, fault),
  /** By reason. */
  reasonFaults: z.record(optionId, fault),
});

export const spotLineResponse = z.strictObject({
  kind,
  line: optionId,
  /** Null where none is asked for; where one is, null earns nothing for it. */
  reason: optionId.nullable(),
});

export const spotLineAnswer = (form: AnswerForm) =>
  z.strictObject({
    kind,
    lines: z.array(authoredChoosable(form)).min(form.least(2)).max(mostLines),
    /** The id of the line that cannot be. */
    line: optionId,
    /** Left out: only the line is asked for. */
    reasons: z.array(authoredOption(form)).min(form.least(2)).max(8).optional(),
    faults: z
      .array(z.strictObject({ line: optionId, ...reasons(form) }))
      .max(mostLines)
      .default([]),
  });
