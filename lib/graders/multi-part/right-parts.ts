import type {
  BodyOf,
  KeyBody,
  ResponseBody,
  SimpleKeyBody,
  SimpleResponseBody,
} from '@/lib/questions';

type Parts = BodyOf<ResponseBody, 'multi-part'>['parts'];

/**
 * The right answers of the parts that are asked of who answers all of them right: those without a condition, and those
 * asked when an earlier one of them is right as a whole.
 */
export function rightParts(
  key: BodyOf<KeyBody, 'multi-part'>,
  right: (key: SimpleKeyBody) => SimpleResponseBody,
): Parts {
  const parts: Parts = [];
  for (const part of key.parts) {
    const { when } = part;
    const asked =
      when === null ||
      (when.score !== 'less' && when.shows === null && parts.some(({ id }) => id === when.part));
    if (asked) parts.push({ id: part.id, response: right(part.key) });
  }
  return parts;
}
