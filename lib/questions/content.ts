import { z } from 'zod';
import { authoredEnds, authoredFields, authoredOption, reasons, wholeForm } from './answer-form';
import { multiPartAnswer } from './bodies/multi-part';
import { topicIds, presetNames } from './item';
import { headerFieldIds, pointWeights, stateNames } from './kinds';
import { misconceptionId, pointId } from './parts';
import { answersIn } from './simple-answers';

/**
 * An authored question as it stands in content/questions/<topic>.yml and, parsed, in the database.
 * Texts are in both languages side by side: a question cannot be published in one alone.
 */
const both = wholeForm.both;
export type BothLanguages = z.infer<typeof both>;

const option = authoredOption(wholeForm).describe(
  'One option. Right ones say `right: true`; wrong ones say why they are wrong.',
);

const states = z.strictObject({ A: z.enum(stateNames), B: z.enum(stateNames) });
const faultTexts = reasons(wholeForm);

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
          misconception: misconceptionId.optional(),
        }),
      )
      .min(1)
      .max(12),
  })
  .describe('One question of the interviewer: the first is the stem, the others are follow-ups.');

/** The answers that may be a part of a question in parts. */
const simpleAnswers = [
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
    fields: authoredFields,
    given: z.partialRecord(z.enum(headerFieldIds), z.string()).default({}),
    faults: z.array(z.strictObject({ fields: authoredFields, ...faultTexts })).default([]),
  }),
  z.strictObject({
    kind: z.literal('state-pair'),
    ends: authoredEnds(wholeForm),
    states,
    faults: z.array(z.strictObject({ states, ...faultTexts })).default([]),
  }),
  ...answersIn(wholeForm),
] as const;
const simpleAnswer = z.discriminatedUnion('kind', simpleAnswers);
export type SimpleAnswer = z.infer<typeof simpleAnswer>;

const answer = z.discriminatedUnion('kind', [
  ...simpleAnswers,
  z.strictObject({ kind: z.literal('free-text'), turns: z.array(turn).min(1).max(8) }),
  multiPartAnswer(wholeForm, simpleAnswer),
]);
export type AuthoredAnswer = z.infer<typeof answer>;

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
