import { z } from 'zod';
import { endNames, flagNames, stateNames, typed, typedField } from '../parts';

/** What a user can ask of TCP (RFC 9293 §3.9.1). `send` and `receive` say how many octets. */
export const userCalls = ['open', 'listen', 'send', 'receive', 'close', 'abort'] as const;
export type UserCall = (typeof userCalls)[number];

const end = z.enum(endNames);
/** One user calls; in a table of events it happens where it stands. */
export const typedCall = z.strictObject({
  do: z.literal('call'),
  end,
  call: z.enum(userCalls),
  /** For `send` and `receive`; null otherwise. */
  octets: typed.nullable(),
});

/** The fields of a segment as a person types them. */
export const typedSegment = { flags: typedField, seq: typed, ack: typed, len: typed };

/** The place of something in a list; 1 is the first. */
export const place = z.number().int().min(1).max(40);
export const milliseconds = z.number().min(0).max(3_600_000);

/** Where a run begins, as lib/sim reads it. */
export const setup = z.record(z.string().max(40), z.json());

/** One thing that must hold of a run; a goal is all of them. */
const goalTerm = z.discriminatedUnion('what', [
  /** The end is in the state when all has come to rest; `ever`: it was in it at some moment. */
  z.strictObject({
    what: z.literal('state'),
    end,
    state: z.enum(stateNames),
    ever: z.boolean().default(false),
  }),
  /** So many segments with exactly these flags (PSH left aside) were sent. */
  z.strictObject({
    what: z.literal('segment'),
    from: end,
    flags: z.array(z.enum(flagNames)).max(6),
    least: z.number().int().min(0).max(40),
    most: z.number().int().min(0).max(40).nullable(),
  }),
  /** The user of an end was told so: `connection reset`, as the trace says it. */
  z.strictObject({ what: z.literal('result'), end, result: z.string().min(1).max(80) }),
]);
export const goal = z.array(goalTerm).max(12);
export type GoalTerm = z.infer<typeof goalTerm>;
