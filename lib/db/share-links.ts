import type { UserId } from '@/lib/kit';
import { prisma, query } from './client';
import { userId } from './users';

/** What can be taken: a set or a timed interview. */
export type Subject =
  | { readonly kind: 'set'; readonly id: string }
  | { readonly kind: 'interview'; readonly id: string };

export interface ShareLinkRow {
  readonly token: string;
  readonly issuedById: UserId;
  readonly subject: Subject;
  readonly createdAt: Date;
  /** Null: never. */
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
}

interface Row {
  token: string;
  issuedById: string;
  setId: string | null;
  interviewId: string | null;
  createdAt: Date;
  expiresAt: Date | null;
  revokedAt: Date | null;
}

const columns = `token, "issuedById", "setId", "interviewId", "createdAt", "expiresAt", "revokedAt"`;

/** The two columns of a subject, of which exactly one is filled. */
export const subjectColumns = (subject: Subject) => ({
  setId: subject.kind === 'set' ? subject.id : null,
  interviewId: subject.kind === 'interview' ? subject.id : null,
});

/** The subject that two columns name; the database keeps that exactly one of them is filled. */
export const subjectOf = (row: { setId: string | null; interviewId: string | null }): Subject =>
  row.setId === null
    ? { kind: 'interview', id: row.interviewId ?? '' }
    : { kind: 'set', id: row.setId };

const linkOf = ({ setId, interviewId, ...row }: Row): ShareLinkRow => ({
  ...row,
  issuedById: userId(row.issuedById),
  subject: subjectOf({ setId, interviewId }),
});

/** A link by its token, also an expired or revoked one: see isOpenLink. */
export async function readShareLink(token: string): Promise<ShareLinkRow | null> {
  const rows = await query<Row>(`SELECT ${columns} FROM "ShareLink" WHERE token = $1`, [token]);
  return rows[0] ? linkOf(rows[0]) : null;
}

/** Whether a link still opens what it was made for. */
export const isOpenLink = (
  link: Pick<ShareLinkRow, 'expiresAt' | 'revokedAt'>,
  now: Date,
): boolean => link.revokedAt === null && (link.expiresAt === null || link.expiresAt > now);

export async function createShareLink(link: {
  readonly token: string;
  readonly issuedBy: UserId;
  readonly subject: Subject;
  readonly expiresAt: Date | null;
}): Promise<void> {
  await prisma().shareLink.create({
    data: {
      ...{ token: link.token, issuedById: link.issuedBy, expiresAt: link.expiresAt },
      ...subjectColumns(link.subject),
    },
  });
}

/** Ends a link; one that is ended already stays as it was. */
export async function revokeShareLink(token: string, now: Date): Promise<void> {
  await query(`UPDATE "ShareLink" SET "revokedAt" = $2 WHERE token = $1 AND "revokedAt" IS NULL`, [
    token,
    now,
  ]);
}

/** The links of a set or an interview that somebody made, the newest first. */
export async function shareLinksOf(subject: Subject, issuer: UserId): Promise<ShareLinkRow[]> {
  const { setId, interviewId } = subjectColumns(subject);
  const rows = await query<Row>(
    `SELECT ${columns} FROM "ShareLink" WHERE ("setId" = $1 OR "interviewId" = $2) AND "issuedById" = $3
     ORDER BY "createdAt" DESC, token`,
    [setId, interviewId, issuer],
  );
  return rows.map(linkOf);
}
