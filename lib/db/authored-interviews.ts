import type { InterviewId, UserId } from '@/lib/kit';
import type { BothLanguages } from '@/lib/questions';
import { prisma, query } from './client';
import type { Visibility } from './generated/client';
import { filledBoth, json } from './stored-json';
import { transaction } from './transaction';
import { userId } from './users';

/** An interview as its author edits it. */
export interface AuthoredInterview {
  readonly id: InterviewId;
  readonly slug: string;
  /** Null: from content/. */
  readonly ownerId: UserId | null;
  readonly visibility: Visibility;
  /** The current version's. */
  readonly number: number;
  readonly definition: unknown;
}

/** An interview by its id; null when there is none, or it was removed. */
export async function readInterviewById(id: string): Promise<AuthoredInterview | null> {
  const row = await prisma().interview.findFirst({
    where: { id, retiredAt: null },
    select: {
      ...{ id: true, slug: true, ownerId: true, visibility: true },
      currentVersion: { select: { number: true, definition: true } },
    },
  });
  if (!row?.currentVersion) return null;
  return {
    ...{ id: row.id as InterviewId, slug: row.slug, visibility: row.visibility },
    ownerId: row.ownerId === null ? null : userId(row.ownerId),
    ...row.currentVersion,
  };
}

/** What is stored of an interview's definition. */
export interface DefinitionToStore {
  readonly definition: object;
  readonly contentHash: string;
}

/** Makes an interview with its first version. */
export async function createInterview(
  owner: UserId,
  slug: string,
  { definition, contentHash }: DefinitionToStore,
): Promise<InterviewId> {
  return transaction(async (tx) => {
    const { id } = await tx.interview.create({
      data: {
        ...{ slug, ownerId: owner },
        versions: { create: { number: 1, definition: json(definition), contentHash } },
      },
      select: { id: true },
    });
    const version = await tx.interviewVersion.findFirstOrThrow({ where: { interviewId: id } });
    await tx.interview.update({ where: { id }, data: { currentVersionId: version.id } });
    return id as InterviewId;
  });
}

/** Changes an interview: another definition is the next version; attempts keep the one they began with. */
export async function updateInterview(
  id: InterviewId,
  { definition, contentHash }: DefinitionToStore,
  visibility: Visibility,
): Promise<number> {
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Interview" WHERE id = ${id} FOR UPDATE`;
    const newest = await tx.interviewVersion.findFirstOrThrow({
      where: { interviewId: id },
      orderBy: { number: 'desc' },
    });
    const version =
      newest.contentHash === contentHash
        ? newest
        : await tx.interviewVersion.create({
            data: {
              ...{ interviewId: id, number: newest.number + 1, contentHash },
              definition: json(definition),
            },
          });
    await tx.interview.update({
      where: { id },
      data: { visibility, currentVersionId: version.id },
    });
    return version.number;
  });
}

export interface ListedInterview {
  readonly id: InterviewId;
  readonly slug: string;
  readonly title: BothLanguages;
  readonly visibility: Visibility;
  readonly number: number;
  /** How many attempts at it were finished. */
  readonly finished: number;
}

/** The interviews of an author, the newest first. */
export async function interviewsOf(owner: UserId): Promise<ListedInterview[]> {
  const rows = await query<{
    id: string;
    slug: string;
    title: unknown;
    visibility: Visibility;
    number: number;
    finished: number;
  }>(
    `SELECT i.id, i.slug, i.visibility, v.number, v.definition->'title' AS title,
       (SELECT count(*)::int FROM "Attempt" a JOIN "InterviewVersion" w ON w.id = a."interviewVersionId"
        WHERE w."interviewId" = i.id AND a.status <> 'running') AS finished
     FROM "Interview" i JOIN "InterviewVersion" v ON v.id = i."currentVersionId"
     WHERE i."ownerId" = $1 AND i."retiredAt" IS NULL ORDER BY i."createdAt" DESC, i.id`,
    [owner],
  );
  return rows.map((row) => ({
    ...row,
    ...{ id: row.id as InterviewId, title: filledBoth(row.title) },
  }));
}
