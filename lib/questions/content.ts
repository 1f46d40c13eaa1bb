import { z } from 'zod';
import { topicIds, presetNames } from './item';
import { flagNames, headerFieldIds, pointWeights, stateNames } from './kinds';

/**
 * An authored question as it stands in content/questions/<topic>.yml and, parsed, in the database.
 * Texts are in both languages side by side: a question cannot be published in one alone.
 */
const both = z.strictObject({
  en: z.string().min(1).max(4000),
  'zh-CN': z.string().min(1).max(4000),
});
export type BothLanguages = z.infer<typeof both>;

const option = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]{1,24}$/),
    text: both,
    right: z.literal(true).optional(),
    /** For a wrong option: the misconception it belongs to, as D01..D47. */
    misconception: z
      .string()
      .regex(/^D\d\d$/)
      .optional(),
    /** For a wrong option: what to tell who chose it. */
    why: both.optional(),
  })
  .describe('One option. Right ones say `right: true`; wrong ones say why they are wrong.');

const field = z.union([
  z.number().int().min(0).max(4294967295),
  z.array(z.enum(flagNames)),
  z.null(),
]);
const states = z.strictObject({ A: z.enum(stateNames), B: z.enum(stateNames) });
const faultTexts = {
  misconception: z
    .string()
    .regex(/^D\d\d$/)
    .optional(),
  why: both.optional(),
};

const pointId = z.string().regex(/^[a-z0-9-]{1,40}$/);
const turn = z
  .strictObject({
    id: pointId,
    /** Left out for the first turn, whose question is the stem. */
    ask: both.optional(),
    /** When a follow-up is asked: all of `said` ticked before, none of `unsaid`. Left out: always. */
    when: z
      .strictObject({
        said: z.array(pointId).max(10).default([]),
        unsaid: z.array(pointId).max(10).default([]),
      })
      .optional(),
    /** The model answer. */
    model: both,
    rubric: z
      .array(
        z.strictObject({
          id: pointId,
          weight: z.enum(pointWeights),
          text: both,
          misconception: z
            .string()
            .regex(/^D\d\d$/)
            .optional(),
        }),
      )
      .min(1)
      .max(12),
  })
  .describe('One question of the interviewer: the first is the stem, the others are follow-ups.');

const answer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('single-choice'), options: z.array(option).min(2).max(8) }),
  z.strictObject({ kind: z.literal('multiple-choice'), options: z.array(option).min(2).max(10) }),
  z.strictObject({
    kind: z.literal('numeric'),
    value: z.number(),
    tolerance: z.number().min(0).default(0),
    unit: both.optional(),
    faults: z.array(z.strictObject({ value: z.number(), ...faultTexts })).default([]),
  }),
  z.strictObject({
    kind: z.literal('header-fields'),
    fields: z.partialRecord(z.enum(headerFieldIds), field),
    given: z.partialRecord(z.enum(headerFieldIds), z.string()).default({}),
    faults: z
      .array(
        z.strictObject({ fields: z.partialRecord(z.enum(headerFieldIds), field), ...faultTexts }),
      )
      .default([]),
  }),
  z.strictObject({
    kind: z.literal('state-pair'),
    ends: z.strictObject({ A: both, B: both }),
    states,
    faults: z.array(z.strictObject({ states, ...faultTexts })).default([]),
  }),
  z.strictObject({ kind: z.literal('free-text'), turns: z.array(turn).min(1).max(8) }),
]);

export const authoredQuestion = z.strictObject({
  /** Unique in the bank, stable for ever: `handshake-third-segment-data`. */
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(80),
  difficulty: z.number().int().min(1).max(5),
  /** Which behaviour the question speaks of; left out when the answer is the same for both. */
  preset: z.enum(presetNames).optional(),
  stem: both,
  answer,
  /** Why the right answer is right. */
  why: both,
  /** One thing to remember. */
  remember: both.optional(),
  /** RFC clauses and ids of content/facts/claims.jsonl. */
  sources: z.array(z.string().min(1).max(160)).min(1),
});
export type AuthoredQuestion = z.infer<typeof authoredQuestion>;

export const questionFile = z.strictObject({
  topic: z.enum(topicIds),
  questions: z.array(authoredQuestion).min(1),
});
export type QuestionFile = z.infer<typeof questionFile>;
