import type { Locale } from '@/lib/i18n';
import { err, ok, type Result } from '@/lib/kit';
import { problem, type Problem } from './problem';

/** The most that a body may hold. */
export const bodyLimitBytes = 64 * 1024;

/** Reads a body of JSON, and no further than the limit. */
export async function readJson(
  request: Request,
  locale: Locale,
): Promise<Result<unknown, Problem>> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type !== 'application/json') {
    const found = type === '' ? '—' : type.slice(0, 60);
    return err(problem(locale, 'wrong-type', { expected: 'application/json', found }));
  }
  const bytes = await readBytes(request);
  if (bytes === null) {
    return err(problem(locale, 'too-large', { limit: bodyLimitBytes / 1024 }));
  }
  try {
    // JSON is UTF-8 (RFC 8259 §8.1).
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return ok(value);
  } catch {
    return err(problem(locale, 'bad-json'));
  }
}

/** The body; null when it is larger than the limit, however it was announced. */
async function readBytes(request: Request): Promise<Uint8Array | null> {
  if (Number(request.headers.get('content-length') ?? 0) > bodyLimitBytes) return null;
  if (!request.body) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = (request.body as ReadableStream<Uint8Array>).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(parts);
    length += value.length;
    if (length > bodyLimitBytes) {
      await reader.cancel();
      return null;
    }
    parts.push(value);
  }
}
