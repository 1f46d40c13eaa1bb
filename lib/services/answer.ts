import { allowed, type Actor, type Guest, type Named } from '@/lib/auth';
import { findAnswer, isAnswerTo, isGuestId, recordAnswer, type Totals } from '@/lib/db';
import { grade, parseResponse, rightAnswerTo, shownParts } from '@/lib/graders';
import type { Locale } from '@/lib/i18n';
import { assert, ok, type Result } from '@/lib/kit';
import {
  itemVersion,
  type BodyOf,
  type Grade,
  type PublicBody,
  type ResponseBody,
} from '@/lib/questions';
import type { LadderView } from '@/lib/sim';
import { beliefsOf, type Belief } from './beliefs';
import { countWrite } from './limits';
import { isPractised, nextRef, type Scope } from './practice';
import { findQuestion, serve, type Question } from './question';
import { failure, type ServiceError } from './service-error';

export interface Submission {
  readonly ref: string;
  /** What is being practised: the next question comes from it. */
  readonly topic: Scope;
  readonly locale: Locale;
  /** As the browser sent it: parsed here against the kinds of question. */
  readonly response: unknown;
  /** Made by the browser: an answer sent twice counts once. */
  readonly idempotencyKey: string;
  readonly elapsedMs: number;
  /** When the browser says it was given. */
  readonly givenAt: Date;
  /** The id of the user that the page was made for; null for a visitor. */
  readonly as: string | null;
}

type Graded = Extract<Grade, { status: 'graded' }>;
type Invalid = Extract<Grade, { status: 'invalid' }>;

export interface GradedFeedback {
  readonly grade: Graded;
  /** The right answer, as a response. */
  readonly right: ResponseBody;
  readonly why: string;
  readonly remember: string | null;
  readonly sources: readonly string[];
  /** The run that decides; null where the question is not about one. */
  readonly evidence: LadderView | null;
  /** What the answer shows its giver to believe. */
  readonly beliefs: readonly Belief[];
  readonly nextRef: string;
  readonly progress: Totals;
}

/** A question in parts goes on: what it shows now. Nothing was recorded yet. */
export interface MoreParts {
  readonly more: BodyOf<PublicBody, 'multi-part'>;
}

/** For an `invalid` grade nothing was recorded, and nothing of the key is told. */
export type Feedback = GradedFeedback | MoreParts | { readonly grade: Invalid };

export const isGraded = (feedback: Feedback): feedback is GradedFeedback =>
  'grade' in feedback && feedback.grade.status === 'graded';

/** Grades an answer and writes it down, once. What cannot be read is not recorded: the grade says what does not fit. */
export async function submitAnswer(
  actor: Actor,
  submission: Submission,
): Promise<Result<Feedback, ServiceError>> {
  const { ref, locale } = submission;
  if (!allowed(actor, 'practise')) return failure(locale, 'forbidden');
  if (await signInEnded(actor, submission.as)) return failure(locale, 'sign-in-expired');
  const counted = await countWrite(actor, locale);
  if (!counted.ok) return counted;
  const question = await findQuestion(ref, locale);
  if (!question || !isPractised(question)) return failure(locale, 'no-such-question');
  const response = parseResponse(submission.response, locale);
  if (!response.ok) return ok({ grade: { status: 'invalid', ...response.error } });
  const graded = grade(question.item, response.value, locale);
  if (graded.status === 'invalid') return ok({ grade: graded });
  const more = moreParts(question, response.value, locale);
  if (more !== null) return ok({ more });
  const writer = actor.kind === 'visitor' ? await actor.becomeGuest() : actor;
  return record(writer, question, submission, { response: response.value, graded });
}

/**
 * What a question in parts shows after these answers, where a part of it is not answered: a follow-up that they led to.
 * Null: there is nothing more to ask.
 */
function moreParts(
  question: Question,
  response: ResponseBody,
  locale: Locale,
): MoreParts['more'] | null {
  const { body: key } = question.item.key;
  if (key.kind !== 'multi-part' || response.kind !== 'multi-part') return null;
  const { body } = shownParts(key, response.parts, locale);
  if (body.parts.every(({ id }) => response.parts.some((part) => part.id === id))) return null;
  const shown = serve(question, { ...question.item.public, body }).public.body;
  assert(shown.kind === key.kind, 'a body of the same kind');
  return shown;
}

/** Whether the page was made for somebody signed in who no longer is. A guest who signed in meanwhile goes on. */
async function signInEnded(actor: Actor, as: string | null): Promise<boolean> {
  return as !== null && as !== actor.id && !(await isGuestId(as));
}

async function record(
  writer: Guest | Named,
  question: Question,
  submission: Submission,
  given: { readonly response: ResponseBody; readonly graded: Graded },
): Promise<Result<Feedback, ServiceError>> {
  const { topic, locale, idempotencyKey } = submission;
  const { recorded, totals } = await recordAnswer(
    {
      ...{ userId: writer.id, idempotencyKey, question: question.answered },
      ...{ topic: question.item.public.topic, locale, schemaVersion: itemVersion },
      ...{ response: given.response, score: given.graded.score },
      ...{ misconceptions: given.graded.misconceptions },
      ...{ elapsedMs: submission.elapsedMs, givenAt: submission.givenAt },
    },
    topic === 'all' ? null : topic,
  );
  const graded = recorded ? ok(given.graded) : await recordedGrade(writer, question, submission);
  if (!graded.ok) return graded;
  const next = await nextRef(writer.id, topic);
  return ok({
    ...feedback(question, graded.value, locale),
    right: rightAnswerTo(question.item.key, given.response, locale),
    nextRef: next,
    progress: totals,
  });
}

/** The grade of the answer that stands recorded under the key already. */
async function recordedGrade(
  writer: Guest | Named,
  question: Question,
  { idempotencyKey, locale }: Submission,
): Promise<Result<Graded, ServiceError>> {
  const recorded = await findAnswer(writer.id, idempotencyKey);
  // Gone: the account was disabled or removed between reading the session and writing.
  if (!recorded) return failure(locale, 'sign-in-expired');
  if (!isAnswerTo(recorded, question.answered)) return failure(locale, 'key-reused');
  const response = parseResponse(recorded.response, locale);
  assert(response.ok, 'a recorded response that can be read');
  const graded = grade(question.item, response.value, locale);
  assert(graded.status === 'graded', 'a recorded response that can be graded');
  return ok(graded);
}

function feedback(
  { item: { key } }: Question,
  graded: Graded,
  locale: Locale,
): Omit<GradedFeedback, 'right' | 'nextRef' | 'progress'> {
  return {
    grade: graded,
    ...{ why: key.why, remember: key.remember, sources: key.sources, evidence: key.evidence },
    beliefs: beliefsOf(graded.misconceptions, locale),
  };
}
