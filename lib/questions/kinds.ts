import { z } from 'zod';
import { drawLadderKey, drawLadderPublic, drawLadderResponse } from './bodies/draw-ladder';
import { makeHappenKey, makeHappenPublic, makeHappenResponse } from './bodies/make-happen';
import { matchKey, matchPublic, matchResponse } from './bodies/match';
import { multiPartKey, multiPartPublic, multiPartResponse } from './bodies/multi-part';
import { orderKey, orderPublic, orderResponse } from './bodies/order';
import {
  predictSegmentsKey,
  predictSegmentsPublic,
  predictSegmentsResponse,
} from './bodies/predict-segments';
import { readCaptureKey, readCapturePublic, readCaptureResponse } from './bodies/read-capture';
import { shortTextKey, shortTextPublic, shortTextResponse } from './bodies/short-text';
import { spotLineKey, spotLinePublic, spotLineResponse } from './bodies/spot-line';
import { statePathKey, statePathPublic, statePathResponse } from './bodies/state-path';
import { verdictKey, verdictPublic, verdictResponse } from './bodies/verdict';
import {
  choosable,
  endTexts,
  fault,
  fieldValues,
  headerFieldIds,
  misconceptionId,
  optionId,
  pointId,
  rich,
  stateNames,
  typed,
  typedFields,
  typedState,
} from './parts';

export type { EndName, Fault, FieldValue, FlagName, HeaderFieldId, StateName } from './parts';
export { endNames, flagNames, headerFieldIds, stateNames } from './parts';
export type { MadeEvent } from './bodies/make-happen';
export type { LadderRow } from './bodies/draw-ladder';
export type { GoalTerm, UserCall } from './bodies/events';
export type { PredictedSegment } from './bodies/predict-segments';
export type { BlankType, BlankValue } from './bodies/read-capture';
export { segmentFates } from './bodies/draw-ladder';
export { userCalls } from './bodies/events';
export { networkDeeds } from './bodies/make-happen';
export { longestShortText } from './bodies/short-text';
export { verdictNames, type VerdictName } from './bodies/verdict';

/** The kinds of question. An id is stored for ever; a new kind is a new id. */
export const kindIds = [
  'single-choice',
  'multiple-choice',
  'numeric',
  'header-fields',
  'state-pair',
  'free-text',
  'verdict',
  'order',
  'match',
  'predict-segments',
  'draw-ladder',
  'make-happen',
  'spot-line',
  'read-capture',
  'state-path',
  'short-text',
  'multi-part',
] as const;
export type KindId = (typeof kindIds)[number];

/** What the kinds show that may be a part of a question in parts. */
const simplePublic = [
  z.strictObject({ kind: z.literal('single-choice'), options: z.array(choosable).min(2).max(8) }),
  z.strictObject({
    kind: z.literal('multiple-choice'),
    options: z.array(choosable).min(2).max(10),
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
  z.strictObject({ kind: z.literal('state-pair'), ends: endTexts }),
  verdictPublic,
  orderPublic,
  matchPublic,
  predictSegmentsPublic,
  drawLadderPublic,
  makeHappenPublic,
  spotLinePublic,
  readCapturePublic,
  statePathPublic,
  shortTextPublic,
] as const;
const simplePublicBody = z.discriminatedUnion('kind', simplePublic);
export type SimplePublicBody = z.infer<typeof simplePublicBody>;

/** What a kind shows before it is answered. Never holds the key. */
export const publicBody = z.discriminatedUnion('kind', [
  ...simplePublic,
  /** Answered in the reader's own words, turn by turn; follow-ups come with the key, as they are reached. */
  z.strictObject({ kind: z.literal('free-text') }),
  multiPartPublic(simplePublicBody),
]);
export type PublicBody = z.infer<typeof publicBody>;

/** What an answer should say (must), may say (plus), and must not say (trap). */
export const pointWeights = ['must', 'plus', 'trap'] as const;
export type PointWeight = (typeof pointWeights)[number];
const rubricPoint = z.strictObject({
  id: pointId,
  weight: z.enum(pointWeights),
  text: rich,
  /** For a trap: the misconception it shows. */
  misconception: misconceptionId.nullable(),
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

const simpleKey = [
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
    fields: fieldValues,
    faults: z.array(z.strictObject({ fields: fieldValues, fault })),
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
  verdictKey,
  orderKey,
  matchKey,
  predictSegmentsKey,
  drawLadderKey,
  makeHappenKey,
  spotLineKey,
  readCaptureKey,
  statePathKey,
  shortTextKey,
] as const;
const simpleKeyBody = z.discriminatedUnion('kind', simpleKey);
export type SimpleKeyBody = z.infer<typeof simpleKeyBody>;

/** What decides a response. Never leaves the server before grading. */
export const keyBody = z.discriminatedUnion('kind', [
  ...simpleKey,
  z.strictObject({ kind: z.literal('free-text'), turns: z.array(turn).min(1).max(8) }),
  multiPartKey(simplePublicBody, simpleKeyBody),
]);
export type KeyBody = z.infer<typeof keyBody>;

const simpleResponse = [
  z.strictObject({ kind: z.literal('single-choice'), choice: optionId }),
  z.strictObject({ kind: z.literal('multiple-choice'), choices: z.array(optionId).max(10) }),
  z.strictObject({ kind: z.literal('numeric'), value: typed }),
  z.strictObject({ kind: z.literal('header-fields'), fields: typedFields }),
  z.strictObject({
    kind: z.literal('state-pair'),
    states: z.strictObject({ A: typedState, B: typedState }),
  }),
  verdictResponse,
  orderResponse,
  matchResponse,
  predictSegmentsResponse,
  drawLadderResponse,
  makeHappenResponse,
  spotLineResponse,
  readCaptureResponse,
  statePathResponse,
  shortTextResponse,
] as const;
const simpleResponseBody = z.discriminatedUnion('kind', simpleResponse);
export type SimpleResponseBody = z.infer<typeof simpleResponseBody>;

/** What a person answers. */
export const responseBody = z.discriminatedUnion('kind', [
  ...simpleResponse,
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
  multiPartResponse(simpleResponseBody),
]);
export type ResponseBody = z.infer<typeof responseBody>;

export type BodyOf<Body extends { kind: KindId }, K extends KindId> = Extract<Body, { kind: K }>;
