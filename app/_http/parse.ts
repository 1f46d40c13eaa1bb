import type { z } from 'zod';
import type { Locale } from '@/lib/i18n';
import { err, ok, type Result } from '@/lib/kit';
import { problem, type Problem } from './problem';

/** A value from outside as its schema has it, or the first field that does not fit. */
export function parse<T extends z.ZodType>(
  schema: T,
  value: unknown,
  locale: Locale,
): Result<z.infer<T>, Problem> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  if (issue?.code === 'unrecognized_keys') {
    const field = [...issue.path, issue.keys[0]].join('.').slice(0, 60);
    return err(problem(locale, 'unknown-field', { field }));
  }
  const field = issue?.path.join('.') ?? '';
  return err(problem(locale, 'wrong-field', { field: field === '' ? 'body' : field }));
}
