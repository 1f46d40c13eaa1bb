import { z } from 'zod';
import { authoredOption, reasons, type AnswerForm } from '../answer-form';
import { choosable, fault, optionId } from '../parts';

const kind = z.literal('verdict');

/** What a claim may be: true, true only under a condition, false. (Not `true`: YAML makes that no text.) */
export const verdictNames = ['holds', 'depends', 'fails'] as const;
export type VerdictName = (typeof verdictNames)[number];

/** The stem is a claim; a verdict on it is worth something with the reason that carries it. */
export const verdictPublic = z.strictObject({ kind, reasons: z.array(choosable).min(2).max(8) });

export const verdictKey = z.strictObject({
  kind,
  verdict: z.enum(verdictNames),
  reason: optionId,
  /** By reason: what choosing it shows. */
  faults: z.record(optionId, fault),
  /** What each of the other two verdicts shows. */
  verdictFaults: z.array(z.strictObject({ verdict: z.enum(verdictNames), fault })).max(2),
});

export const verdictResponse = z.strictObject({
  kind,
  verdict: z.enum(verdictNames),
  reason: optionId,
});

export const verdictAnswer = (form: AnswerForm) =>
  z.strictObject({
    kind,
    verdict: z.enum(verdictNames),
    /** The one that carries the verdict says `right: true`; the others say why they do not. */
    reasons: z.array(authoredOption(form)).min(form.least(2)).max(8),
    faults: z
      .array(z.strictObject({ verdict: z.enum(verdictNames), ...reasons(form) }))
      .max(2)
      .default([]),
  });
