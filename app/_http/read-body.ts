import type { Locale } from '@/lib/i18n';
import { err, ok, type Result } from '@/lib/kit';
import { problem, type Problem } from './problem';

/** The most that a body may hold. */
export const bodyLimitBytes = 64 * 1024;

/** Reads a body of JSON, and no further than the limit. */
export async function readJson(
  request: Request,
  locale: Locale,
  limitBytes = bodyLimitBytes,
): Promise<Result<unknown, Problem>> {
  const wrong = otherType(request, 'application/json', locale);
  if (wrong) return err(wrong);
  const bytes = await readBytes(request, limitBytes);
  if (bytes === null) return err(problem(locale, 'too-large', { limit: limitBytes / 1024 }));
  try {
    // JSON is UTF-8 (RFC 8259 §8.1).
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return isText(value) ? ok(value) : err(problem(locale, 'bad-json'));
  } catch {
    return err(problem(locale, 'bad-json'));
  }
}

/** Reads a body of plain text in UTF-8, and no further than the limit. */
export async function readText(
  request: Request,
  locale: Locale,
  limitBytes: number,
): Promise<Result<string, Problem>> {
  const wrong = otherType(request, 'text/plain', locale);
  if (wrong) return err(wrong);
  const bytes = await readBytes(request, limitBytes);
  if (bytes === null) return err(problem(locale, 'too-large', { limit: limitBytes / 1024 }));
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return err(problem(locale, 'bad-text'));
  }
}

function otherType(request: Request, expected: string, locale: Locale): Problem | null {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  const found = type === '' ? '—' : type.slice(0, 60);
  return type === expected ? null : problem(locale, 'wrong-type', { expected, found });
}

/**
 * Whether all its text is text: no U+0000, which a database cannot hold, and no half of a surrogate pair, which no UTF-8
 * can. JSON allows both, as escapes; JSON.stringify writes exactly these as escapes again.
 */
const isText = (value: unknown): boolean =>
  !/(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/.test(JSON.stringify(value));

/** The body; null when it is larger than the limit, however it was announced. */
async function readBytes(request: Request, limitBytes: number): Promise<Uint8Array | null> {
  if (Number(request.headers.get('content-length') ?? 0) > limitBytes) return null;
  if (!request.body) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = (request.body as ReadableStream<Uint8Array>).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(parts);
    length += value.length;
    if (length > limitBytes) {
      await reader.cancel();
      return null;
    }
    parts.push(value);
  }
}
