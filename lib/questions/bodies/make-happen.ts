import { z } from 'zod';
import { authoredEnds, type AnswerForm } from '../answer-form';
import { endNames, endTexts } from '../parts';
import { goal, milliseconds, place, setup, typedCall, typedSegment, userCalls } from './events';

const kind = z.literal('make-happen');
const mostEvents = 24;

/** What can be done to segments on their way, and that foreign ones can be sent. */
export const networkDeeds = ['lose', 'duplicate', 'delay', 'inject'] as const;

/** When it happens, in milliseconds from the start; null: once all before it has come to rest. */
const atMs = milliseconds.nullable();
/** The nth segment that this end sends. */
const segment = { from: z.enum(endNames), nth: place };
const event = z.discriminatedUnion('do', [
  z.strictObject({ ...typedCall.shape, atMs }),
  z.strictObject({ do: z.literal('lose'), ...segment }),
  z.strictObject({ do: z.literal('duplicate'), ...segment }),
  z.strictObject({ do: z.literal('delay'), ...segment, ms: milliseconds }),
  /** A segment that neither end sent arrives at `to` as if from the other. */
  z.strictObject({ do: z.literal('inject'), to: z.enum(endNames), ...typedSegment, atMs }),
]);
export type MadeEvent = z.infer<typeof event>;
const events = z.array(event).max(mostEvents);

/** The stem says the goal; the reader gives the events that lead to it. */
export const makeHappenPublic = z.strictObject({
  kind,
  ends: endTexts,
  /** The calls and deeds that are offered. */
  calls: z.array(z.enum(userCalls)).max(userCalls.length),
  deeds: z.array(z.enum(networkDeeds)).max(networkDeeds.length),
  /** So many events there may be. */
  most: z.number().int().min(1).max(mostEvents),
});

export const makeHappenKey = z.strictObject({
  kind,
  setup,
  goal: goal.min(1),
  /** Events that reach the goal, to show; any that do are right. */
  model: events.min(1),
});

export const makeHappenResponse = z.strictObject({ kind, events: events.min(1) });

export const makeHappenAnswer = (form: AnswerForm) =>
  z.strictObject({
    kind,
    ends: authoredEnds(form),
    calls: z.array(z.enum(userCalls)).max(userCalls.length).default([]),
    deeds: z.array(z.enum(networkDeeds)).max(networkDeeds.length).default([]),
    most: z.number().int().min(1).max(mostEvents).default(8),
    setup,
    goal: goal.min(form.least(1)),
    model: events.min(form.least(1)),
  });
