import type { Sent } from './send';

/** Where what is being written stands. `message` says why it is not saved. */
export interface SaveState {
  readonly at: 'saved' | 'waiting' | 'saving' | 'unreachable' | 'stopped';
  readonly message: string | null;
}

export interface Saver<T> {
  /** There is something new to save; it is sent a moment later. */
  change(value: T): void;
  /** Sends now what waits. True when everything is saved. */
  flush(): Promise<boolean>;
  readonly state: () => SaveState;
  readonly subscribe: (listener: () => void) => () => void;
}

/**
 * Saves what is being written, one request at a time, the newest only. What may work later (no connection, 5xx, 429)
 * is tried again; what the server refuses stops it, and the page keeps what was written.
 */
export function saverOf<T>(
  save: (value: T) => Promise<Sent<unknown>>,
  { delayMs = 700, retryMs = 3_000 } = {},
): Saver<T> {
  let state: SaveState = { at: 'saved', message: null };
  let waiting: { readonly value: T } | null = null;
  let running: Promise<boolean> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listeners = new Set<() => void>();

  const become = (at: SaveState['at'], message: string | null = null) => {
    state = { at, message };
    for (const listener of listeners) listener();
  };
  const later = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), ms);
  };
  const sendAll = async (): Promise<boolean> => {
    while (waiting !== null) {
      const taken: { readonly value: T } = waiting;
      waiting = null;
      become('saving');
      const sent = await save(taken.value);
      if (sent.ok) continue;
      waiting ??= taken;
      const mayWorkLater = sent.status === 0 || sent.status === 429 || sent.status >= 500;
      become(mayWorkLater ? 'unreachable' : 'stopped', sent.message);
      if (mayWorkLater) later(retryMs);
      return false;
    }
    become('saved');
    return true;
  };
  const flush = (): Promise<boolean> => {
    clearTimeout(timer);
    if (state.at === 'stopped') return Promise.resolve(false);
    running ??= sendAll().finally(() => {
      running = null;
    });
    return running;
  };
  return {
    change: (value) => {
      waiting = { value };
      if (state.at === 'stopped') return;
      if (running === null) become('waiting');
      later(delayMs);
    },
    flush,
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
