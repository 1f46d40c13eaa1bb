import { z } from 'zod';

/** The kinds of question. An id is stored for ever; a new kind is a new id. */
export const kindIds = [
  'single-choice',
  'multiple-choice',
  'numeric',
  'header-fields',
  'state-pair',
  'free-text',
] as const;
export type KindId = (typeof kindIds)[number];

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

/** Ids of options: the letter an author or generator gave, shuffled for display but stable in the records. */
const optionId = z.string().regex(/^[a-z0-9-]{1,24}$/);
const rich = z.string().min(1).max(4000);

/** What a kind shows before it is answered. Never holds the key. */
export const publicBody = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('single-choice'),
    options: z
      .array(z.strictObject({ id: optionId, text: rich }))
      .min(2)
      .max(8),
  }),
  z.strictObject({
    kind: z.literal('multiple-choice'),
    options: z
      .array(z.strictObject({ id: optionId, text: rich }))
      .min(2)
      .max(10),
  }),
  z.strictObject({
    kind: z.literal('numeric'),
    /** Shown after the input field: `ms`, `s`, `octets`; null when the number has none. */
    unit: z.string().max(24).nullable(),
  }),
  z.strictObject({
    kind: z.literal('header-fields'),
    /** The fields asked for, in order. */
    fields: z.array(z.enum(headerFieldIds)).min(1),
    /** The fields of the same segment that are given. */
    given: z.partialRecord(z.enum(headerFieldIds), z.string()),
  }),
  z.strictObject({
    kind: z.literal('state-pair'),
    /** What each end is called in the stem, in the reader's language. */
    ends: z.strictObject({ A: z.string(), B: z.string() }),
  }),
  /** Answered in the reader's own words, turn by turn; follow-ups come with the key, as they are reached. */
  z.strictObject({ kind: z.literal('free-text') }),
]);
export type PublicBody = z.infer<typeof publicBody>;

/** Why an answer is wrong: what one named misconception (D01..D47), or a near miss, leads to. */
const fault = z.strictObject({
  /** The misconception whose outcome this is; null for a near miss that has no name. */
  misconception: z
    .string()
    .regex(/^D\d\d$/)
    .nullable(),
  /** Said to who gives this answer; null when the misconception's own sentence says it all. */
  why: rich.nullable(),
});

const field = z.union([z.number().int(), z.array(z.enum(flagNames)), z.null()]);

/** Ids of turns and rubric points, unique within their question. */
const pointId = z.string().regex(/^[a-z0-9-]{1,40}$/);

/** What an answer should say (must), may say (plus), and must not say (trap). */
export const pointWeights = ['must', 'plus', 'trap'] as const;
export type PointWeight = (typeof pointWeights)[number];
const rubricPoint = z.strictObject({
  id: pointId,
  weight: z.enum(pointWeights),
  text: rich,
  /** For a trap: the misconception it shows. */
  misconception: z
    .string()
    .regex(/^D\d\d$/)
    .nullable(),
});
const turn = z.strictObject({
  id: pointId,
  /** What the interviewer asks; null for the first turn, whose question is the stem. */
  ask: rich.nullable(),
  /**
   * Asked only when all points of `said` were ticked in earlier turns and none of `unsaid` was; null: always. Turns
   * come in the order of the key; the first is always asked.
   */
  when: z
    .strictObject({ said: z.array(pointId).max(10), unsaid: z.array(pointId).max(10) })
    .nullable(),
  model: rich,
  rubric: z.array(rubricPoint).min(1).max(12),
});
export type FreeTextTurn = z.infer<typeof turn>;

/** What decides a response. Never leaves the server before grading. */
export const keyBody = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('single-choice'),
    correct: optionId,
    faults: z.record(optionId, fault),
  }),
  z.strictObject({
    kind: z.literal('multiple-choice'),
    correct: z.array(optionId).min(1),
    /** For a wrong option: what choosing it shows. For a right one: what leaving it out shows. */
    faults: z.record(optionId, fault),
  }),
  z.strictObject({
    kind: z.literal('numeric'),
    value: z.number(),
    /** Accepted distance from the value; 0 = exact. */
    tolerance: z.number().min(0),
    faults: z.array(z.strictObject({ value: z.number(), fault })),
  }),
  z.strictObject({
    kind: z.literal('header-fields'),
    /** A number, a set of flags, or null for «this field means nothing here» (ack without the ACK bit). */
    fields: z.partialRecord(z.enum(headerFieldIds), field),
    faults: z.array(
      z.strictObject({ fields: z.partialRecord(z.enum(headerFieldIds), field), fault }),
    ),
  }),
  z.strictObject({
    kind: z.literal('state-pair'),
    states: z.strictObject({ A: z.enum(stateNames), B: z.enum(stateNames) }),
    faults: z.array(
      z.strictObject({
        states: z.strictObject({ A: z.enum(stateNames), B: z.enum(stateNames) }),
        fault,
      }),
    ),
  }),
  z.strictObject({ kind: z.literal('free-text'), turns: z.array(turn).min(1).max(8) }),
]);
export type KeyBody = z.infer<typeof keyBody>;
export type Fault = z.infer<typeof fault>;
export type FieldValue = z.infer<typeof field>;

/** A number as a person types it; the grader says what it made of it. */
const typed = z.union([z.number(), z.string().max(64)]);

/** What a person answers. */
export const responseBody = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('single-choice'), choice: optionId }),
  z.strictObject({ kind: z.literal('multiple-choice'), choices: z.array(optionId).max(10) }),
  z.strictObject({ kind: z.literal('numeric'), value: typed }),
  z.strictObject({
    kind: z.literal('header-fields'),
    /** Flags as names; numbers as typed; an empty text or `-` for «means nothing here». */
    fields: z.partialRecord(
      z.enum(headerFieldIds),
      z.union([typed, z.array(z.enum(flagNames)).max(6)]),
    ),
  }),
  z.strictObject({
    kind: z.literal('state-pair'),
    /** State names; RFC, Linux and BSD spellings are understood. */
    states: z.strictObject({ A: z.string().max(24), B: z.string().max(24) }),
  }),
  z.strictObject({
    kind: z.literal('free-text'),
    /** The turns reached so far, in order. */
    turns: z
      .array(
        z.strictObject({
          id: pointId,
          text: z.string().max(8000),
          /** The points that the writer found in the text; null while not yet compared with the rubric. */
          ticked: z.array(pointId).max(12).nullable(),
        }),
      )
      .min(1)
      .max(8),
  }),
]);
export type ResponseBody = z.infer<typeof responseBody>;

export type BodyOf<Body extends { kind: KindId }, K extends KindId> = Extract<Body, { kind: K }>;
