import { z } from 'zod';
import { authoredEnds, authoredFields, authoredOption, draftForm, reasons } from './answer-form';
import { multiPartAnswer } from './bodies/multi-part';
import { authoredQuestion } from './content';
import { emptyAnswer, emptyText } from './empty-answer';
import { presetNames, topicIds, type TopicId } from './item';
import { headerFieldIds, kindIds, pointWeights, stateNames } from './kinds';
import { misconceptionId, pointId } from './parts';
import { answersIn } from './simple-answers';

/**
 * A question while its author works on it: the form of an authored question (content.ts) in which everything may still
 * be missing. Publishing (lib/authoring) turns it into a whole one, or says what is missing.
 */
const both = draftForm.both;
export type DraftText = z.infer<typeof both>;

const reasoned = reasons(draftForm);
const options = z.array(authoredOption(draftForm));
const fields = authoredFields;
const states = z.strictObject({ A: z.enum(stateNames), B: z.enum(stateNames) });
const points = z.array(pointId).max(10);

const turn = z.strictObject({
  id: pointId,
  ask: both.optional(),
  when: z.strictObject({ said: points.default([]), unsaid: points.default([]) }).optional(),
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
    .max(12),
});

const simpleAnswers = [
  z.strictObject({ kind: z.literal('single-choice'), options: options.max(8) }),
  z.strictObject({ kind: z.literal('multiple-choice'), options: options.max(10) }),
  z.strictObject({
    kind: z.literal('numeric'),
    /** Null while nothing is typed. */
    value: z.number().nullable(),
    tolerance: z.number().min(0).default(0),
    unit: both.optional(),
    faults: z
      .array(z.strictObject({ value: z.number().nullable(), ...reasoned }))
      .max(20)
      .default([]),
  }),
  z.strictObject({
    kind: z.literal('header-fields'),
    fields,
    given: z.partialRecord(z.enum(headerFieldIds), z.string().max(64)).default({}),
    faults: z
      .array(z.strictObject({ fields, ...reasoned }))
      .max(20)
      .default([]),
  }),
  z.strictObject({
    kind: z.literal('state-pair'),
    ends: authoredEnds(draftForm),
    states,
    faults: z
      .array(z.strictObject({ states, ...reasoned }))
      .max(20)
      .default([]),
  }),
  ...answersIn(draftForm),
] as const;
const simpleAnswer = z.discriminatedUnion('kind', simpleAnswers);
export type SimpleDraftAnswer = z.infer<typeof simpleAnswer>;

/** The answer of a draft, of any kind. */
export const draftAnswer = z.discriminatedUnion('kind', [
  ...simpleAnswers,
  z.strictObject({ kind: z.literal('free-text'), turns: z.array(turn).max(8) }),
  multiPartAnswer(draftForm, simpleAnswer),
]);
export type DraftAnswer = z.infer<typeof draftAnswer>;

const common = {
  /** The version of this form. */
  v: z.literal(1),
  topic: z.enum(topicIds),
  difficulty: z.number().int().min(1).max(5),
};

const writtenDraft = z
  .strictObject({
    ...common,
    kind: z.enum(kindIds),
    preset: z.enum(presetNames).nullable(),
    stem: both,
    answer: draftAnswer,
    why: both,
    remember: both.nullable(),
    sources: z.array(z.string().max(160)).max(20),
  })
  .refine(({ kind, answer }) => kind === answer.kind, {
    path: ['answer', 'kind'],
    message: 'the answer is of another kind than the question',
  });
export type WrittenDraft = z.infer<typeof writtenDraft>;

/** A question that the simulator makes afresh for everybody who takes it. */
const scenarioDraft = z.strictObject({
  ...common,
  kind: z.literal('scenario'),
  /** The family, F01 to F26. */
  generator: z.string().regex(/^F\d\d$/),
  /** Parameters of the family that are not to be drawn. */
  params: z.record(z.string().max(40), z.json()),
  /** What the author calls it in lists. */
  note: both,
});
export type ScenarioDraft = z.infer<typeof scenarioDraft>;

/** A published question of an author: as in content/, but they need not name a source. */
export const publishedQuestion = authoredQuestion.extend({
  sources: z.array(z.string().min(1).max(160)).max(20),
});

/** What is stored of an author's work. */
export const questionDraft = z.discriminatedUnion('kind', [writtenDraft, scenarioDraft]);
export type QuestionDraft = z.infer<typeof questionDraft>;

export const draftKinds = [...kindIds, 'scenario'] as const;
export type DraftKind = (typeof draftKinds)[number];

/** What a new question begins with. */
export function emptyDraft(kind: DraftKind, topic: TopicId): QuestionDraft {
  const start = { v: 1, topic, difficulty: 2 } as const;
  if (kind === 'scenario') {
    return { ...start, kind, generator: 'F05', params: {}, note: emptyText() };
  }
  return {
    ...start,
    ...{ kind, preset: null, stem: emptyText(), answer: emptyAnswer(kind) },
    ...{ why: emptyText(), remember: null, sources: [] },
  };
}
