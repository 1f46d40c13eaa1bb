import type { ResponseBody } from '@/lib/questions';
import type { Submission } from './feedback-data';

/** What this tab keeps of a question until the server has it: a draft, or an answer that could not be saved. */
export type Kept =
  | { readonly kind: 'draft'; readonly response: ResponseBody }
  | { readonly kind: 'unsaved'; readonly submission: Submission };

/** The part of `Storage` that is used; browsers may refuse it. */
type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const place = (ref: string) => `answer:${ref}`;

export function keep(store: Store | null, ref: string, kept: Kept): void {
  try {
    store?.setItem(place(ref), JSON.stringify(kept));
  } catch {
    // Full or forbidden storage: the answer is still on the page.
  }
}

export function forget(store: Store | null, ref: string): void {
  try {
    store?.removeItem(place(ref));
  } catch {
    // Nothing was kept then.
  }
}

/** What is kept for a question, or null; what this code did not write is ignored. */
export function recall(store: Store | null, ref: string): Kept | null {
  try {
    const found: unknown = JSON.parse(store?.getItem(place(ref)) ?? 'null');
    return isKept(found) ? found : null;
  } catch {
    return null;
  }
}

function isKept(found: unknown): found is Kept {
  if (typeof found !== 'object' || found === null || !('kind' in found)) return false;
  if (found.kind === 'draft') return 'response' in found && hasKind(found.response);
  return found.kind === 'unsaved' && 'submission' in found && isSubmission(found.submission);
}

const hasKind = (value: unknown) =>
  typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string';

const isSubmission = (value: unknown) =>
  typeof value === 'object' &&
  value !== null &&
  'response' in value &&
  hasKind(value.response) &&
  'idempotencyKey' in value &&
  typeof value.idempotencyKey === 'string';

/** The tab's store, or null where the browser refuses it. */
export function tabStore(): Store | null {
  try {
    return globalThis.sessionStorage;
  } catch {
    return null;
  }
}
