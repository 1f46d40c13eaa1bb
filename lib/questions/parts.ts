import { z } from 'zod';

/** The pieces that the kinds of question are made of. */
export const stateNames = [
  'CLOSED',
  'LISTEN',
  'SYN-SENT',
  'SYN-RECEIVED',
  'ESTABLISHED',
  'FIN-WAIT-1',
  'FIN-WAIT-2',
  'CLOSE-WAIT',
  'CLOSING',
  'LAST-ACK',
  'TIME-WAIT',
] as const;
export type StateName = (typeof stateNames)[number];

export const headerFieldIds = ['flags', 'seq', 'ack', 'len'] as const;
export type HeaderFieldId = (typeof headerFieldIds)[number];
export const flagNames = ['SYN', 'FIN', 'RST', 'PSH', 'URG', 'ACK'] as const;
export type FlagName = (typeof flagNames)[number];

export const endNames = ['A', 'B'] as const;
export type EndName = (typeof endNames)[number];

/** Ids of options: the letter an author or generator gave, shuffled for display but stable in the records. */
export const optionId = z.string().regex(/^[a-z0-9-]{1,24}$/);
/** Ids of turns, rubric points, blanks and parts, unique within their question. */
export const pointId = z.string().regex(/^[a-z0-9-]{1,40}$/);
export const misconceptionId = z.string().regex(/^D\d\d$/);

export const rich = z.string().min(1).max(4000);
/** Something to choose, to put in order or to match, in the reader's language. */
export const choosable = z.strictObject({ id: optionId, text: rich });
/** What each end is called in the stem, in the reader's language. */
export const endTexts = z.strictObject({ A: z.string(), B: z.string() });

/** Why an answer is wrong: what one named misconception (D01..D47), or a near miss, leads to. */
export const fault = z.strictObject({
  /** The misconception whose outcome this is; null for a near miss that has no name. */
  misconception: misconceptionId.nullable(),
  /** Said to who gives this answer; null when the misconception's own sentence says it all. */
  why: rich.nullable(),
});
export type Fault = z.infer<typeof fault>;

/** A number, a set of flags, or null for «this field means nothing here» (ack without the ACK bit). */
export const field = z.union([z.number().int(), z.array(z.enum(flagNames)), z.null()]);
export type FieldValue = z.infer<typeof field>;
export const fieldValues = z.partialRecord(z.enum(headerFieldIds), field);

/** A number as a person types it; the grader says what it made of it. */
export const typed = z.union([z.number(), z.string().max(64)]);
/** Flags as names; numbers as typed; an empty text or `-` for «means nothing here». */
export const typedField = z.union([typed, z.array(z.enum(flagNames)).max(6)]);
export const typedFields = z.partialRecord(z.enum(headerFieldIds), typedField);
/** A state name; RFC, Linux and BSD spellings are understood. */
export const typedState = z.string().max(24);
