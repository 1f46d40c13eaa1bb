import type { Actor } from '@/lib/auth';
import { allowed } from '@/lib/auth';
import {
  contentBank,
  interviewById,
  interviewBySlug,
  isOpenLink,
  offeredQuestions,
  readAssignment,
  readSetForTaking,
  readShareLink,
  type NewAttempt,
  type OfferedInterview,
  type SetForTaking,
  type Subject,
} from '@/lib/db';
import type { Locale } from '@/lib/i18n';
import { compile, planOfSet, type Plan, type Slot } from '@/lib/interviews';
import { ok, type Random, type Result } from '@/lib/kit';
import { isId } from './permitted';
import { refusal } from './refusal';
import { failure, type ServiceError } from './service-error';

/** What somebody asks to take. */
export type AskedSubject =
  | { readonly interview: string }
  | { readonly set: string }
  | { readonly link: string }
  | { readonly assignment: string };

/** What is to be taken, once it is known that this person may. */
export type Takeable =
  | { readonly kind: 'interview'; readonly interview: OfferedInterview }
  | { readonly kind: 'set'; readonly set: SetForTaking };

/** Finds what somebody asks to take: public, their own, or opened by a link or an assignment. */
export async function findSubject(
  actor: Actor,
  asked: AskedSubject,
  locale: Locale,
): Promise<Result<Takeable & { readonly assignmentId: string | null }, ServiceError>> {
  if (!allowed(actor, 'take-attempts')) return failure(locale, 'forbidden');
  if ('link' in asked) return unassigned(await byLink(actor, asked.link, locale));
  if ('assignment' in asked) return byAssignment(actor, asked.assignment, locale);
  return unassigned(
    'interview' in asked
      ? await openInterview(actor, asked.interview, locale)
      : await openSet(actor, asked.set, locale),
  );
}

const unassigned = (found: Result<Takeable, ServiceError>) =>
  found.ok ? ok({ ...found.value, assignmentId: null }) : found;

type Ownable = Pick<OfferedInterview, 'ownerId' | 'visibility'>;
const isOpenTo = (actor: Actor, { ownerId, visibility }: Ownable): boolean =>
  visibility === 'public' || (ownerId !== null && ownerId === actor.id);

async function openInterview(
  actor: Actor,
  slug: string,
  locale: Locale,
): Promise<Result<Takeable, ServiceError>> {
  const interview = await interviewBySlug(slug);
  return interview && isOpenTo(actor, interview)
    ? ok({ kind: 'interview', interview })
    : refusal(actor, locale, 'no-such-interview', { interview: slug.slice(0, 80) });
}

async function openSet(
  actor: Actor,
  id: string,
  locale: Locale,
): Promise<Result<Takeable, ServiceError>> {
  const set = isId(id) ? await readSetForTaking(id) : null;
  return set && isOpenTo(actor, set)
    ? ok({ kind: 'set', set })
    : refusal(actor, locale, 'no-such-set', { set: id.slice(0, 80) });
}

/** What a link opens; one that is unknown, has expired or was taken back opens nothing. */
export async function byLink(
  actor: Actor,
  token: string,
  locale: Locale,
): Promise<Result<Takeable, ServiceError>> {
  const link = isId(token) ? await readShareLink(token) : null;
  const found = link && isOpenLink(link, new Date()) ? await bySubject(link.subject) : null;
  // Whoever reads the log is not handed a link by it.
  return found ? ok(found) : refusal(actor, locale, 'link-void', { link: token.slice(0, 4) });
}

async function byAssignment(
  actor: Actor,
  id: string,
  locale: Locale,
): Promise<Result<Takeable & { readonly assignmentId: string }, ServiceError>> {
  if (actor.kind !== 'named') return failure(locale, 'sign-in-needed');
  const assignment = isId(id) ? await readAssignment(id, actor.id) : null;
  const found = assignment && (await bySubject(assignment.subject));
  if (!found) return refusal(actor, locale, 'no-such-assignment', { assignment: id.slice(0, 64) });
  if (assignment.dueAt !== null && assignment.dueAt < new Date()) {
    return refusal(actor, locale, 'assignment-over', { assignment: id });
  }
  return ok({ ...found, assignmentId: assignment.id });
}

async function bySubject({ kind, id }: Subject): Promise<Takeable | null> {
  if (kind === 'set') {
    const set = await readSetForTaking(id);
    return set && { kind, set };
  }
  const interview = await interviewById(id);
  return interview && { kind, interview };
}

export interface Compiled {
  readonly subject: NewAttempt['subject'];
  readonly plan: Plan;
  readonly slots: readonly Slot[];
}

/** The plan of a new attempt and the question of each item; null when there are not enough questions for it. */
export async function compileSubject(takeable: Takeable, random: Random): Promise<Compiled | null> {
  if (takeable.kind === 'set') {
    const { id, title, items } = takeable.set;
    if (items.length === 0) return null;
    return {
      subject: { kind: 'set', setId: id },
      plan: planOfSet(
        title,
        items.map(({ points }) => points),
      ),
      slots: items.map(({ versionId }) => ({ kind: 'version', versionId })),
    };
  }
  const { definition, versionId } = takeable.interview;
  const compiled = compile(definition, await offeredQuestions(contentBank), random);
  return compiled.ok ? { subject: { kind: 'interview', versionId }, ...compiled.value } : null;
}
