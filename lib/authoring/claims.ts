import { z } from 'zod';
import { err, ok, type Result } from '@/lib/kit';
import type { Finding } from './finding';

/** One statement about TCP with its verdict, as content/facts/claims.jsonl holds them; further keys are kept out. */
const claim = z.object({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  topic: z.string().min(1),
  claim_en: z.string().min(1),
  claim_zh: z.string().min(1),
  verdict: z.enum(['true', 'true-with-nuance', 'misleading', 'false']),
  correction: z.string(),
  source: z.string().min(1),
});
export type Claim = z.infer<typeof claim>;

/** Parses a file of claims, one JSON object a line. */
export function parseClaims(file: string, text: string): Result<Claim[], Finding[]> {
  const findings: Finding[] = [];
  const claims: Claim[] = [];
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '') return;
    const parsed = claim.safeParse(parseJson(line));
    if (parsed.success) claims.push(parsed.data);
    else {
      const message = parsed.error.issues.map((issue) => issue.message).join('; ');
      findings.push({ file, line: index + 1, code: 'syntax', params: { message } });
    }
  });
  return findings.length > 0 ? err(findings) : ok(claims);
}

/** The value of a JSON text; null when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
