import { kindIds, responseBody, type ResponseBody } from '@/lib/questions';
import type { Locale } from '@/lib/i18n';
import { err, ok, type Result } from '@/lib/kit';
import { voiceIn } from './verdict';

/** Which part of a response does not fit, and what was expected, in the reader's language. */
export interface BadResponse {
  readonly field: string;
  readonly message: string;
}

/** Parses a response from outside (a request, standard input): the shape only; `grade` reads the values. */
export function parseResponse(input: unknown, locale: Locale): Result<ResponseBody, BadResponse> {
  const { say } = voiceIn(locale);
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return err({ field: 'response', message: say('graders.notAnObject') });
  }
  const kind: unknown = 'kind' in input ? input.kind : undefined;
  if (!kindIds.some((id) => id === kind)) {
    const found = shorten(kind);
    return err({
      field: 'kind',
      message: say('graders.unknownKind', { kinds: kindIds.join(', '), found }),
    });
  }
  const parsed = responseBody.safeParse(input);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  const path = issue?.path.join('.') ?? '';
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const field = [path, unknown].filter((part) => part !== '' && part !== undefined).join('.');
  const key = unknown === undefined ? 'graders.badField' : 'graders.unknownField';
  return err({
    field,
    message: say(key, { field, found: shorten(valueAt(input, issue?.path ?? [])) }),
  });
}

function valueAt(input: object, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (place, step) =>
      typeof place === 'object' && place !== null && Object.hasOwn(place, step)
        ? (place as Record<PropertyKey, unknown>)[step]
        : undefined,
    input,
  );
}

/** A value as a message quotes it: JSON, at most 60 characters. */
function shorten(value: unknown): string {
  const text = value === undefined ? '—' : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
