import { randomUUID } from 'node:crypto';
import {
  err,
  ok,
  type QuestionId,
  type QuestionVersionId,
  type Result,
  type UserId,
} from '@/lib/kit';
import { contentBank } from './bank';
import { prisma, query } from './client';
import { Prisma, type Visibility } from './generated/client';
import { json } from './stored-json';
import { transaction } from './transaction';
import { userId } from './users';

/** The one bank of a person, made at first use. */
export interface OwnBank {
  readonly id: string;
  readonly title: string | null;
  readonly visibility: Visibility;
}

const slugOf = (owner: UserId): string => `u-${owner}`;

export async function ownBank(owner: UserId): Promise<OwnBank> {
  return prisma().bank.upsert({
    where: { slug: slugOf(owner) },
    create: { slug: slugOf(owner), ownerId: owner },
    update: {},
    select: { id: true, title: true, visibility: true },
  });
}

export async function updateBank(
  id: string,
  change: { readonly title: string | null; readonly visibility: Visibility },
): Promise<void> {
  await prisma().bank.update({ where: { id }, data: change });
}

export interface NewQuestion {
  readonly slug: string;
  readonly topic: string;
  /** QuestionDraft of lib/questions. */
  readonly draft: object;
  /** The version it is a copy of. */
  readonly originVersionId: string | null;
}

/** Writes drafts of new questions into a bank, all or none. */
export async function createQuestions(
  bankId: string,
  questions: readonly NewQuestion[],
  now: Date,
): Promise<QuestionId[]> {
  const rows = questions.map(({ draft, ...question }) => ({
    ...question,
    ...{ id: randomUUID(), bankId, draft: json(draft), draftRevision: 1, draftAt: now },
  }));
  await prisma().question.createMany({ data: rows });
  return rows.map(({ id }) => id as QuestionId);
}

export interface PublishedVersion {
  readonly versionId: QuestionVersionId;
  readonly number: number;
  readonly kind: string;
  readonly createdAt: Date;
}

/** A question as its author works on it. */
export interface AuthoredRow {
  readonly id: QuestionId;
  /** Null: from content/. */
  readonly ownerId: UserId | null;
  readonly slug: string;
  /** Null when all of it is published. */
  readonly draft: unknown;
  readonly draftRevision: number;
  readonly originVersionId: string | null;
  readonly retired: boolean;
  /** The version on offer with its authored form, for going on from it. */
  readonly current:
    ({ readonly versionId: QuestionVersionId; readonly number: number } & Stored) | null;
  /** The newest first. */
  readonly versions: readonly PublishedVersion[];
}

interface Stored {
  readonly kind: string;
  readonly topic: string;
  readonly body: unknown;
}

const versionFields = { id: true, number: true, kind: true, createdAt: true } as const;

/** A question of anybody by its id; who may see it is for the caller to decide. */
export async function readQuestion(id: string): Promise<AuthoredRow | null> {
  const row = await prisma().question.findUnique({
    where: { id },
    select: {
      ...{ id: true, slug: true, draft: true, draftRevision: true, originVersionId: true },
      ...{ retiredAt: true, bank: { select: { ownerId: true } } },
      currentVersion: { select: { ...versionFields, topic: true, body: true } },
      versions: { orderBy: { number: 'desc' }, select: versionFields },
    },
  });
  if (!row) return null;
  const { currentVersion } = row;
  return {
    ...{ id: row.id as QuestionId, slug: row.slug, draft: row.draft },
    ...{ draftRevision: row.draftRevision, originVersionId: row.originVersionId },
    ownerId: row.bank.ownerId === null ? null : userId(row.bank.ownerId),
    retired: row.retiredAt !== null,
    current: currentVersion && {
      ...{ versionId: currentVersion.id as QuestionVersionId, number: currentVersion.number },
      ...{ kind: currentVersion.kind, topic: currentVersion.topic, body: currentVersion.body },
    },
    versions: row.versions.map(({ id: versionId, ...version }) => ({
      ...version,
      versionId: versionId as QuestionVersionId,
    })),
  };
}

/** Saves a draft that was made on revision `base`; the new revision, or null when another save came between. */
export async function saveDraft(
  id: QuestionId,
  base: number,
  draft: object,
  now: Date,
): Promise<number | null> {
  const rows = await query<{ draftRevision: number }>(
    `UPDATE "Question" SET draft = $3, "draftRevision" = "draftRevision" + 1, "draftAt" = $4
     WHERE id = $1 AND "draftRevision" = $2 RETURNING "draftRevision"`,
    [id, base, JSON.stringify(draft), now],
  );
  return rows[0]?.draftRevision ?? null;
}

/** A whole question, or a scenario, ready to become a version. */
export interface VersionToPublish {
  readonly kind: string;
  readonly topic: string;
  readonly difficulty: number;
  readonly preset: string | null;
  readonly schemaVersion: number;
  readonly body: object;
  readonly sources: readonly string[];
  readonly contentHash: string;
  /** The stored item for a version number, in each language; none for a scenario. */
  readonly itemsOf: (
    number: number,
  ) => readonly { readonly locale: string; readonly item: object }[];
}

export interface Published {
  readonly versionId: QuestionVersionId;
  readonly number: number;
}

/**
 * Makes the next version of a question out of the draft that had revision `base`, and the draft is done. Publishing
 * what is published already makes no new version.
 */
export async function publishVersion(
  id: QuestionId,
  base: number,
  author: UserId,
  version: VersionToPublish,
): Promise<Result<Published, 'draft-changed'>> {
  return transaction(async (tx) => {
    const [question] = await tx.$queryRaw<{ draftRevision: number }[]>`
      SELECT "draftRevision" FROM "Question" WHERE id = ${id} FOR UPDATE`;
    if (question?.draftRevision !== base) return err('draft-changed' as const);
    const newest = await tx.questionVersion.findFirst({
      where: { questionId: id },
      orderBy: { number: 'desc' },
      select: { id: true, number: true, contentHash: true },
    });
    const same = newest?.contentHash === version.contentHash ? newest : null;
    const number = same?.number ?? (newest?.number ?? 0) + 1;
    const versionId = same?.id ?? randomUUID();
    if (!same) {
      const { itemsOf, body, sources, ...columns } = version;
      await tx.questionVersion.create({
        data: {
          ...{ ...columns, id: versionId, questionId: id, number, authorId: author },
          ...{ body: json(body), sources: [...sources] },
          texts: {
            create: itemsOf(number).map(({ locale, item }) => ({ locale, item: json(item) })),
          },
        },
      });
    }
    await tx.question.update({
      where: { id },
      data: {
        ...{ currentVersionId: versionId, topic: version.topic, retiredAt: null },
        ...{ draft: Prisma.DbNull, draftAt: null },
      },
    });
    return ok({ versionId: versionId as QuestionVersionId, number });
  });
}

/** Offers a question no more. Sets and attempts keep the version they have. */
export async function retireQuestion(id: QuestionId, now: Date): Promise<void> {
  await query(`UPDATE "Question" SET "retiredAt" = coalesce("retiredAt", $2) WHERE id = $1`, [
    id,
    now,
  ]);
}

export interface ListedQuestion {
  readonly id: QuestionId;
  readonly draft: unknown;
  readonly draftAt: Date | null;
  readonly createdAt: Date;
  readonly published:
    ({ readonly versionId: QuestionVersionId; readonly number: number } & Stored) | null;
}

/** All questions of a bank that are not retired, what was worked on last first. */
export async function questionsOf(bankId: string): Promise<ListedQuestion[]> {
  const rows = await prisma().question.findMany({
    where: { bankId, retiredAt: null },
    orderBy: [{ draftAt: { sort: 'desc', nulls: 'last' } }, { createdAt: 'desc' }, { id: 'asc' }],
    select: {
      ...{ id: true, draft: true, draftAt: true, createdAt: true },
      currentVersion: { select: { id: true, number: true, kind: true, topic: true, body: true } },
    },
  });
  return rows.map(({ currentVersion, ...row }) => ({
    ...row,
    id: row.id as QuestionId,
    published: currentVersion && {
      ...{ versionId: currentVersion.id as QuestionVersionId, number: currentVersion.number },
      ...{ kind: currentVersion.kind, topic: currentVersion.topic, body: currentVersion.body },
    },
  }));
}

/** A version that somebody may look at, copy and put into a set: of content/, of a public bank, or their own. */
export interface UsableVersion extends Stored {
  readonly versionId: QuestionVersionId;
  readonly number: number;
  readonly difficulty: number;
  readonly from: 'content' | 'public' | 'own';
}

const usable = `FROM "QuestionVersion" v JOIN "Question" q ON q.id = v."questionId" JOIN "Bank" b ON b.id = q."bankId"
  WHERE (b.slug = '${contentBank}' OR b."ownerId" = $1 OR b.visibility = 'public')`;
const usableColumns = `v.id AS "versionId", v.number, v.kind, v.topic, v.difficulty, v.body,
  CASE WHEN b."ownerId" = $1 THEN 'own' WHEN b.slug = '${contentBank}' THEN 'content' ELSE 'public' END AS "from"`;

/** Those of some versions that somebody may use. */
export async function usableVersions(
  who: UserId,
  versionIds: readonly string[],
): Promise<UsableVersion[]> {
  return query<UsableVersion>(`SELECT ${usableColumns} ${usable} AND v.id = ANY($2::text[])`, [
    who,
    [...versionIds],
  ]);
}

/** Questions on offer that somebody may use and whose text contains `text`; at most `limit`. */
export async function searchQuestions(
  who: UserId,
  search: { readonly text: string; readonly topic: string | null; readonly limit: number },
): Promise<UsableVersion[]> {
  return query<UsableVersion>(
    `SELECT ${usableColumns} ${usable} AND q."currentVersionId" = v.id AND q."retiredAt" IS NULL
       AND ($2::text IS NULL OR v.topic = $2)
       AND ($3 = '' OR position(lower($3) in lower(coalesce(v.body->'stem', v.body->'note')::text)) > 0)
     ORDER BY (b."ownerId" = $1) DESC NULLS LAST, v.topic, v.difficulty, q.slug LIMIT $4`,
    [who, search.topic, search.text, search.limit],
  );
}

/** The ids of the questions of content/ among some names. */
export async function contentSlugs(slugs: readonly string[]): Promise<Set<string>> {
  const rows = await query<{ slug: string }>(
    `SELECT q.slug FROM "Question" q JOIN "Bank" b ON b.id = q."bankId"
     WHERE b.slug = $1 AND q.slug = ANY($2::text[]) AND q."retiredAt" IS NULL`,
    [contentBank, [...slugs]],
  );
  return new Set(rows.map(({ slug }) => slug));
}
