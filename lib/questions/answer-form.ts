import { z } from 'zod';
import { flagNames, headerFieldIds, misconceptionId, optionId } from './parts';

const text = (least: number) => z.string().min(least).max(4000);
const textPair = (least: number) => z.strictObject({ en: text(least), 'zh-CN': text(least) });

/** How an answer is written down: as a whole one, or by somebody who is still at it. */
export interface AnswerForm {
  /** A text in both languages. */
  readonly both: ReturnType<typeof textPair>;
  /** So many at least are needed of something, in this form. */
  readonly least: (needed: number) => number;
}

/** As it stands in content/questions and in what is published: nothing is missing. */
export const wholeForm: AnswerForm = { both: textPair(1), least: (needed) => needed };
/** As its author goes on with it: texts may be empty and lists short. */
export const draftForm: AnswerForm = { both: textPair(0), least: () => 0 };

/** Why a wrong answer is wrong: a named misconception, a text, or both. */
export const reasons = ({ both }: AnswerForm) => ({
  misconception: misconceptionId.optional(),
  why: both.optional(),
});

/** Something to choose, to put in order or to match. */
export const authoredChoosable = ({ both }: AnswerForm) =>
  z.strictObject({ id: optionId, text: both });

/** A choosable that says whether it is the right one, or why it is not. */
export const authoredOption = (form: AnswerForm) =>
  z.strictObject({
    ...authoredChoosable(form).shape,
    right: z.literal(true).optional(),
    ...reasons(form),
  });

export const authoredEnds = ({ both }: AnswerForm) => z.strictObject({ A: both, B: both });

/** A number of 32 bits. */
export const authoredNumber = z.number().int().min(0).max(4_294_967_295);
/** A header field as an author gives it. */
export const authoredField = z.union([authoredNumber, z.array(z.enum(flagNames)).max(6), z.null()]);
export const authoredFields = z.partialRecord(z.enum(headerFieldIds), authoredField);
