import { allowed, type Actor } from '@/lib/auth';
import { attemptsOf, publicInterviews, type ListedAttempt, type OfferedInterview } from '@/lib/db';
import type { Locale } from '@/lib/i18n';
import type { AttemptStatus, InterviewDefinition } from '@/lib/interviews';
import { ok, type Result } from '@/lib/kit';
import { byLink, findSubject, type Takeable } from './attempts-subject';
import { failure, type ServiceError } from './service-error';

/** What awaits whoever starts it. */
export interface InterviewCard {
  readonly slug: string;
  readonly title: string;
  readonly lead: string;
  readonly level: InterviewDefinition['level'];
  /** Null: no limit. */
  readonly minutes: number | null;
  readonly navigation: InterviewDefinition['navigation'];
  readonly outage: InterviewDefinition['outage'];
  /** How many questions there are. */
  readonly items: number;
  readonly sections: readonly { readonly title: string; readonly items: number }[];
  /** Whether it comes from content/ and not from an author. */
  readonly official: boolean;
}

/** The interviews that everybody may take. */
export async function listInterviews(
  locale: Locale,
): Promise<Result<InterviewCard[], ServiceError>> {
  return ok((await publicInterviews()).map((interview) => cardOf(interview, locale)));
}

/** One interview: public, or one's own. */
export async function readInterview(
  actor: Actor,
  slug: string,
  locale: Locale,
): Promise<Result<InterviewCard, ServiceError>> {
  const found = await findSubject(actor, { interview: slug }, locale);
  if (!found.ok) return found;
  return found.value.kind === 'interview'
    ? ok(cardOf(found.value.interview, locale))
    : failure(locale, 'no-such-interview');
}

function cardOf({ slug, ownerId, definition }: OfferedInterview, locale: Locale): InterviewCard {
  const sections = definition.sections.map(({ title, items }) => ({
    title: title[locale],
    items: items.reduce((sum, entry) => sum + ('count' in entry ? entry.count : 1), 0),
  }));
  return {
    ...{ slug, title: definition.title[locale], lead: definition.lead[locale] },
    ...{ level: definition.level, minutes: definition.minutes },
    ...{ navigation: definition.navigation, outage: definition.outage },
    items: sections.reduce((sum, { items }) => sum + items, 0),
    sections,
    official: ownerId === null,
  };
}

/** What a link opens. */
export type LinkedSubject =
  | ({ readonly kind: 'interview' } & InterviewCard)
  | {
      readonly kind: 'set';
      readonly title: string;
      readonly lead: string | null;
      readonly items: number;
    };

/** What a link opens, for who has it; `link-void` when it opens nothing any more. */
export async function resolveLink(
  actor: Actor,
  token: string,
  locale: Locale,
): Promise<Result<LinkedSubject, ServiceError>> {
  if (!allowed(actor, 'take-attempts')) return failure(locale, 'forbidden');
  const found = await byLink(actor, token, locale);
  return found.ok ? ok(linkedOf(found.value, locale)) : found;
}

/** What an assignment of one's class, or a set that is public or one's own, consists of. */
export async function readTakeable(
  actor: Actor,
  asked: { readonly assignment: string } | { readonly set: string },
  locale: Locale,
): Promise<Result<LinkedSubject, ServiceError>> {
  const found = await findSubject(actor, asked, locale);
  return found.ok ? ok(linkedOf(found.value, locale)) : found;
}

function linkedOf(takeable: Takeable, locale: Locale): LinkedSubject {
  if (takeable.kind === 'interview') {
    return { kind: 'interview', ...cardOf(takeable.interview, locale) };
  }
  const { title, lead, items } = takeable.set;
  return { kind: 'set', title: title[locale], lead: lead?.[locale] ?? null, items: items.length };
}

export interface MyAttempt extends Omit<ListedAttempt, 'title'> {
  readonly title: string;
  readonly status: AttemptStatus;
}

const attemptsShown = 50;

/** One's own attempts, the newest first. */
export async function myAttempts(
  actor: Actor,
  locale: Locale,
): Promise<Result<MyAttempt[], ServiceError>> {
  if (!allowed(actor, 'take-attempts')) return failure(locale, 'forbidden');
  if (actor.kind === 'visitor') return ok([]);
  const now = Date.now();
  const listed = await attemptsOf(actor.id, attemptsShown);
  return ok(
    listed.map((attempt) => ({
      ...attempt,
      title: attempt.title[locale],
      // Over by its deadline, and graded when it is next looked at.
      status: isOverdue(attempt, now) ? 'expired' : attempt.status,
    })),
  );
}

const isOverdue = ({ status, deadlineAt }: ListedAttempt, now: number): boolean =>
  status === 'running' && deadlineAt !== null && deadlineAt <= now;
