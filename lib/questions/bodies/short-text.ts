import { z } from 'zod';
import { reasons, type AnswerForm } from '../answer-form';
import { fault } from '../parts';

const kind = z.literal('short-text');
/** A few words: what a person types into one line. */
export const longestShortText = 200;
const form = z.string().min(1).max(longestShortText);
const forms = z.array(form).max(20);
/** Words and phrases that stand for each other. */
const synonyms = z.array(z.array(form).min(2).max(12)).max(20);

/** A few words of the reader's own. */
export const shortTextPublic = z.strictObject({ kind });

export const shortTextKey = z.strictObject({
  kind,
  /** Forms of the right answer, words apart by spaces; the first is the one to show. */
  accepted: forms.min(1).max(40),
  synonyms: z.array(z.array(form).min(2).max(24)).max(40),
  /** Whether the words must stand in the order of the form. */
  ordered: z.boolean(),
  /** Answers that are wrong in a known way, read as the accepted ones are. */
  faults: z.array(z.strictObject({ text: form, fault })).max(40),
});

export const shortTextResponse = z.strictObject({ kind, text: z.string().max(longestShortText) });

/** The forms of both languages are accepted from readers of either: many say the English word. */
export const shortTextAnswer = (of: AnswerForm) => {
  const accepted = forms.min(of.least(1));
  return z.strictObject({
    kind,
    accepted: z.strictObject({ en: accepted, 'zh-CN': accepted }),
    synonyms: z
      .strictObject({ en: synonyms.default([]), 'zh-CN': synonyms.default([]) })
      .default({ en: [], 'zh-CN': [] }),
    /** `true`: the words must stand in the order of the form. */
    ordered: z.literal(true).optional(),
    faults: z
      .array(z.strictObject({ text: of.both, ...reasons(of) }))
      .max(20)
      .default([]),
  });
};
