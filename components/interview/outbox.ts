import type { ResponseBody } from '@/lib/questions';

/** An answer that the server has not confirmed yet. Sent again under the same key it counts once. */
export interface OutboxEntry {
  readonly attempt: string;
  readonly position: number;
  readonly response: ResponseBody;
  readonly idempotencyKey: string;
  /** By the device's clock; the server's decides. */
  readonly givenAt: string;
  /** How long the item had been on the page. */
  readonly elapsedMs: number;
  readonly locale: string;
}

/**
 * What this browser keeps until the server has it: at most one answer an item, the newest. An older one that was not
 * sent yet is replaced: only what counts now needs to arrive.
 */
export interface OutboxStore {
  /** Replaces what was kept for the same item. Rejects where the browser refuses to store. */
  put(entry: OutboxEntry): Promise<void>;
  /** Forgets an entry, unless a newer one has taken its place. */
  remove(entry: OutboxEntry): Promise<void>;
  /** What is kept for an attempt, or for all of them, in the order it was given. */
  list(attempt?: string): Promise<readonly OutboxEntry[]>;
}

/** The order in which entries are sent: as they were given; those of the same moment by position. */
export const inOrder = (entries: readonly OutboxEntry[]): readonly OutboxEntry[] =>
  [...entries].sort((a, b) => a.givenAt.localeCompare(b.givenAt) || a.position - b.position);

/** Whether something read from the store is an entry; what another version of this code wrote is left alone. */
export function isEntry(found: unknown): found is OutboxEntry {
  if (typeof found !== 'object' || found === null) return false;
  const entry = found as Record<keyof OutboxEntry, unknown>;
  return (
    typeof entry.attempt === 'string' &&
    typeof entry.position === 'number' &&
    typeof entry.idempotencyKey === 'string' &&
    typeof entry.givenAt === 'string' &&
    typeof entry.elapsedMs === 'number' &&
    typeof entry.locale === 'string' &&
    typeof entry.response === 'object' &&
    entry.response !== null &&
    'kind' in entry.response
  );
}

/** An outbox that lives as long as the page: for browsers that refuse to store. */
export function memoryOutbox(): OutboxStore {
  const kept = new Map<string, OutboxEntry>();
  const place = ({ attempt, position }: OutboxEntry) => `${attempt} ${position}`;
  return {
    put: (entry) => {
      kept.set(place(entry), entry);
      return Promise.resolve();
    },
    remove: (entry) => {
      if (kept.get(place(entry))?.idempotencyKey === entry.idempotencyKey) {
        kept.delete(place(entry));
      }
      return Promise.resolve();
    },
    list: (attempt) =>
      Promise.resolve(
        inOrder([...kept.values()].filter((e) => attempt === undefined || e.attempt === attempt)),
      ),
  };
}
