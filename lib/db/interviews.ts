import { randomUUID } from 'node:crypto';
import type { UserId } from '@/lib/kit';
import { interviewDefinition, type InterviewDefinition } from '@/lib/interviews';
import type { Visibility } from './generated/client';
import { plainTransaction, query } from './client';
import { userId } from './users';

/** An interview with the version on offer. */
export interface OfferedInterview {
  readonly id: string;
  readonly slug: string;
  /** Null: from content/. */
  readonly ownerId: UserId | null;
  readonly visibility: Visibility;
  readonly versionId: string;
  readonly definition: InterviewDefinition;
}

interface Row {
  id: string;
  slug: string;
  ownerId: string | null;
  visibility: Visibility;
  versionId: string;
  definition: unknown;
}

const select = `SELECT i.id, i.slug, i."ownerId", i.visibility, v.id AS "versionId", v.definition
  FROM "Interview" i JOIN "InterviewVersion" v ON v.id = i."currentVersionId" WHERE i."retiredAt" IS NULL`;

const interviewOf = ({ ownerId, definition, ...row }: Row): OfferedInterview => ({
  ...row,
  ownerId: ownerId === null ? null : userId(ownerId),
  definition: interviewDefinition.parse(definition),
});

/** An interview by its name in addresses; null when there is none, or it was withdrawn. */
export async function interviewBySlug(slug: string): Promise<OfferedInterview | null> {
  const rows = await query<Row>(`${select} AND i.slug = $1`, [slug]);
  return rows[0] ? interviewOf(rows[0]) : null;
}

export async function interviewById(id: string): Promise<OfferedInterview | null> {
  const rows = await query<Row>(`${select} AND i.id = $1`, [id]);
  return rows[0] ? interviewOf(rows[0]) : null;
}

/** The interviews that everybody may take: those of content/ first, each kind by its name. */
export async function publicInterviews(): Promise<OfferedInterview[]> {
  const rows = await query<Row>(
    `${select} AND i.visibility = 'public' ORDER BY i."ownerId" IS NOT NULL, i.slug`,
  );
  return rows.map(interviewOf);
}

/** An interview of content/, ready to be stored. */
export interface InterviewToLoad {
  readonly slug: string;
  readonly definition: InterviewDefinition;
  readonly contentHash: string;
}

export interface InterviewsSummary {
  readonly added: number;
  readonly changed: number;
  readonly retired: number;
  readonly unchanged: number;
}

interface Known {
  id: string;
  slug: string;
  retired: boolean;
  number: number;
  contentHash: string;
}

/**
 * Makes the interviews without an owner exactly these: a changed one gets its next version, what is no longer there is
 * retired. Nothing is written when nothing changed.
 */
export async function loadInterviews(
  interviews: readonly InterviewToLoad[],
): Promise<InterviewsSummary> {
  return plainTransaction(async (run) => {
    // Two processes that start together load one after the other.
    await run(`SELECT pg_advisory_xact_lock(hashtext('tcpdrill interviews'))`);
    const known = await run<Known>(
      `SELECT i.id, i.slug, i."retiredAt" IS NOT NULL AS retired, v.number, v."contentHash"
       FROM "Interview" i JOIN "InterviewVersion" v ON v.id = i."currentVersionId" WHERE i."ownerId" IS NULL`,
    );
    const bySlug = new Map(known.map((each) => [each.slug, each]));
    const count = { added: 0, changed: 0, retired: 0, unchanged: 0 };
    for (const interview of interviews) {
      const before = bySlug.get(interview.slug);
      const same = before?.contentHash === interview.contentHash && !before.retired;
      count[same ? 'unchanged' : before ? 'changed' : 'added'] += 1;
      if (same) continue;
      const id = before?.id ?? randomUUID();
      if (!before) {
        await run(`INSERT INTO "Interview" (id, slug, visibility) VALUES ($1, $2, 'public')`, [
          id,
          interview.slug,
        ]);
      }
      await run(addVersion, [
        ...[id, randomUUID(), (before?.number ?? 0) + 1],
        ...[JSON.stringify(interview.definition), interview.contentHash],
      ]);
    }
    const wanted = new Set(interviews.map(({ slug }) => slug));
    const gone = known.filter(({ slug, retired }) => !retired && !wanted.has(slug));
    count.retired = gone.length;
    if (gone.length > 0) {
      await run(`UPDATE "Interview" SET "retiredAt" = now() WHERE id = ANY($1)`, [
        gone.map(({ id }) => id),
      ]);
    }
    return count;
  });
}

const addVersion = `WITH version AS (
    INSERT INTO "InterviewVersion" (id, "interviewId", number, definition, "contentHash")
    VALUES ($2, $1, $3, $4, $5) RETURNING id
  )
  UPDATE "Interview" SET "currentVersionId" = version.id, "retiredAt" = NULL FROM version WHERE "Interview".id = $1`;
