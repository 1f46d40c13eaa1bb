import type { Outcome, Saved } from './attempt-api';
import type { OutboxEntry, OutboxStore } from './outbox';

/** What the saver knows of one item's newest answer. */
export type ItemSave =
  /** On its way: kept here, not confirmed yet. */
  | { readonly at: 'pending' }
  /** Confirmed. `late`: it came after the item had closed; kept, not counted. */
  | { readonly at: 'saved'; readonly revision: number; readonly late: boolean }
  /** The server will not have it: what is wrong, and where. */
  | { readonly at: 'refused'; readonly message: string; readonly field: string | null };

/** Why nothing gets through at the moment. */
export type Trouble =
  | { readonly kind: 'unreachable'; readonly message: string | null }
  | { readonly kind: 'signed-out' };

export interface SaverState {
  /** By position; an item that is not here was not changed on this page. */
  readonly items: ReadonlyMap<number, ItemSave>;
  readonly trouble: Trouble | null;
  /** False: the browser refused to store, so that what is pending lives in this page alone. */
  readonly durable: boolean;
}

export interface Saver {
  /** Takes a new answer of an item: kept at once, sent soon. */
  put(entry: OutboxEntry): void;
  /** Takes back an answer that was not sent yet. */
  withdraw(position: number): void;
  /** Sends what is pending now; true when all of it is confirmed. Refused answers are not pending. */
  flush(): Promise<boolean>;
  /** The newest unconfirmed answer of an item, refused ones too. */
  kept(position: number): OutboxEntry | null;
  /** Begins: takes over what an earlier page left behind, and sends it. Resolves when it is known. */
  restore(): Promise<void>;
  state(): SaverState;
  /** Ends the timers, and says no more. */
  stop(): void;
}

export interface SaverParts {
  readonly attempt: string;
  readonly store: OutboxStore;
  readonly send: (entry: OutboxEntry) => Promise<Outcome<Saved>>;
  readonly onChange: (state: SaverState) => void;
  readonly onSaved: (saved: Extract<Outcome<Saved>, { kind: 'done' }>) => void;
}

/** Quiet for this long, or waiting that long: then an answer is sent. Within a second it is saved. */
export const quietMs = 300;
const longestWaitMs = 800;
const retryMs = [1000, 2000, 4000, 8000, 15_000];

/**
 * Brings the answers of one attempt to the server: one at a time, the newest of each item, under a key that makes
 * sending again harmless, until the server confirms. What it says of itself is true at every moment.
 */
export function makeSaver({ attempt, store, send, onChange, onSaved }: SaverParts): Saver {
  const waiting = new Map<number, OutboxEntry>();
  const items = new Map<number, ItemSave>();
  let trouble: Trouble | null = null;
  let durable = true;
  let failures = 0;
  let running: Promise<boolean> | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let firstWaits: number | null = null;
  let stopped = false;

  const state = (): SaverState => ({ items: new Map(items), trouble, durable });
  const tell = () => {
    if (!stopped) onChange(state());
  };
  const storing = (work: Promise<void>) => {
    work.catch(() => {
      durable = false;
      tell();
    });
  };
  const later = (ms: number) => {
    if (timer !== null) clearTimeout(timer);
    if (stopped) return;
    timer = setTimeout(() => void flush(), ms);
  };
  const isNewest = (entry: OutboxEntry) =>
    waiting.get(entry.position)?.idempotencyKey === entry.idempotencyKey;
  const next = () =>
    [...waiting.values()].find(({ position }) => items.get(position)?.at === 'pending');

  /** Notes what became of an entry; false when nothing more gets through now. */
  const settle = (entry: OutboxEntry, outcome: Outcome<Saved>): boolean => {
    switch (outcome.kind) {
      case 'done': {
        failures = 0;
        trouble = null;
        storing(store.remove(entry));
        if (isNewest(entry)) {
          waiting.delete(entry.position);
          const { revision, late } = outcome.value.saved;
          items.set(entry.position, { at: 'saved', revision, late });
        }
        if (!stopped) onSaved(outcome);
        return true;
      }
      case 'refused':
        trouble = null;
        if (isNewest(entry)) {
          const { message, field } = outcome;
          items.set(entry.position, { at: 'refused', message, field });
        }
        return true;
      case 'unreachable':
        trouble = { kind: 'unreachable', message: outcome.message };
        later(Math.max(outcome.waitMs ?? 0, retryMs[Math.min(failures, retryMs.length - 1)] ?? 0));
        failures += 1;
        return false;
      case 'signed-out':
        trouble = { kind: 'signed-out' };
        return false;
    }
  };

  const work = async (): Promise<boolean> => {
    for (let entry = next(); entry !== undefined; entry = next()) {
      const goesOn = settle(entry, await send(entry));
      tell();
      if (!goesOn) return false;
    }
    return true;
  };

  const flush = (): Promise<boolean> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    firstWaits = null;
    // What comes in while an entry is on its way is sent by the same round.
    running ??= work().finally(() => {
      running = null;
    });
    return running;
  };

  return {
    put: (entry) => {
      waiting.set(entry.position, entry);
      items.set(entry.position, { at: 'pending' });
      storing(store.put(entry));
      firstWaits ??= performance.now();
      later(Math.max(0, Math.min(quietMs, firstWaits + longestWaitMs - performance.now())));
      tell();
    },
    withdraw: (position) => {
      const entry = waiting.get(position);
      if (entry === undefined) return;
      waiting.delete(position);
      items.delete(position);
      storing(store.remove(entry));
      tell();
    },
    flush,
    kept: (position) => waiting.get(position) ?? null,
    restore: async () => {
      stopped = false;
      const left = await store.list(attempt).catch(() => {
        durable = false;
        return [];
      });
      for (const entry of left) {
        if (waiting.has(entry.position)) continue;
        waiting.set(entry.position, entry);
        items.set(entry.position, { at: 'pending' });
      }
      tell();
      if (waiting.size > 0) void flush();
    },
    state,
    stop: () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}
