import { z } from 'zod';
import { authoredEnds, authoredFields, reasons, type AnswerForm } from '../answer-form';
import { endNames, endTexts, fault, fieldValues, headerFieldIds, typedFields } from '../parts';

const kind = z.literal('predict-segments');
const mostSegments = 6;
/** Which segment of those asked for; 1 is the first. */
const place = z.number().int().min(1).max(mostSegments);

export const predictSegmentsPublic = z.strictObject({
  kind,
  /** So many segments are asked for, in order of sending. */
  count: place,
  ends: endTexts,
  /** What is asked of each besides its sender. */
  fields: z.array(z.enum(headerFieldIds)).min(1),
});

const segment = z.strictObject({ from: z.enum(endNames), fields: fieldValues });
export type PredictedSegment = z.infer<typeof segment>;

export const predictSegmentsKey = z.strictObject({
  kind,
  /** The sequences that are right: more than one where the order of sending is open. The first is the one to show. */
  accepted: z.array(z.array(segment).min(1).max(mostSegments)).min(1).max(12),
  /** Shown when the segment at this place has this sender (where one is named) and these fields. */
  faults: z
    .array(
      z.strictObject({
        segment: place,
        from: z.enum(endNames).nullable(),
        fields: fieldValues,
        fault,
      }),
    )
    .max(40),
});

export const predictSegmentsResponse = z.strictObject({
  kind,
  /** At most as many as asked for; what is left out at the end earns nothing. */
  segments: z
    .array(z.strictObject({ from: z.enum(endNames), fields: typedFields }))
    .min(1)
    .max(mostSegments),
});

const authoredSegment = z.strictObject({ from: z.enum(endNames), fields: authoredFields });

export const predictSegmentsAnswer = (form: AnswerForm) =>
  z.strictObject({
    kind,
    ends: authoredEnds(form),
    /** The segments asked for; those fields are asked that the first one has. */
    segments: z.array(authoredSegment).min(form.least(1)).max(mostSegments),
    /** Further sequences that are right as well. */
    also: z.array(z.array(authoredSegment).min(1).max(mostSegments)).max(11).default([]),
    faults: z
      .array(
        z.strictObject({
          segment: place,
          from: z.enum(endNames).optional(),
          fields: authoredFields.default({}),
          ...reasons(form),
        }),
      )
      .max(40)
      .default([]),
  });
