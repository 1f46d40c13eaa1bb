import { z } from 'zod';
import type { AnswerForm } from '../answer-form';
import { misconceptionId, pointId, rich } from '../parts';

const kind = z.literal('multi-part');
const mostParts = 8;

/** How an earlier part must have come out: all of it right, less than that, or either. */
export const partOutcomes = ['full', 'less', 'any'] as const;

/** A part is asked when the earlier part `part` came out so, and showed the misconception where one is named. */
const when = z.strictObject({
  part: pointId,
  score: z.enum(partOutcomes),
  shows: misconceptionId.nullable(),
});

/** The question in parts, each of another kind; `Body` is what such a part shows. */
export const multiPartPublic = <Body extends z.ZodType>(body: Body) =>
  z.strictObject({
    kind,
    /** The parts that are asked of everybody before the first follow-up; later ones come with the key, as reached. */
    parts: z
      .array(
        z.strictObject({
          id: pointId,
          /** Null: the stem asks. */
          ask: rich.nullable(),
          body,
        }),
      )
      .min(1)
      .max(mostParts),
  });

export const multiPartKey = <Body extends z.ZodType, Key extends z.ZodType>(body: Body, key: Key) =>
  z.strictObject({
    kind,
    /** All parts in order; one is asked where its condition holds when it is reached (null: always). */
    parts: z
      .array(
        z.strictObject({ id: pointId, ask: rich.nullable(), when: when.nullable(), body, key }),
      )
      .min(1)
      .max(mostParts),
  });

export const multiPartResponse = <Response extends z.ZodType>(response: Response) =>
  z.strictObject({
    kind,
    /** The parts answered so far, in the order in which they are asked. */
    parts: z
      .array(z.strictObject({ id: pointId, response }))
      .min(1)
      .max(mostParts),
  });

export const multiPartAnswer = <Answer extends z.ZodType>(form: AnswerForm, answer: Answer) =>
  z.strictObject({
    kind,
    parts: z
      .array(
        z.strictObject({
          id: pointId,
          /** Left out for the first part, whose question is the stem. */
          ask: form.both.optional(),
          /** When it is asked. Left out: always. */
          when: z
            .strictObject({
              part: pointId,
              score: z.enum(partOutcomes).default('any'),
              shows: misconceptionId.optional(),
            })
            .optional(),
          answer,
        }),
      )
      .min(form.least(1))
      .max(mostParts),
  });
