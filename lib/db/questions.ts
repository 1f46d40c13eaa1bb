import type { QuestionVersionId } from '@/lib/kit';
import { query } from './client';

/** A question that practice may offer now. */
export interface OfferedQuestion {
  readonly versionId: QuestionVersionId;
  readonly slug: string;
  /** The current version's number. */
  readonly number: number;
  readonly topic: string;
  readonly kind: string;
  readonly difficulty: number;
}

/** All questions of a bank that are offered now. */
export async function offeredQuestions(bank: string): Promise<OfferedQuestion[]> {
  const rows = await query<OfferedRow>(
    `SELECT v.id AS "versionId", q.slug, v.number, v.topic, v.kind, v.difficulty
     FROM "Question" q JOIN "QuestionVersion" v ON v.id = q."currentVersionId"
     WHERE q."bankId" = (SELECT id FROM "Bank" WHERE slug = $1) AND q."retiredAt" IS NULL
     ORDER BY q.slug`,
    [bank],
  );
  return rows.map((row) => ({ ...row, versionId: questionVersionId(row.versionId) }));
}

type OfferedRow = { versionId: string } & Omit<OfferedQuestion, 'versionId'>;

/** A version as one language shows and grades it. Also of a retired question: what was begun can be finished. */
export interface StoredVersion {
  readonly versionId: QuestionVersionId;
  readonly topic: string;
  /** The stored item (lib/questions), not parsed yet. */
  readonly item: unknown;
}

/** One version of a question by its bank, name and number; null when there is none. */
export async function findVersion(
  bank: string,
  slug: string,
  number: number,
  locale: string,
): Promise<StoredVersion | null> {
  const rows = await query<{ versionId: string; topic: string; item: unknown }>(
    `SELECT v.id AS "versionId", v.topic, t.item
     FROM "Question" q
     JOIN "QuestionVersion" v ON v."questionId" = q.id AND v.number = $3
     JOIN "QuestionText" t ON t."versionId" = v.id AND t.locale = $4
     WHERE q."bankId" = (SELECT id FROM "Bank" WHERE slug = $1) AND q.slug = $2`,
    [bank, slug, number, locale],
  );
  return rows[0] ? { ...rows[0], versionId: questionVersionId(rows[0].versionId) } : null;
}

const questionVersionId = (id: string): QuestionVersionId => id as QuestionVersionId;
