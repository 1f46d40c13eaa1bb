import type { AttemptId, UserId } from '@/lib/kit';
import { readPlan, type AttemptState, type AttemptStatus, type Plan } from '@/lib/interviews';
import { responseBody } from '@/lib/questions';
import { query, type Run } from './client';

/** Which question an item asks. For a scenario question both are set: the variant is what is asked. */
export interface AskedQuestion {
  readonly versionId: string | null;
  readonly variantId: string | null;
}

/** What the machine does not know of an item. */
export interface ItemRecord extends AskedQuestion {
  readonly id: string;
  readonly points: number;
  /** The newest counted revision; 0: not answered. */
  readonly revision: number;
  /** Null while the attempt is not finished. */
  readonly score: number | null;
}

/** An attempt as it is stored. */
export interface StoredAttempt {
  readonly id: AttemptId;
  readonly kind: 'interview' | 'set';
  readonly plan: Plan;
  readonly state: AttemptState;
  /** By position, like the items of the state. */
  readonly items: readonly ItemRecord[];
  /** 0 to 1; null while it is not finished. */
  readonly score: number | null;
}

/** Who the parameter $2 is now: a guest that was merged a moment ago is its named user. */
export const ownerNow = `(SELECT coalesce("mergedIntoId", id) FROM "User" WHERE id = $2)`;

const ms = (column: string): string => `(extract(epoch FROM ${column}) * 1000)::float8`;

const selectAttempt = `SELECT a.id, a."setId", a.plan, a.status, a.position, a.score, a."givenBackMs",
    ${ms('a."startedAt"')} AS "startedAt", ${ms('a."deadlineAt"')} AS "deadlineAt",
    ${ms('a."finishedAt"')} AS "finishedAt",
    (SELECT json_agg(json_build_object('id', i.id, 'versionId', i."versionId", 'variantId', i."variantId",
       'points', i.points, 'openedAt', ${ms('i."openedAt"')}, 'deadlineAt', ${ms('i."deadlineAt"')},
       'closedAt', ${ms('i."closedAt"')}, 'lockedTurns', i."lockedTurns", 'spentMs', i."spentMs",
       'revision', i.revision, 'response', i.response, 'score', i.score) ORDER BY i.position)
     FROM "AttemptItem" i WHERE i."attemptId" = a.id) AS items
  FROM "Attempt" a WHERE a.id = $1`;

interface AttemptRow {
  id: string;
  setId: string | null;
  plan: unknown;
  status: AttemptStatus;
  position: number;
  score: number | null;
  givenBackMs: number;
  startedAt: number;
  deadlineAt: number | null;
  finishedAt: number | null;
  items: ItemRow[];
}

interface ItemRow {
  id: string;
  versionId: string | null;
  variantId: string | null;
  points: number;
  openedAt: number | null;
  deadlineAt: number | null;
  closedAt: number | null;
  lockedTurns: number;
  spentMs: number;
  revision: number;
  response: unknown;
  score: number | null;
}

/** An attempt of somebody, as it stands; null when there is none, or it is another's. */
export async function findAttempt(id: string, owner: UserId): Promise<StoredAttempt | null> {
  const rows = await query<AttemptRow>(`${selectAttempt} AND a."userId" = ${ownerNow}`, [
    id,
    owner,
  ]);
  return rows[0] ? attemptOf(rows[0]) : null;
}

/** An attempt whoever it is of: for the sweep. */
export async function findAnyAttempt(id: string): Promise<StoredAttempt | null> {
  const rows = await query<AttemptRow>(selectAttempt, [id]);
  return rows[0] ? attemptOf(rows[0]) : null;
}

/** Locks an attempt, which whoever changes it does first, and reads it. Within a transaction. */
export async function lockAttempt(run: Run, id: AttemptId): Promise<StoredAttempt | null> {
  // In two statements: what one that waited for a lock reads beside it may be older than the lock.
  await run(`SELECT 1 FROM "Attempt" WHERE id = $1 FOR UPDATE`, [id]);
  const rows = await run<AttemptRow>(selectAttempt, [id]);
  return rows[0] ? attemptOf(rows[0]) : null;
}

function attemptOf({ setId, items, ...row }: AttemptRow): StoredAttempt {
  const plan = readPlan(row.plan);
  return {
    ...{ id: row.id as AttemptId, kind: setId === null ? 'interview' : 'set', plan },
    score: row.score,
    items: items.map(({ id, versionId, variantId, points, revision, score }) => ({
      ...{ id, versionId, variantId, points, revision, score },
    })),
    state: {
      ...{ status: row.status, navigation: plan.navigation, position: row.position },
      ...{ startedAt: row.startedAt, deadlineAt: row.deadlineAt, finishedAt: row.finishedAt },
      givenBackMs: row.givenBackMs,
      items: items.map((item, position) => ({
        minutes: plan.items[position]?.minutes ?? null,
        ...{ openedAt: item.openedAt, deadlineAt: item.deadlineAt, closedAt: item.closedAt },
        ...{ lockedTurns: item.lockedTurns, spentMs: item.spentMs },
        response: item.response === null ? null : responseBody.parse(item.response),
      })),
    },
  };
}

/** The attempts that are over by their deadline and not finished yet. */
export async function overdueAttempts(now: Date, limit: number): Promise<AttemptId[]> {
  const rows = await query<{ id: string }>(
    `SELECT id FROM "Attempt" WHERE status = 'running' AND "deadlineAt" <= $1 ORDER BY "deadlineAt" LIMIT $2`,
    [now, limit],
  );
  return rows.map(({ id }) => id as AttemptId);
}

export interface ListedAttempt {
  readonly id: AttemptId;
  readonly kind: 'interview' | 'set';
  readonly title: Plan['title'];
  readonly status: AttemptStatus;
  readonly startedAt: number;
  readonly deadlineAt: number | null;
  readonly score: number | null;
}

/** The attempts of somebody, the newest first. */
export async function attemptsOf(owner: UserId, limit: number): Promise<ListedAttempt[]> {
  const rows = await query<{
    id: string;
    kind: 'interview' | 'set';
    title: Plan['title'];
    status: AttemptStatus;
    startedAt: number;
    deadlineAt: number | null;
    score: number | null;
  }>(
    `SELECT id, CASE WHEN "setId" IS NULL THEN 'interview' ELSE 'set' END AS kind, plan->'title' AS title, status,
       ${ms('"startedAt"')} AS "startedAt", ${ms('"deadlineAt"')} AS "deadlineAt", score
     FROM "Attempt" WHERE "userId" = $1 ORDER BY "startedAt" DESC, id LIMIT $2`,
    [owner, limit],
  );
  return rows.map((row) => ({ ...row, id: row.id as AttemptId }));
}

/** How many late answers each item of an attempt has, by the item's id. */
export async function lateCounts(id: AttemptId): Promise<Map<string, number>> {
  const rows = await query<{ id: string; late: number }>(
    `SELECT r."attemptItemId" AS id, count(*)::int AS late FROM "Response" r
     JOIN "AttemptItem" i ON i.id = r."attemptItemId" WHERE i."attemptId" = $1 AND r.late GROUP BY 1`,
    [id],
  );
  return new Map(rows.map(({ id: item, late }) => [item, late]));
}
