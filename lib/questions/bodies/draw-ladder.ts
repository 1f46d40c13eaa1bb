import { z } from 'zod';
import { authoredEnds, type AnswerForm } from '../answer-form';
import { endNames, endTexts } from '../parts';
import { goal, place, setup, typedCall, typedSegment } from './events';

const kind = z.literal('draw-ladder');
const mostRows = 24;

/** What becomes of a segment on its way. */
export const segmentFates = ['delivered', 'lost', 'duplicated'] as const;

/** One row of the table, in the order in which things are done: a call, or a segment sent. */
const row = z.discriminatedUnion('do', [
  typedCall,
  z.strictObject({
    do: z.literal('segment'),
    from: z.enum(endNames),
    ...typedSegment,
    fate: z.enum(segmentFates),
    /** The row after which it arrives, where something else happens first; null: before the next row. */
    after: place.nullable(),
  }),
]);
export type LadderRow = z.infer<typeof row>;
const rows = z.array(row).max(mostRows);

/** The stem says where it begins and what is to be reached; the reader draws what happens between the ends. */
export const drawLadderPublic = z.strictObject({
  kind,
  ends: endTexts,
  /** So many rows there may be. */
  most: z.number().int().min(1).max(mostRows),
});

export const drawLadderKey = z.strictObject({
  kind,
  setup,
  /** What the ladder must lead to, besides being possible. */
  goal: goal.min(1),
  /** One ladder that is right, to show; any that the simulator can produce from the setup is. */
  model: rows.min(1),
});

export const drawLadderResponse = z.strictObject({ kind, rows: rows.min(1) });

export const drawLadderAnswer = (form: AnswerForm) =>
  z.strictObject({
    kind,
    ends: authoredEnds(form),
    most: z.number().int().min(1).max(mostRows).default(12),
    setup,
    goal: goal.min(form.least(1)),
    model: rows.min(form.least(1)),
  });
