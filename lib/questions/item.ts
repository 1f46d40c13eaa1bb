import { z } from 'zod';
import type { keyBody, publicBody } from './kinds';

/** The stored form's version. A change of form is a new number and a step in migrations.ts. */
export const itemVersion = 1;

export const topicIds = [
  'handshake',
  'why-three',
  'states',
  'teardown',
  'why-four',
  'time-wait',
  '2msl',
] as const;
export type TopicId = (typeof topicIds)[number];

export const presetNames = ['rfc9293', 'linux'] as const;
export type PresetName = (typeof presetNames)[number];

/**
 * What the reader sees before answering, in one language. `Evidence` is the picture that belongs to the stem
 * (a LadderView of lib/sim); the question model only carries it.
 */
export interface PublicView<Evidence = unknown> {
  readonly v: typeof itemVersion;
  readonly topic: TopicId;
  /** 1 (recall) to 5 (expert). */
  readonly difficulty: number;
  /** The behaviour the question speaks of; null when the answer is the same for both. */
  readonly preset: PresetName | null;
  readonly stem: string;
  readonly evidence: Evidence | null;
  readonly body: z.infer<typeof publicBody>;
}

/** What decides and explains, in one language. Stays on the server until the answer is graded. */
export interface AnswerKey<Evidence = unknown> {
  readonly v: typeof itemVersion;
  readonly body: z.infer<typeof keyBody>;
  /** Why the right answer is right. */
  readonly why: string;
  /** One thing to remember. */
  readonly remember: string | null;
  /** RFC clauses (for example `RFC 9293 §3.10.7.4`) and claims behind the answer. */
  readonly sources: readonly string[];
  /** The whole run that decides the answer; null where a question is not about a run. */
  readonly evidence: Evidence | null;
}

/** Where a question comes from, enough to make it again. */
export type Provenance =
  | {
      readonly kind: 'authored';
      /** The id of the question in its bank. */
      readonly question: string;
      readonly version: number;
    }
  | {
      readonly kind: 'generated';
      /** The family, F01 to F26. */
      readonly generator: string;
      readonly version: number;
      readonly seed: string;
      readonly difficulty: number;
      readonly params: Readonly<Record<string, unknown>>;
    };

export interface Item<Evidence = unknown> {
  readonly public: PublicView<Evidence>;
  readonly key: AnswerKey<Evidence>;
  readonly provenance: Provenance;
}

/** A seed is 1 to 64 of `0-9a-z`. */
export const seedText = z.string().regex(/^[0-9a-z]{1,64}$/);

/** What a grader says of a response. */
export type Grade =
  | {
      readonly status: 'graded';
      /** 0 to 1. */
      readonly score: number;
      /** Per part: which fields, options or ends are right. */
      readonly parts: readonly { readonly part: string; readonly right: boolean }[];
      readonly misconceptions: readonly string[];
      /** What the answer given shows, in the reader's language; null for a right answer. */
      readonly why: string | null;
    }
  | {
      readonly status: 'invalid';
      /** The part of the response that does not fit. */
      readonly field: string;
      /** What was expected and what was found, in the reader's language. */
      readonly message: string;
    };
