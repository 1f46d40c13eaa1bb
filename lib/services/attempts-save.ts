import type { Actor } from '@/lib/auth';
import {
  findAnyAttempt,
  findPlace,
  recordLate,
  recordRevision,
  type AnswerPlace,
  type NewRevision,
} from '@/lib/db';
import { grade, parseResponse, shownParts } from '@/lib/graders';
import type { Locale } from '@/lib/i18n';
import {
  isOver,
  isRunning,
  partsOf,
  receive,
  refusedTurn,
  type AttemptStatus,
} from '@/lib/interviews';
import { err, ok, present, type AttemptId, type Err, type Result } from '@/lib/kit';
import { itemVersion, type ResponseBody } from '@/lib/questions';
import { askedItem } from './attempt-questions';
import { end, takerOf, type Taker } from './attempts-find';
import { beatIfStale } from './heartbeat';
import { countSave } from './limits';
import { refusal } from './refusal';
import type { ServiceError } from './service-error';

export interface AnswerToSave {
  readonly position: number;
  /** As the browser sent it. */
  readonly response: unknown;
  /** Made by the browser: an answer sent twice is kept once. */
  readonly idempotencyKey: string;
  readonly givenAt: Date;
  readonly elapsedMs: number;
  readonly locale: Locale;
}

export interface SavedAnswer {
  readonly saved: {
    readonly position: number;
    readonly revision: number;
    /** Came after its item or the attempt was closed: kept, not counted. */
    readonly late: boolean;
  };
  readonly serverNow: number;
  readonly deadlineAt: number | null;
  readonly status: AttemptStatus;
}

const mostTries = 6;

/**
 * Keeps an answer of a running attempt: read, checked, and written in one statement only if nothing moved meanwhile; else
 * all once more. Whoever gets an answer can rely on it: it was committed. Nothing is told of whether it is right.
 */
export async function saveAnswer(
  actor: Actor,
  id: string,
  answer: AnswerToSave,
): Promise<Result<SavedAnswer, ServiceError>> {
  const { locale, position } = answer;
  const taker = takerOf(actor, id, locale);
  if (!taker.ok) return taker;
  const counted = await countSave(taker.value, locale);
  if (!counted.ok) return counted;
  const parsed = parseResponse(answer.response, locale);
  if (!parsed.ok) return invalid(taker.value, locale, parsed.error, { attempt: id, position });
  await beatIfStale();
  for (let tries = 0; tries < mostTries; tries += 1) {
    const tried = await trySave(taker.value, id, { ...answer, response: parsed.value });
    if (tried !== 'moved') return tried;
  }
  throw new Error(
    `The answer to item ${position} of ${id} lost ${mostTries} times against others.`,
  );
}

async function trySave(
  taker: Taker,
  id: string,
  answer: AnswerToSave & { readonly response: ResponseBody },
): Promise<Result<SavedAnswer, ServiceError> | 'moved'> {
  const { locale, position, idempotencyKey, response } = answer;
  const now = Date.now();
  const address = { attempt: id, owner: taker.id, position, idempotencyKey };
  const place = await findPlace({ ...address, response });
  const about = { attempt: id, position };
  if (!place) return refusal(taker, locale, 'no-such-attempt', about);
  const { recorded, item } = place;
  if (recorded) {
    return recorded.attemptId === id && recorded.position === position && recorded.same
      ? ok(await savedAs(place, id, position, recorded))
      : refusal(taker, locale, 'key-reused', about);
  }
  if (item?.openedAt == null) return refusal(taker, locale, 'item-not-open', about);
  const question = await askedItem(item, locale);
  const { body } = question.key;
  if (body.kind === 'multi-part') {
    // Before anything is graded: what is said of a part that is not shown yet would tell of the key.
    const locked = partsOf(item.response).slice(0, item.lockedTurns);
    const shown = shownParts(body, locked, locale).body.parts;
    const stray = partsOf(response).some((part) => !shown.some(({ id }) => id === part.id));
    if (stray) return refusal(taker, locale, 'turn-not-open', about);
    const why = refusedTurn(item.lockedTurns, item.response, response);
    if (why !== null) return refusal(taker, locale, why, about);
  }
  const graded = grade(question, response, locale);
  if (graded.status === 'invalid') return invalid(taker, locale, graded, about);
  const outcome = receive(place.course, item, response, now);
  if (outcome.kind === 'refused') return refusal(taker, locale, outcome.why, about);
  const revision: NewRevision = {
    ...{ attempt: id as AttemptId, owner: taker.id, item, context: place.kind, idempotencyKey },
    ...{ topic: question.public.topic, locale, schemaVersion: itemVersion, response },
    ...{ elapsedMs: answer.elapsedMs, givenAt: answer.givenAt, now },
  };
  const isLate = outcome.kind === 'late';
  const written = await (isLate ? recordLate(revision) : recordRevision(revision));
  if (written.kind === 'full') return refusal(taker, locale, 'too-late', about);
  if (written.kind !== 'made') return 'moved';
  return ok(await savedAs(place, id, position, { revision: written.revision, late: isLate }));
}

/** The refusal of a response that is none, or does not fit its question: names the field. */
function invalid(
  taker: Taker,
  locale: Locale,
  { field, message }: { readonly field: string; readonly message: string },
  about: Readonly<Record<string, string | number>>,
): Err<ServiceError> {
  const { error } = refusal(taker, locale, 'invalid-response', { ...about, field });
  return err({ ...error, field, message });
}

/** What is told of a kept answer. Where the time was over, the attempt is finished now. */
async function savedAs(
  { course }: AnswerPlace,
  id: string,
  position: number,
  { revision, late }: { readonly revision: number; readonly late: boolean },
): Promise<SavedAnswer> {
  const serverNow = Date.now();
  const ends = isRunning(course) && isOver(course, serverNow);
  const { status, deadlineAt } = ends
    ? await end(present(await findAnyAttempt(id), 'the attempt answered'), 'tick')
    : course;
  return { saved: { position, revision, late }, serverNow, deadlineAt, status };
}
