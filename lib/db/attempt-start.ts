import { randomUUID } from 'node:crypto';
import type { AttemptId, UserId } from '@/lib/kit';
import type { AttemptState, Plan } from '@/lib/interviews';
import type { Provenance } from '@/lib/questions';
import { query } from './client';
import { provenanceHash, variantId } from './variants';

/** A question that was made for one attempt alone. */
export interface MadeVariant {
  readonly topic: string;
  readonly provenance: Extract<Provenance, { kind: 'generated' }>;
}

/** What an item of a new attempt asks: a version, a variant, or, for a scenario question, both. */
export interface NewItem {
  readonly versionId: string | null;
  readonly variant: MadeVariant | null;
}

export interface NewAttempt {
  readonly userId: UserId;
  readonly startKey: string;
  readonly subject:
    | { readonly kind: 'set'; readonly setId: string }
    | { readonly kind: 'interview'; readonly versionId: string };
  readonly assignmentId: string | null;
  readonly plan: Plan;
  /** As the machine begins it. */
  readonly state: AttemptState;
  /** By position. */
  readonly items: readonly NewItem[];
}

/** The attempt that somebody started under a key; null when none was. */
export async function findStarted(owner: UserId, startKey: string): Promise<AttemptId | null> {
  const rows = await query<{ id: string }>(
    `SELECT id FROM "Attempt" WHERE "startKey" = $1
       AND "userId" = (SELECT coalesce("mergedIntoId", id) FROM "User" WHERE id = $2)`,
    [startKey, owner],
  );
  return rows[0] ? (rows[0].id as AttemptId) : null;
}

const insertAttempt = `WITH
  who AS (SELECT coalesce("mergedIntoId", id) AS id FROM "User" WHERE id = $2 FOR SHARE),
  made AS (
    INSERT INTO "Attempt" (id, "userId", "startKey", "setId", "interviewVersionId", "assignmentId", plan, "startedAt",
      "deadlineAt", "givesBack")
    SELECT $1, who.id, $3, $4, $5, $6, $7, $8, $9, $10 FROM who
    ON CONFLICT ("userId", "startKey") DO NOTHING RETURNING id
  ),
  variants AS (
    INSERT INTO "Variant" (id, generator, "generatorVersion", seed, topic, difficulty, params, "provenanceHash", secret)
    SELECT v.id, v.generator, v.version, v.seed, v.topic, v.difficulty, v.params, v.hash, true
    FROM made, jsonb_to_recordset($11) AS v(id text, generator text, version int, seed text, topic text,
      difficulty int, params jsonb, hash text)
  ),
  items AS (
    INSERT INTO "AttemptItem" (id, "attemptId", position, "versionId", "variantId", points, "openedAt", "deadlineAt",
      misconceptions)
    SELECT i.id, made.id, i.position, i."versionId", i."variantId", i.points, i."openedAt", i."deadlineAt", '{}'
    FROM made, jsonb_to_recordset($12) AS i(id text, position int, "versionId" text, "variantId" text, points float8,
      "openedAt" timestamptz, "deadlineAt" timestamptz)
  )
  SELECT id FROM made`;

/** Begins an attempt, whole or not at all; null when one was started under its key before, or its user is gone. */
export async function recordStart(attempt: NewAttempt): Promise<AttemptId | null> {
  const { plan, state, subject } = attempt;
  const rows = await query<{ id: string }>(insertAttempt, [
    ...[randomUUID(), attempt.userId, attempt.startKey],
    subject.kind === 'set' ? subject.setId : null,
    subject.kind === 'interview' ? subject.versionId : null,
    ...[attempt.assignmentId, JSON.stringify(plan), new Date(state.startedAt)],
    ...[dateOf(state.deadlineAt), plan.outage === 'give-back'],
    JSON.stringify(attempt.items.flatMap(({ variant }) => (variant ? [variantRow(variant)] : []))),
    JSON.stringify(attempt.items.map((item, position) => itemRow(attempt, item, position))),
  ]);
  return rows[0] ? (rows[0].id as AttemptId) : null;
}

function variantRow({ topic, provenance }: MadeVariant) {
  const { generator, version, seed, difficulty, params } = provenance;
  const hash = provenanceHash(provenance);
  return { id: variantId(hash), generator, version, seed, topic, difficulty, params, hash };
}

function itemRow({ plan, state }: NewAttempt, { versionId, variant }: NewItem, position: number) {
  const { openedAt = null, deadlineAt = null } = state.items[position] ?? {};
  return {
    ...{ id: randomUUID(), position, versionId, points: plan.items[position]?.points ?? 1 },
    variantId: variant && variantId(provenanceHash(variant.provenance)),
    ...{ openedAt: dateOf(openedAt), deadlineAt: dateOf(deadlineAt) },
  };
}

const dateOf = (at: number | null): Date | null => (at === null ? null : new Date(at));
