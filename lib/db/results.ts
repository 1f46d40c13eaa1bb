import type { AttemptId, UserId } from '@/lib/kit';
import { query } from './client';
import type { Subject } from './share-links';
import { userId } from './users';

/** Whose attempts are looked at: all at a set or an interview, or those for one assignment. */
export type ResultsOf = Subject | { readonly kind: 'assignment'; readonly id: string };

/** The newest finished attempt of one person. */
export interface ResultRow {
  readonly attemptId: AttemptId;
  readonly userId: UserId;
  readonly name: string | null;
  /** Null for a guest. */
  readonly email: string | null;
  readonly status: 'submitted' | 'expired';
  readonly score: number | null;
  readonly startedAt: Date;
  readonly finishedAt: Date;
  readonly items: readonly ResultItem[];
}

/** One item of an attempt, by position. */
export interface ResultItem {
  readonly position: number;
  readonly versionId: string | null;
  /** For a question made for this attempt alone. */
  readonly generator: string | null;
  readonly topic: string;
  readonly kind: string | null;
  readonly difficulty: number;
  readonly points: number;
  readonly score: number;
  readonly spentMs: number;
  /** ResponseBody of lib/questions, not parsed; null: not answered. */
  readonly response: unknown;
  readonly misconceptions: readonly string[];
}

/** The column of an attempt that says what it is an attempt at; chosen here, never taken from outside. */
const matching = {
  set: `a."setId" = $1`,
  interview: `a."interviewVersionId" IN (SELECT id FROM "InterviewVersion" WHERE "interviewId" = $1)`,
  assignment: `a."assignmentId" = $1`,
} as const;

/** The newest finished attempt of each person, with its items; by name. */
export async function resultsOf({ kind, id }: ResultsOf): Promise<ResultRow[]> {
  const rows = await query<Omit<ResultRow, 'userId'> & { userId: string }>(
    `WITH newest AS (
       SELECT DISTINCT ON (a."userId") a.* FROM "Attempt" a
       WHERE ${matching[kind]} AND a.status <> 'running'
       ORDER BY a."userId", a."finishedAt" DESC, a.id)
     SELECT a.id AS "attemptId", a."userId", u.name, u.email, a.status, a.score, a."startedAt", a."finishedAt",
       (SELECT jsonb_agg(jsonb_build_object('position', i.position, 'versionId', i."versionId",
          'generator', v.generator, 'topic', coalesce(v.topic, q.topic), 'kind', q.kind,
          'difficulty', coalesce(v.difficulty, q.difficulty), 'points', i.points, 'score', coalesce(i.score, 0),
          'spentMs', i."spentMs", 'response', i.response, 'misconceptions', to_jsonb(i.misconceptions))
          ORDER BY i.position)
        FROM "AttemptItem" i LEFT JOIN "Variant" v ON v.id = i."variantId"
          LEFT JOIN "QuestionVersion" q ON q.id = i."versionId"
        WHERE i."attemptId" = a.id) AS items
     FROM newest a JOIN "User" u ON u.id = a."userId"
     ORDER BY u.email IS NULL, lower(coalesce(u.name, u.email)), a."userId"`,
    [id],
  );
  return rows.map((row) => ({ ...row, userId: userId(row.userId), items: row.items }));
}

/** How many attempts are still running. */
export async function runningAttempts({ kind, id }: ResultsOf): Promise<number> {
  const rows = await query<{ running: number }>(
    `SELECT count(*)::int AS running FROM "Attempt" a WHERE ${matching[kind]} AND a.status = 'running'`,
    [id],
  );
  return rows[0]?.running ?? 0;
}

/** Some versions as one language shows and grades them, by id; a scenario has its draft alone. */
export async function versionTexts(
  versionIds: readonly string[],
  locale: string,
): Promise<Map<string, { readonly item: unknown; readonly body: unknown }>> {
  const rows = await query<{ id: string; item: unknown; body: unknown }>(
    `SELECT v.id, t.item, v.body FROM "QuestionVersion" v
     LEFT JOIN "QuestionText" t ON t."versionId" = v.id AND t.locale = $2 WHERE v.id = ANY($1::text[])`,
    [[...versionIds], locale],
  );
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}

/** An assignment with who runs its class; null when there is none. */
export async function assignmentOwner(id: string): Promise<UserId | null> {
  const rows = await query<{ ownerId: string }>(
    `SELECT c."ownerId" FROM "Assignment" a JOIN "Class" c ON c.id = a."classId" WHERE a.id = $1`,
    [id],
  );
  return rows[0] ? userId(rows[0].ownerId) : null;
}
