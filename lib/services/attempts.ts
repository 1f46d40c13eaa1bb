import type { Actor } from '@/lib/auth';
import type { Locale } from '@/lib/i18n';
import { isRunning, type AttemptStatus } from '@/lib/interviews';
import { ok, type Result } from '@/lib/kit';
import { apply, end, ownAttempt, takerOf } from './attempts-find';
import { viewOf, type AttemptView } from './attempts-view';
import { countSave } from './limits';
import { refusal } from './refusal';
import type { ServiceError } from './service-error';

/** An attempt of one's own. Writes nothing, but where its time is over. */
export async function readAttempt(
  actor: Actor,
  id: string,
  locale: Locale,
): Promise<Result<AttemptView, ServiceError>> {
  const attempt = await ownAttempt(actor, id, locale);
  return attempt.ok ? ok(await viewOf(attempt.value, locale)) : attempt;
}

/** Goes to an item: in forward-only order to the next one, which closes the one that is left; else to any. */
export const goTo = (
  actor: Actor,
  id: string,
  { position, locale }: { readonly position: number; readonly locale: Locale },
): Promise<Result<AttemptView, ServiceError>> =>
  happen(actor, id, { kind: 'go', to: position }, locale);

/** Fixes the text of a turn of a free-text question and reveals its model answer and rubric, or the answers to parts of a question. */
export const lockTurn = (
  actor: Actor,
  id: string,
  asked: { readonly position: number; readonly turn: string; readonly locale: Locale },
): Promise<Result<AttemptView, ServiceError>> => {
  const { position, turn, locale } = asked;
  return happen(actor, id, { kind: 'lock', position, turn }, locale);
};

async function happen(
  actor: Actor,
  id: string,
  event: Parameters<typeof apply>[1],
  locale: Locale,
): Promise<Result<AttemptView, ServiceError>> {
  const taker = takerOf(actor, id, locale);
  if (!taker.ok) return taker;
  const counted = await countSave(taker.value, locale);
  if (!counted.ok) return counted;
  const found = await ownAttempt(actor, id, locale);
  if (!found.ok) return found;
  const applied = await apply(found.value, event);
  if (applied.kind === 'refused') {
    return refusal(actor, locale, applied.why, { attempt: id, event: event.kind });
  }
  return readAttempt(actor, id, locale);
}

export interface Submitted {
  readonly status: AttemptStatus;
  /** Where the report is. */
  readonly report: string;
}

/** Ends an attempt; once more gives the same answer. */
export async function submitAttempt(
  actor: Actor,
  id: string,
  locale: Locale,
): Promise<Result<Submitted, ServiceError>> {
  const found = await ownAttempt(actor, id, locale);
  if (!found.ok) return found;
  const { status } = isRunning(found.value.state)
    ? await end(found.value, 'submit')
    : found.value.state;
  return ok({ status, report: `/${locale}/attempts/${found.value.id}/report` });
}
