import { createHash } from 'node:crypto';

/**
 * A stable fingerprint of a question: SHA-256, hex, of its canonical JSON (keys in order, nothing undefined). Two
 * loads of the same content agree on it whatever the order of the keys in the file; any change of a text changes it.
 */
export function contentHash(question: object): string {
  return createHash('sha256').update(canonicalJson(question)).digest('hex');
}

function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}
