import type { Provenance } from '@/lib/questions';
import { query } from './client';

/** A version's form in a language (lib/questions), not parsed yet; null when it has none: it is a scenario. */
export async function versionItem(versionId: string, locale: string): Promise<unknown> {
  const rows = await query<{ item: unknown }>(
    `SELECT item FROM "QuestionText" WHERE "versionId" = $1 AND locale = $2`,
    [versionId, locale],
  );
  return rows[0]?.item ?? null;
}

/** Where a generated question comes from; null when there is no such variant. */
export async function variantProvenance(
  id: string,
): Promise<Extract<Provenance, { kind: 'generated' }> | null> {
  const rows = await query<{
    generator: string;
    version: number;
    seed: string;
    difficulty: number;
    params: Record<string, unknown>;
  }>(
    `SELECT generator, "generatorVersion" AS version, seed, difficulty, params FROM "Variant" WHERE id = $1`,
    [id],
  );
  return rows[0] ? { kind: 'generated', ...rows[0] } : null;
}

/** A version that an attempt may ask; of kind `scenario`: its body says what is made. */
export interface VersionBody {
  readonly versionId: string;
  readonly kind: string;
  readonly body: unknown;
}

/** The versions among these ids that exist. */
export async function versionBodies(ids: readonly string[]): Promise<VersionBody[]> {
  if (ids.length === 0) return [];
  return query<{ versionId: string; kind: string; body: unknown }>(
    `SELECT id AS "versionId", kind, CASE WHEN kind = 'scenario' THEN body END AS body FROM "QuestionVersion"
     WHERE id = ANY($1)`,
    [[...ids]],
  );
}
