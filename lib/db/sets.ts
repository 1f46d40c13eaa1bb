import { randomUUID } from 'node:crypto';
import type { QuestionSetId, QuestionVersionId, UserId } from '@/lib/kit';
import type { BothLanguages } from '@/lib/questions';
import { filledBoth, json, storedBoth } from './stored-json';
import { prisma, query } from './client';
import { Prisma, type Visibility } from './generated/client';
import { transaction } from './transaction';
import { userId } from './users';

export type { Visibility };

/** A set as an attempt is made of it. */
export interface SetForTaking {
  readonly id: QuestionSetId;
  readonly ownerId: UserId;
  readonly title: BothLanguages;
  readonly lead: BothLanguages | null;
  readonly visibility: Visibility;
  /** In order. */
  readonly items: readonly SetItemForTaking[];
}
export interface SetItemForTaking {
  readonly versionId: QuestionVersionId;
  /** A kind of question, or `scenario`: then the body is the draft with generator and parameters (lib/questions). */
  readonly kind: string;
  readonly topic: string;
  readonly difficulty: number;
  readonly points: number;
  /** The authored question, not parsed. */
  readonly body: unknown;
}

/** A set with what it consists of; null when there is none, or it was removed. */
export async function readSetForTaking(id: string): Promise<SetForTaking | null> {
  const row = await prisma().questionSet.findFirst({
    where: { id, retiredAt: null },
    select: {
      ...{ id: true, ownerId: true, title: true, lead: true, visibility: true },
      items: {
        orderBy: { position: 'asc' },
        select: {
          points: true,
          version: { select: { id: true, kind: true, topic: true, difficulty: true, body: true } },
        },
      },
    },
  });
  if (!row) return null;
  return {
    id: row.id as QuestionSetId,
    ownerId: userId(row.ownerId),
    title: filledBoth(row.title),
    lead: row.lead === null ? null : filledBoth(row.lead),
    visibility: row.visibility,
    items: row.items.map(({ points, version: { id: versionId, ...version } }) => ({
      ...version,
      versionId: versionId as QuestionVersionId,
      points,
    })),
  };
}

/** A set as its author edits it. */
export interface AuthoredSet {
  readonly id: QuestionSetId;
  readonly ownerId: UserId;
  readonly title: BothLanguages;
  readonly lead: BothLanguages | null;
  readonly visibility: Visibility;
  readonly updatedAt: Date;
  readonly items: readonly AuthoredSetItem[];
}
export interface AuthoredSetItem {
  readonly versionId: QuestionVersionId;
  readonly questionId: string;
  readonly number: number;
  /** The newest published version of the same question: offered instead of an older one. */
  readonly newest: { readonly versionId: QuestionVersionId; readonly number: number } | null;
  readonly kind: string;
  readonly topic: string;
  readonly difficulty: number;
  readonly points: number;
  readonly body: unknown;
}

/** A set by its id; null when there is none, or it was removed. */
export async function readSet(id: string): Promise<AuthoredSet | null> {
  const row = await prisma().questionSet.findFirst({
    where: { id, retiredAt: null },
    select: {
      ...{ id: true, ownerId: true, title: true, lead: true, visibility: true, updatedAt: true },
      items: {
        orderBy: { position: 'asc' },
        select: {
          points: true,
          version: {
            select: {
              ...{ id: true, number: true, kind: true, topic: true, difficulty: true, body: true },
              question: {
                select: { id: true, currentVersion: { select: { id: true, number: true } } },
              },
            },
          },
        },
      },
    },
  });
  if (!row) return null;
  return {
    ...{ id: row.id as QuestionSetId, ownerId: userId(row.ownerId) },
    ...{ visibility: row.visibility, updatedAt: row.updatedAt },
    title: storedBoth(row.title),
    lead: row.lead === null ? null : storedBoth(row.lead),
    items: row.items.map(({ points, version: { id: versionId, question, ...version } }) => ({
      ...version,
      ...{ versionId: versionId as QuestionVersionId, questionId: question.id, points },
      newest: question.currentVersion && {
        versionId: question.currentVersion.id as QuestionVersionId,
        number: question.currentVersion.number,
      },
    })),
  };
}

export interface ListedSet {
  readonly id: QuestionSetId;
  readonly title: BothLanguages;
  readonly visibility: Visibility;
  readonly updatedAt: Date;
  readonly items: number;
  /** How many attempts at it were finished. */
  readonly finished: number;
}

/** The sets of an author, the one changed last first. */
export async function setsOf(owner: UserId): Promise<ListedSet[]> {
  const rows = await query<{
    id: string;
    title: unknown;
    visibility: Visibility;
    updatedAt: Date;
    items: number;
    finished: number;
  }>(
    `SELECT s.id, s.title, s.visibility, s."updatedAt",
       (SELECT count(*)::int FROM "SetItem" i WHERE i."setId" = s.id) AS items,
       (SELECT count(*)::int FROM "Attempt" a WHERE a."setId" = s.id AND a.status <> 'running') AS finished
     FROM "QuestionSet" s WHERE s."ownerId" = $1 AND s."retiredAt" IS NULL ORDER BY s."updatedAt" DESC, s.id`,
    [owner],
  );
  return rows.map((row) => ({
    ...row,
    id: row.id as QuestionSetId,
    title: storedBoth(row.title),
  }));
}

export async function createSet(owner: UserId, title: BothLanguages): Promise<QuestionSetId> {
  const id = randomUUID();
  await prisma().questionSet.create({ data: { id, ownerId: owner, title: json(title) } });
  return id as QuestionSetId;
}

export interface SetChange {
  readonly title: BothLanguages;
  readonly lead: BothLanguages | null;
  readonly visibility: Visibility;
  readonly items: readonly { readonly versionId: string; readonly points: number }[];
}

/** Makes a set hold exactly this. Attempts that have begun keep what they saw: their plan is their own. */
export async function updateSet(id: QuestionSetId, change: SetChange): Promise<void> {
  await transaction(async (tx) => {
    // Two saves come one after the other, each whole.
    await tx.$queryRaw`SELECT id FROM "QuestionSet" WHERE id = ${id} FOR UPDATE`;
    await tx.questionSet.update({
      where: { id },
      data: {
        title: json(change.title),
        lead: change.lead === null ? Prisma.DbNull : json(change.lead),
        visibility: change.visibility,
      },
    });
    await tx.setItem.deleteMany({ where: { setId: id } });
    await tx.setItem.createMany({
      data: change.items.map(({ versionId, points }, position) => ({
        ...{ setId: id, position, versionId, points },
      })),
    });
  });
}

/** Takes a set away: its links lead nowhere any more; what was taken keeps its report. */
export async function retireSet(id: QuestionSetId, now: Date): Promise<void> {
  await transaction(async (tx) => {
    await tx.questionSet.update({ where: { id }, data: { retiredAt: now, visibility: 'private' } });
    await tx.shareLink.updateMany({
      where: { setId: id, revokedAt: null },
      data: { revokedAt: now },
    });
    await tx.assignment.deleteMany({ where: { setId: id, attempts: { none: {} } } });
  });
}
