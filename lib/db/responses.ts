import { randomUUID } from 'node:crypto';
import type { QuestionVersionId, UserId } from '@/lib/kit';
import type { Provenance } from '@/lib/questions';
import { query } from './client';
import { provenanceHash, variantId } from './variants';

/** What was answered: a stored version, or a question that the simulator made. */
export type Answered =
  | { readonly kind: 'authored'; readonly versionId: QuestionVersionId }
  | { readonly kind: 'generated'; readonly provenance: Extract<Provenance, { kind: 'generated' }> };

export interface NewAnswer {
  readonly userId: UserId;
  readonly idempotencyKey: string;
  readonly question: Answered;
  readonly topic: string;
  readonly locale: string;
  readonly schemaVersion: number;
  readonly response: object;
  readonly score: number;
  readonly misconceptions: readonly string[];
  readonly elapsedMs: number;
  readonly givenAt: Date;
}

export interface Totals {
  readonly answered: number;
  readonly right: number;
}

/** Whom the answer belongs to: a guest that was merged a moment ago is its named user by now. Held until it is written. */
const owner = `who AS (SELECT coalesce("mergedIntoId", id) AS id FROM "User" WHERE id = $1 FOR SHARE)`;

const answerColumns = `id, "userId", "idempotencyKey", context, "versionId", "variantId", topic, locale,
  "schemaVersion", response, score, misconceptions, "elapsedMs", "givenAt"`;

const insertAnswer = `made AS (
    INSERT INTO "Response" (${answerColumns})
    SELECT $2, who.id, $3, 'practice', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13 FROM who
    ON CONFLICT ("userId", "idempotencyKey") DO NOTHING RETURNING score
  )`;

/**
 * The answers before this statement, and what it added. Here and below practice alone counts: the answers of an attempt
 * are graded when it ends, and told by its report.
 */
const totals = `SELECT (SELECT count(*) FROM made)::int AS made,
    ((SELECT count(*) FROM made) + count(r.id))::int AS answered,
    ((SELECT count(*) FROM made WHERE score = 1) + count(r.id) FILTER (WHERE r.score = 1))::int AS "right"
  FROM who LEFT JOIN "Response" r ON r."userId" = who.id AND r."attemptItemId" IS NULL
    AND ($14::text IS NULL OR r.topic = $14)`;

const recordAuthored = `WITH ${owner}, ${insertAnswer} ${totals}`;

const recordGenerated = `WITH ${owner}, variant AS (
    INSERT INTO "Variant" (id, "provenanceHash", generator, "generatorVersion", seed, topic, difficulty, params)
    VALUES ($5, $15, $16, $17, $18, $6, $19, $20) ON CONFLICT ("provenanceHash") DO NOTHING
  ), ${insertAnswer} ${totals}`;

/**
 * Writes an answer down once, with its generated question if nobody answered that before, in one statement. `recorded`
 * is false when the user has an answer under this key already. The totals are those of `within` (a topic; null: all).
 */
export async function recordAnswer(
  answer: NewAnswer,
  within: string | null,
): Promise<{ readonly recorded: boolean; readonly totals: Totals }> {
  const { question } = answer;
  const hash = question.kind === 'generated' ? provenanceHash(question.provenance) : null;
  const values = [
    ...[answer.userId, randomUUID(), answer.idempotencyKey],
    ...[question.kind === 'authored' ? question.versionId : null, hash && variantId(hash)],
    ...[answer.topic, answer.locale, answer.schemaVersion, JSON.stringify(answer.response)],
    ...[answer.score, [...answer.misconceptions], answer.elapsedMs, answer.givenAt, within],
  ];
  const rows =
    question.kind === 'authored'
      ? await query<RecordedRow>(recordAuthored, values)
      : await query<RecordedRow>(recordGenerated, [
          ...[...values, hash, question.provenance.generator, question.provenance.version],
          ...[question.provenance.seed, question.provenance.difficulty],
          JSON.stringify(question.provenance.params),
        ]);
  const { made = 0, answered = 0, right = 0 } = rows[0] ?? {};
  return { recorded: made === 1, totals: { answered, right } };
}

interface RecordedRow {
  made: number;
  answered: number;
  right: number;
}

/** An answer as it was recorded. */
export interface RecordedAnswer {
  readonly versionId: string | null;
  readonly variantId: string | null;
  /** As it was given (lib/questions), not parsed yet. */
  readonly response: unknown;
  readonly score: number | null;
}

/** The answer that a user gave under an idempotency key; also when it was given as the guest merged since. */
export async function findAnswer(
  userId: UserId,
  idempotencyKey: string,
): Promise<RecordedAnswer | null> {
  const rows = await query<{
    versionId: string | null;
    variantId: string | null;
    response: unknown;
    score: number | null;
  }>(
    `SELECT "versionId", "variantId", response, score FROM "Response"
     WHERE "userId" = (SELECT coalesce("mergedIntoId", id) FROM "User" WHERE id = $1)
       AND "idempotencyKey" = $2`,
    [userId, idempotencyKey],
  );
  return rows[0] ?? null;
}

/** Whether a recorded answer is to this question. */
export const isAnswerTo = (recorded: RecordedAnswer, question: Answered): boolean =>
  question.kind === 'authored'
    ? recorded.versionId === question.versionId
    : recorded.variantId === variantId(provenanceHash(question.provenance));

/** What somebody answered lately, as practice needs it to choose. */
export interface PastAnswer {
  /** Null for a generated question. */
  readonly versionId: string | null;
  /** The family; null for an authored question. */
  readonly generator: string | null;
  readonly score: number;
}

/** A user's latest answers in a topic (null: in all), the newest first. */
export async function latestAnswers(
  userId: UserId,
  topic: string | null,
  limit: number,
): Promise<PastAnswer[]> {
  return query<{ versionId: string | null; generator: string | null; score: number }>(
    `SELECT r."versionId", v.generator, coalesce(r.score, 0) AS score
     FROM "Response" r LEFT JOIN "Variant" v ON v.id = r."variantId"
     WHERE r."userId" = $1 AND r."attemptItemId" IS NULL ${topic === null ? '' : 'AND r.topic = $3'}
     ORDER BY r."createdAt" DESC LIMIT $2`,
    topic === null ? [userId, limit] : [userId, limit, topic],
  );
}

/** How many questions a user answered in each topic, and how many of them right. */
export async function topicTotals(userId: UserId): Promise<Map<string, Totals>> {
  const rows = await query<{ topic: string; answered: number; right: number }>(
    `SELECT topic, count(*)::int AS answered, (count(*) FILTER (WHERE score = 1))::int AS "right"
     FROM "Response" WHERE "userId" = $1 AND "attemptItemId" IS NULL GROUP BY topic`,
    [userId],
  );
  return new Map(rows.map(({ topic, ...counted }) => [topic, counted]));
}

export interface BeliefShown {
  readonly misconception: string;
  readonly count: number;
  readonly lastAt: Date;
}

/** The misconceptions that a user's answers showed, the most frequent first. */
export async function beliefsShown(userId: UserId): Promise<BeliefShown[]> {
  return query<{ misconception: string; count: number; lastAt: Date }>(
    `SELECT m AS misconception, count(*)::int AS count, max("createdAt") AS "lastAt"
     FROM "Response", unnest(misconceptions) AS m
     WHERE "userId" = $1 AND "attemptItemId" IS NULL GROUP BY m ORDER BY count DESC, "lastAt" DESC`,
    [userId],
  );
}

/** An answer with enough of its question to open it again. */
export interface AnsweredQuestion {
  readonly at: Date;
  readonly score: number;
  readonly topic: string;
  readonly authored: {
    readonly slug: string;
    readonly number: number;
    readonly item: unknown;
  } | null;
  readonly generated: {
    readonly generator: string;
    readonly version: number;
    readonly difficulty: number;
    readonly seed: string;
  } | null;
}

/** A user's latest answers with their questions in a language, the newest first. */
export async function recentAnswers(
  userId: UserId,
  locale: string,
  limit: number,
): Promise<AnsweredQuestion[]> {
  const rows = await query<RecentRow>(
    `SELECT r."createdAt" AS at, coalesce(r.score, 0) AS score, r.topic, q.slug, qv.number, t.item,
            v.generator, v."generatorVersion" AS version, v.difficulty, v.seed
     FROM "Response" r
     LEFT JOIN "QuestionVersion" qv ON qv.id = r."versionId"
     LEFT JOIN "Question" q ON q.id = qv."questionId"
     LEFT JOIN "QuestionText" t ON t."versionId" = qv.id AND t.locale = $2
     LEFT JOIN "Variant" v ON v.id = r."variantId"
     WHERE r."userId" = $1 AND r."attemptItemId" IS NULL ORDER BY r."createdAt" DESC LIMIT $3`,
    [userId, locale, limit],
  );
  return rows.map(({ at, score, topic, ...row }) => ({
    ...{ at, score, topic },
    authored: row.slug === null ? null : { slug: row.slug, number: row.number, item: row.item },
    generated:
      row.generator === null
        ? null
        : {
            ...{ generator: row.generator, version: row.version },
            ...{ difficulty: row.difficulty, seed: row.seed },
          },
  }));
}

type RecentRow = { at: Date; score: number; topic: string } & (
  | { slug: string; number: number; item: unknown; generator: null }
  | { slug: null; generator: string; version: number; difficulty: number; seed: string }
);
