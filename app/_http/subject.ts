import { z } from 'zod';

const id = z.string().min(1).max(64);

/** What is shared or assigned: a set or an interview, by its id. Exactly one of the two. */
export const subjectFields = { set: id.optional(), interview: id.optional() };

/** The subject of a body that named one; null when it named none, or both. */
export function subjectIn(body: {
  readonly set?: string | undefined;
  readonly interview?: string | undefined;
}): { readonly kind: 'set' | 'interview'; readonly id: string } | null {
  const { set, interview } = body;
  if (set !== undefined) return interview === undefined ? { kind: 'set', id: set } : null;
  return interview === undefined ? null : { kind: 'interview', id: interview };
}

/** A moment (RFC 3339), or null for never. */
export const optionalMoment = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .nullable();
