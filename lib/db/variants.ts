import { createHash } from 'node:crypto';
import type { VariantId } from '@/lib/kit';
import type { Provenance } from '@/lib/questions';

type Generated = Extract<Provenance, { kind: 'generated' }>;

/** The SHA-256, hex, that names a generated question: the same provenance is the same row. */
export function provenanceHash(provenance: Generated): string {
  const { generator, version, seed, difficulty, params } = provenance;
  const sorted = Object.entries(params).sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([generator, version, seed, difficulty, sorted]))
    .digest('hex');
}

/** The id of a generated question's row: made of its hash (RFC 9562 §5.8), so that it need not be asked for. */
export function variantId(hash: string): VariantId {
  const parts = [hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(13, 16)}`];
  return [...parts, `8${hash.slice(17, 20)}`, hash.slice(20, 32)].join('-') as VariantId;
}
