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
  const big = tooBig(input);
  if (big !== null) {
    const params = { field: big, pieces: mostPieces, characters: mostCharacters };
    return err({ field: big, message: say('graders.tooBig', params) });
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

/** No response of any kind is bigger: eight turns of free text are the biggest. */
const mostCharacters = 100_000;
const mostPieces = 1_000;

/**
 * The member in which a response grows beyond any right size; null when it does not. It is looked at no further than
 * that, so that a huge one costs as little as a small one.
 */
function tooBig(input: object): string | null {
  let pieces = 0;
  let characters = 0;
  for (const [member, whole] of Object.entries(input)) {
    const waiting: unknown[] = [whole];
    for (let value = waiting.pop(); ; value = waiting.pop()) {
      pieces += 1;
      if (typeof value === 'string') characters += value.length;
      if (typeof value === 'object' && value !== null) {
        const names = Object.keys(value);
        if (pieces + waiting.length + names.length > mostPieces) return member.slice(0, 40);
        for (const name of names) {
          characters += name.length;
          waiting.push((value as Record<string, unknown>)[name]);
        }
      }
      if (pieces + waiting.length > mostPieces || characters > mostCharacters)
        return member.slice(0, 40);
      if (waiting.length === 0) break;
    }
  }
  return null;
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
