import { randomUUID } from 'node:crypto';
import type { AttemptId, UserId } from '@/lib/kit';
import type { AttemptStatus, Course, ItemState } from '@/lib/interviews';
import { responseBody, type ResponseBody } from '@/lib/questions';
import { ownerNow, type AskedQuestion } from './attempts';
import { lostAgainstAnother, query, sqlStateOf } from './client';

/** What an answer to one item meets. */
export interface AnswerPlace {
  readonly kind: 'interview' | 'set';
  readonly course: Course;
  /** Null: the attempt has no item at this position. */
  readonly item:
    (ItemState & AskedQuestion & { readonly id: string; readonly revision: number }) | null;
  /** What was recorded under the same key before. */
  readonly recorded: {
    readonly position: number | null;
    readonly attemptId: string | null;
    readonly revision: number;
    readonly late: boolean;
    /** Whether it is the same response. */
    readonly same: boolean;
  } | null;
}

const ms = (column: string): string => `(extract(epoch FROM ${column}) * 1000)::float8`;

const selectPlace = `SELECT CASE WHEN a."setId" IS NULL THEN 'interview' ELSE 'set' END AS kind, a.status, a.plan->>'navigation' AS navigation, a.position, a."givenBackMs",
    ${ms('a."startedAt"')} AS "startedAt", ${ms('a."deadlineAt"')} AS "deadlineAt",
    ${ms('a."finishedAt"')} AS "finishedAt",
    i.id AS "itemId", i."versionId", i."variantId", i.revision, i.response, i."lockedTurns", i."spentMs",
    (a.plan #>> ARRAY['items', $3::text, 'minutes'])::float8 AS minutes, ${ms('i."openedAt"')} AS "openedAt",
    ${ms('i."deadlineAt"')} AS "itemDeadlineAt", ${ms('i."closedAt"')} AS "closedAt",
    (SELECT json_build_object('position', o.position, 'attemptId', o."attemptId", 'revision', r.revision, 'late', r.late,
       'same', r.response = $5::jsonb)
     FROM "Response" r LEFT JOIN "AttemptItem" o ON o.id = r."attemptItemId"
     WHERE r."userId" = a."userId" AND r."idempotencyKey" = $4) AS recorded
  FROM "Attempt" a LEFT JOIN "AttemptItem" i ON i."attemptId" = a.id AND i.position = $3::int
  WHERE a.id = $1 AND a."userId" = ${ownerNow}`;

type PlaceRow = {
  kind: AnswerPlace['kind'];
  status: AttemptStatus;
  navigation: Course['navigation'];
  position: number;
  givenBackMs: number;
  startedAt: number;
  deadlineAt: number | null;
  finishedAt: number | null;
  recorded: AnswerPlace['recorded'];
  itemDeadlineAt: number | null;
  response: unknown;
} & (
  | { itemId: null }
  | (Omit<ItemState, 'response' | 'deadlineAt'> &
      AskedQuestion & { itemId: string; revision: number })
);

export interface AnswerAddress {
  readonly attempt: string;
  readonly owner: UserId;
  readonly position: number;
  readonly idempotencyKey: string;
  readonly response: ResponseBody;
}

/** What an answer meets, in one statement; null when there is no such attempt of this person. */
export async function findPlace(address: AnswerAddress): Promise<AnswerPlace | null> {
  const [row] = await query<PlaceRow>(selectPlace, [
    ...[address.attempt, address.owner, address.position, address.idempotencyKey],
    JSON.stringify(address.response),
  ]);
  if (!row) return null;
  const { status, navigation, position, givenBackMs, startedAt, deadlineAt, finishedAt } = row;
  return {
    kind: row.kind,
    course: { status, navigation, position, givenBackMs, startedAt, deadlineAt, finishedAt },
    item: row.itemId === null ? null : itemOf(row),
    recorded: row.recorded,
  };
}

function itemOf(row: Extract<PlaceRow, { itemId: string }>): NonNullable<AnswerPlace['item']> {
  const { itemId, versionId, variantId, revision, response, itemDeadlineAt } = row;
  const { minutes, openedAt, closedAt, lockedTurns, spentMs } = row;
  return {
    ...{ id: itemId, versionId, variantId, revision, deadlineAt: itemDeadlineAt },
    ...{ minutes, openedAt, closedAt, lockedTurns, spentMs },
    response: response === null ? null : responseBody.parse(response),
  };
}

export interface NewRevision {
  readonly attempt: AttemptId;
  readonly owner: UserId;
  readonly item: NonNullable<AnswerPlace['item']>;
  readonly context: 'interview' | 'set';
  readonly idempotencyKey: string;
  readonly topic: string;
  readonly locale: string;
  readonly schemaVersion: number;
  readonly response: ResponseBody;
  readonly elapsedMs: number;
  readonly givenAt: Date;
  readonly now: number;
}

const nextRevision = `next AS (
    SELECT coalesce(max(r.revision), 0) + 1 AS revision FROM "Response" r WHERE r."attemptItemId" = $3
  )`;
/** From something that has `userId` and `revision`. */
const insertResponse = (
  isLate: boolean,
): string => `INSERT INTO "Response" (id, "userId", "idempotencyKey", context,
    "versionId", "variantId", "attemptItemId", revision, late, topic, locale, "schemaVersion", response, misconceptions,
    "elapsedMs", "givenAt")
  SELECT $4, "userId", $5, $6::"ResponseContext", $7, $8, $3, revision, ${String(isLate)}, $9, $10, $11::int, $12::jsonb,
    '{}', $13::int, $14::timestamptz`;

/** Only where nothing has moved since it was read: the attempt runs, the item is open, and no other answer came between. */
const counted = `WITH ${nextRevision}, course AS (
    SELECT a.id, a."userId" FROM "Attempt" a WHERE a.id = $1 AND a."userId" = ${ownerNow} AND a.status = 'running'
      AND (a."deadlineAt" IS NULL OR a."deadlineAt" > $15) FOR SHARE
  ), item AS (
    UPDATE "AttemptItem" i SET response = $12::jsonb, revision = next.revision FROM course, next
    WHERE i.id = $3 AND i."attemptId" = course.id AND i.revision = $16 AND i."lockedTurns" = $17
      AND i."closedAt" IS NULL AND (i."deadlineAt" IS NULL OR i."deadlineAt" > $15)
    RETURNING i.revision, course."userId"
  )
  ${insertResponse(false)} FROM item RETURNING revision`;

const mostLate = 50;
const late = `WITH ${nextRevision}
  ${insertResponse(true)} FROM "Attempt" a, next WHERE a.id = $1 AND a."userId" = ${ownerNow}
    AND (SELECT count(*) FROM "Response" l WHERE l."attemptItemId" = $3 AND l.late) < ${mostLate}
  RETURNING revision`;

const uniqueViolation = '23505';

/**
 * What became of an answer; `moved`: something happened meanwhile, so that all has to be read again; `full`: there are
 * as many late ones as are kept.
 */
export type Recorded =
  { readonly kind: 'made'; readonly revision: number } | { readonly kind: 'moved' | 'full' };

/** Writes an answer that counts: the revision and the item that holds it, in one statement. */
export const recordRevision = (revision: NewRevision): Promise<Recorded> =>
  record(counted, 'moved', revision, [
    ...[new Date(revision.now), revision.item.revision, revision.item.lockedTurns],
  ]);

/** Writes an answer that came too late: kept, not counted. */
export const recordLate = (revision: NewRevision): Promise<Recorded> =>
  record(late, 'full', revision, []);

async function record(
  statement: string,
  otherwise: 'moved' | 'full',
  { attempt, owner, item, ...revision }: NewRevision,
  more: readonly unknown[],
): Promise<Recorded> {
  try {
    const [row] = await query<{ revision: number }>(statement, [
      ...[attempt, owner, item.id, randomUUID(), revision.idempotencyKey, revision.context],
      // A scenario question is what its variant asks.
      ...[item.variantId === null ? item.versionId : null, item.variantId],
      ...[revision.topic, revision.locale, revision.schemaVersion],
      ...[JSON.stringify(revision.response), revision.elapsedMs, revision.givenAt, ...more],
    ]);
    return row ? { kind: 'made', revision: row.revision } : { kind: otherwise };
  } catch (error) {
    const code = sqlStateOf(error) ?? '';
    // The same answer, or another one to the same item, was a moment faster.
    if (code === uniqueViolation || lostAgainstAnother.includes(code)) return { kind: 'moved' };
    throw error;
  }
}
