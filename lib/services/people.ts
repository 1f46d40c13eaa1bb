import { hashOfToken, newToken, type Actor } from '@/lib/auth';
import * as db from '@/lib/db';
import type { AuditedAction, ListedPerson, Role } from '@/lib/db';
import type { Locale } from '@/lib/i18n';
import { ok, type Result } from '@/lib/kit';
import { isId, permitted } from './permitted';
import { failure, type ServiceError } from './service-error';

export interface PeopleFound {
  readonly people: readonly ListedPerson[];
  /** Whether there are more than are shown. */
  readonly more: boolean;
}

/** How long a one-time link can be used. */
export const linkLivesHours = 24;

/** Named users whose address begins with a text. */
export async function findPeople(
  actor: Actor,
  prefix: string,
  locale: Locale,
): Promise<Result<PeopleFound, ServiceError>> {
  const asker = permitted(actor, 'find-people', locale);
  // PostgreSQL takes no NUL in a text, and no address holds one.
  return asker.ok ? ok(await db.searchPeople(prefix.replaceAll('\0', '').trim())) : asker;
}

export interface PersonWithAudit {
  readonly email: string;
  /** The newest first. */
  readonly entries: readonly AuditedAction[];
}

/** Somebody, and what administrators did to them. */
export async function personWithAudit(
  actor: Actor,
  subject: string,
  locale: Locale,
): Promise<Result<PersonWithAudit, ServiceError>> {
  const asker = permitted(actor, 'read-audit', locale);
  if (!asker.ok) return asker;
  const person = isId(subject) ? await db.findPerson(subject) : null;
  if (!person?.email) return failure(locale, 'no-such-user');
  return ok({ email: person.email, entries: await db.auditOf(subject) });
}

/** Gives somebody a role. The last administrator stays one. */
export async function grantRole(
  actor: Actor,
  { subject, role }: { readonly subject: string; readonly role: Role },
  locale: Locale,
): Promise<Result<null, ServiceError>> {
  const asker = permitted(actor, 'grant-roles', locale);
  if (!asker.ok) return asker;
  const set = await db.setRole(asker.value.id, subject, role);
  return set.ok ? ok(null) : failure(locale, set.error);
}

/** Makes a link with which somebody sets a new password, once, within 24 hours. Only the link holds the token. */
export async function issueLink(
  actor: Actor,
  subject: string,
  locale: Locale,
): Promise<Result<{ readonly path: string; readonly email: string }, ServiceError>> {
  const asker = permitted(actor, 'issue-links', locale);
  if (!asker.ok) return asker;
  const token = newToken();
  const link = await db.createLink({
    ...{ tokenHash: hashOfToken(token), subject, by: asker.value.id },
    expiresAt: new Date(Date.now() + linkLivesHours * 60 * 60 * 1000),
  });
  if (!link.ok) return failure(locale, link.error);
  return ok({ path: `/${locale}/reset/${token}`, email: link.value.email });
}

/** Signs somebody out everywhere. */
export async function endSessions(
  actor: Actor,
  subject: string,
  locale: Locale,
): Promise<Result<null, ServiceError>> {
  const asker = permitted(actor, 'end-sessions', locale);
  if (!asker.ok) return asker;
  const ended = await db.endSessions(asker.value.id, subject);
  return ended.ok ? ok(null) : failure(locale, ended.error);
}
