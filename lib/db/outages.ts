import { randomUUID } from 'node:crypto';
import { query } from './client';

/** A time in which nobody could be served. */
export interface OutageRow {
  readonly startedAt: Date;
  readonly endedAt: Date;
}

/** So long a silence is no outage yet: a restart, a garbage collection, a slow disk. */
const silenceMs = 5_000;

/** While all is well: says that this process is alive. Does nothing after a silence. */
const continueBeat = `UPDATE "Heartbeat" SET at = greatest(at, $1) WHERE id = 'app' AND at >= $2 RETURNING 1 AS beaten`;

/**
 * After a silence: of all processes that come at once only one sees it, since whoever waits for the row's lock then reads it
 * as the other left it. With the outage each running attempt that gives back gets its length, from when it began.
 */
const endSilence = `WITH before AS (SELECT id, at FROM "Heartbeat" WHERE id = 'app' FOR UPDATE),
  first AS (
    INSERT INTO "Heartbeat" (id, at) SELECT 'app', $1::timestamptz WHERE NOT EXISTS (SELECT 1 FROM before)
    ON CONFLICT (id) DO NOTHING
  ),
  beaten AS (UPDATE "Heartbeat" h SET at = greatest(before.at, $1) FROM before WHERE h.id = before.id),
  outage AS (
    INSERT INTO "Outage" (id, "startedAt", "endedAt") SELECT $3, before.at, $1 FROM before WHERE before.at < $2
    RETURNING "startedAt", "endedAt"
  ),
  attempts AS (
    UPDATE "Attempt" a SET
      "deadlineAt" = a."deadlineAt" + (o."endedAt" - greatest(o."startedAt", a."startedAt")),
      "givenBackMs" = a."givenBackMs"
        + round(extract(epoch FROM o."endedAt" - greatest(o."startedAt", a."startedAt")) * 1000)::int
    FROM outage o WHERE a.status = 'running' AND a."givesBack" AND a."startedAt" < o."endedAt"
      AND (a."deadlineAt" IS NULL OR a."deadlineAt" > o."startedAt")
    RETURNING a.id, o."startedAt", o."endedAt" - greatest(o."startedAt", a."startedAt") AS given
  ),
  items AS (
    UPDATE "AttemptItem" i SET "deadlineAt" = i."deadlineAt" + a.given FROM attempts a
    WHERE i."attemptId" = a.id AND i."closedAt" IS NULL AND i."deadlineAt" > a."startedAt"
  )
  SELECT "startedAt", "endedAt" FROM outage`;

/**
 * Says that a process of the app is alive; at least once a second. Returns the outage that this ended, null when there was
 * none. What the outage is to the attempts happens in the same statement: given back once, whole, or not at all.
 */
export async function beat(now: Date): Promise<OutageRow | null> {
  const alive = new Date(now.getTime() - silenceMs);
  const beaten = await query(continueBeat, [now, alive]);
  if (beaten.length > 0) return null;
  const [outage] = await query<{ startedAt: Date; endedAt: Date }>(endSilence, [
    ...[now, alive, randomUUID()],
  ]);
  return outage ?? null;
}

/** The outages between two moments, in order. */
export async function outagesBetween(from: Date, to: Date): Promise<OutageRow[]> {
  return query<{ startedAt: Date; endedAt: Date }>(
    `SELECT "startedAt", "endedAt" FROM "Outage" WHERE "endedAt" > $1 AND "startedAt" < $2 ORDER BY "startedAt"`,
    [from, to],
  );
}
