import { randomBytes } from 'node:crypto';
import { allowed, type Actor, type Named } from '@/lib/auth';
import * as db from '@/lib/db';
import type { ShareLinkRow, Subject } from '@/lib/db';
import type { Locale } from '@/lib/i18n';
import { ok, type Result } from '@/lib/kit';
import { countOne } from './limits';
import { ownInterview } from './authored-interviews';
import { isId, permitted } from './permitted';
import { failure, type ServiceError } from './service-error';
import { ownSet } from './sets';

/** Makes a link with which anybody may take a set or an interview of the author's. */
export async function shareLink(
  actor: Actor,
  { subject, expiresAt }: { readonly subject: Subject; readonly expiresAt: Date | null },
  locale: Locale,
): Promise<Result<{ readonly token: string }, ServiceError>> {
  const own = await ownSubject(actor, subject, locale);
  if (!own.ok) return own;
  if (!allowed(actor, 'share', own.value.id)) return failure(locale, 'forbidden');
  const counted = await countOne('author', own.value.id, locale);
  if (!counted.ok) return counted;
  const token = newShareToken();
  await db.createShareLink({ token, issuedBy: own.value.id, subject, expiresAt });
  return ok({ token });
}

/** Who asks, when a set or an interview is theirs and holds something to take. */
export async function ownSubject(
  actor: Actor,
  { kind, id }: Subject,
  locale: Locale,
): Promise<Result<Named, ServiceError>> {
  if (kind === 'interview') {
    const own = await ownInterview(actor, id, locale);
    return own.ok ? ok(own.value.author) : own;
  }
  const own = await ownSet(actor, id, locale);
  if (!own.ok) return own;
  return own.value.set.items.length === 0 ? failure(locale, 'set-empty') : ok(own.value.author);
}

/** Ends a link of one's own. What was begun by it can be finished. */
export async function revokeShareLink(
  actor: Actor,
  token: string,
  locale: Locale,
): Promise<Result<null, ServiceError>> {
  const author = permitted(actor, 'share', locale);
  if (!author.ok) return author;
  const link = isId(token) ? await db.readShareLink(token) : null;
  if (!link || !allowed(actor, 'share', link.issuedById)) return failure(locale, 'no-such-link');
  await db.revokeShareLink(token, new Date());
  return ok(null);
}

export interface ShareLinkView extends Pick<ShareLinkRow, 'token' | 'createdAt' | 'expiresAt'> {
  /** Whether it still opens what it was made for. */
  readonly open: boolean;
}

/** The links that the author made to a set or an interview, the newest first. */
export async function shareLinks(
  actor: Actor,
  subject: Subject,
  locale: Locale,
): Promise<Result<readonly ShareLinkView[], ServiceError>> {
  const author = permitted(actor, 'share', locale);
  if (!author.ok) return author;
  const now = new Date();
  const links = await db.shareLinksOf(subject, author.value.id);
  return ok(
    links.map((link) => ({
      ...{ token: link.token, createdAt: link.createdAt, expiresAt: link.expiresAt },
      open: db.isOpenLink(link, now),
    })),
  );
}

/** Letters and digits that are not taken for each other. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** `length` characters of five random bits each. */
export const randomText = (length: number): string =>
  Array.from(randomBytes(length), (byte) => alphabet[byte % alphabet.length]).join('');

/** 130 random bits: nobody guesses one. */
const newShareToken = (): string => randomText(26);
