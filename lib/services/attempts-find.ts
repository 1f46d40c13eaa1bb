import { allowed, type Actor, type Guest, type Named } from '@/lib/auth';
import { changeAttempt, findAttempt, type ItemGrade, type StoredAttempt } from '@/lib/db';
import { grade } from '@/lib/graders';
import { defaultLocale, type Locale } from '@/lib/i18n';
import {
  isOver,
  isRunning,
  scoreOf,
  step,
  type AttemptEvent,
  type AttemptState,
} from '@/lib/interviews';
import { assert, ok, present, type Result } from '@/lib/kit';
import type { Item, ResponseBody } from '@/lib/questions';
import type { LadderView } from '@/lib/sim';
import { askedItem } from './attempt-questions';
import { beatIfStale } from './heartbeat';
import { isId } from './permitted';
import { refusal } from './refusal';
import { failure, type ServiceError } from './service-error';

/** Somebody who can have attempts. */
export type Taker = Guest | Named;

/** Who asks, if it is somebody who can have an attempt of this id at all. */
export function takerOf(actor: Actor, id: string, locale: Locale): Result<Taker, ServiceError> {
  if (!allowed(actor, 'take-attempts')) return failure(locale, 'forbidden');
  return actor.kind === 'visitor' || !isId(id)
    ? refusal(actor, locale, 'no-such-attempt', { attempt: id.slice(0, 64) })
    : ok(actor);
}

/**
 * An attempt of one's own as it stands now: where its time is over it is finished first. Another's is not told from one
 * that does not exist.
 */
export async function ownAttempt(
  actor: Actor,
  id: string,
  locale: Locale,
): Promise<Result<StoredAttempt, ServiceError>> {
  const taker = takerOf(actor, id, locale);
  if (!taker.ok) return taker;
  await beatIfStale();
  const found = await findAttempt(id, taker.value.id);
  if (!found) return refusal(actor, locale, 'no-such-attempt', { attempt: id });
  if (!isRunning(found.state) || !isOver(found.state, Date.now())) return ok(found);
  await end(found, 'tick');
  return ok(present(await findAttempt(id, taker.value.id), 'the attempt that has ended'));
}

/** Ends an attempt and grades it, in one transaction and once; nothing when it has ended, or its time is not over. */
export async function end(attempt: StoredAttempt, by: 'submit' | 'tick'): Promise<AttemptState> {
  // Outside of the transaction: meanwhile others may want the database.
  const questions = await Promise.all(attempt.items.map((item) => askedItem(item, defaultLocale)));
  return changeAttempt(attempt.id, (locked) => {
    const { state } = step(locked.state, { kind: by }, Date.now());
    if (!isRunning(locked.state)) return { change: null, value: state };
    return {
      change: { state, grades: isRunning(state) ? null : gradesOf(locked, state, questions) },
      value: state,
    };
  });
}

function gradesOf(
  { items }: StoredAttempt,
  state: AttemptState,
  questions: readonly Item<LadderView>[],
): { readonly items: readonly ItemGrade[]; readonly score: number } {
  const graded = items.map(({ points }, position) => {
    const question = present(questions[position], 'question');
    const response = state.items[position]?.response ?? null;
    return { topic: question.public.topic, points, ...gradeOf(question, response) };
  });
  return { items: graded, score: scoreOf(graded) };
}

/** What an answer counts; none counts nothing. */
function gradeOf(question: Item<LadderView>, response: ResponseBody | null): ItemGrade {
  if (response === null) return { score: 0, misconceptions: [] };
  const graded = grade(question, response, defaultLocale);
  assert(graded.status === 'graded', 'an answer that was saved can be graded');
  return graded;
}

/** What an event made of a running attempt; `ended`: its time was over before it came. */
export type Applied = ReturnType<typeof step>['outcome'] | { readonly kind: 'ended' };

/** Lets an event happen that ends nothing. */
export const apply = (
  attempt: StoredAttempt,
  event: Extract<AttemptEvent, { kind: 'go' | 'lock' }>,
): Promise<Applied> =>
  changeAttempt<Applied>(attempt.id, (locked) => {
    const { state, outcome } = step(locked.state, event, Date.now());
    if (!isRunning(state)) return { change: null, value: { kind: 'ended' } };
    return {
      change: state === locked.state ? null : { state, grades: null },
      value: outcome,
    };
  });
