import type { ResponseBody } from '@/lib/questions';
import { freshKey } from '../question/fresh-key';
import type { AttemptApi, Outcome, Saved } from './attempt-api';
import type { AttemptView } from './attempt-view';
import type { OutboxEntry, OutboxStore } from './outbox';
import { makeSaver, type Saver, type SaverState } from './saver';
import {
  clockFromPage,
  learn,
  serverTime,
  type ServerClock,
  type TimeSample,
} from './server-clock';

/** Why the last thing asked for was not done. */
export type Hitch =
  | { readonly kind: 'away' }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'refused'; readonly message: string };

export interface SessionState {
  /** The server's view of the attempt, the newest known. */
  readonly view: AttemptView;
  readonly saves: SaverState;
  readonly hitch: Hitch | null;
  /** The item whose fields hold no answer any more: what was saved before still counts. */
  readonly emptied: number | null;
  /** Counts up when the answer shown was replaced by a newer one: the server's, or one that this browser had kept. */
  readonly replaced: number;
}

/** A running attempt in the browser: what the server says of it, its clock, and the answers on their way. */
export interface Session {
  readonly state: () => SessionState;
  /** Tells each change; returns how to stop that. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly saver: Saver;
  /** The server's time now. */
  readonly now: () => number;
  /** Begins: brings what was left behind to the server, asks for its time and its view. Call the result to end. */
  readonly start: () => () => void;
  /** Takes a change of the answer; null: it is empty now. */
  readonly answer: (response: ResponseBody | null) => void;
  /** Opens another item; true when it is open. */
  readonly go: (position: number) => Promise<boolean>;
  /** Fixes the text of a turn of the open item, for its rubric. */
  readonly lock: (turn: string) => Promise<boolean>;
  /** Hands everything in; true when that is done. */
  readonly submit: () => Promise<boolean>;
  /** Asks the server how things stand. */
  readonly sync: () => Promise<void>;
}

export interface SessionParts {
  readonly initial: AttemptView;
  readonly locale: string;
  readonly api: AttemptApi;
  readonly store: OutboxStore;
  readonly send: (entry: OutboxEntry) => Promise<Outcome<Saved>>;
}

export function makeSession({ initial, locale, api, store, send }: SessionParts): Session {
  const listeners = new Set<() => void>();
  /** The newest revision of each item that this page has shown or saved. */
  const revisions = new Map<number, number>();
  let clock: ServerClock | null = null;
  let openedAt = 0;
  /** Requests for the view are numbered: the answer to an earlier one never replaces that of a later one. */
  let asked = 0;
  let taken = 0;
  let state: SessionState = {
    ...{ view: initial, hitch: null, emptied: null, replaced: 0 },
    saves: { items: new Map(), trouble: null, durable: true },
  };

  const change = (part: Partial<SessionState>) => {
    state = { ...state, ...part };
    for (const listener of listeners) listener();
  };
  const hear = (sample: TimeSample | null) => {
    clock ??= clockFromPage(initial.serverNow, performance.now());
    if (sample !== null) clock = learn(clock, sample);
  };

  const saver = makeSaver({
    ...{ attempt: initial.id, store, send },
    onChange: (saves) => {
      change({ saves });
    },
    onSaved: ({ value, sample }) => {
      hear(sample);
      revisions.set(value.saved.position, value.saved.revision);
      // An outage that was given back moved the deadlines.
      if (value.deadlineAt !== state.view.deadlineAt) void sync();
    },
  });

  const take = (view: AttemptView) => {
    if (view.position !== state.view.position) openedAt = performance.now();
    const known = view.open === null ? 0 : (revisions.get(view.open.position) ?? 0);
    const { position, revision } = view.open ?? { position: -1, revision: 0 };
    revisions.set(position, Math.max(known, revision));
    const newer = revision > known && saver.kept(position) === null;
    change({ view, hitch: null, replaced: state.replaced + (newer ? 1 : 0) });
  };
  const ask = async (request: () => Promise<Outcome<AttemptView>>): Promise<boolean> => {
    asked += 1;
    const number = asked;
    const outcome = await request();
    if (outcome.kind !== 'done') {
      change({ hitch: hitchOf(outcome) });
      return false;
    }
    hear(outcome.sample);
    if (number > taken) {
      taken = number;
      take(outcome.value);
    }
    return true;
  };
  const sync = async () => {
    await ask(api.read);
  };

  return {
    ...{ saver, sync },
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    now: () => (clock === null ? initial.serverNow : serverTime(clock, performance.now())),
    start: () => {
      hear(null);
      openedAt = performance.now();
      if (initial.open !== null) revisions.set(initial.open.position, initial.open.revision);
      void saver.restore().then(() => {
        if (saver.kept(state.view.position) !== null) change({ replaced: state.replaced + 1 });
      });
      void sync();
      return () => {
        void saver.flush();
        saver.stop();
      };
    },
    answer: (response) => {
      const { position } = state.view;
      if (response === null) {
        saver.withdraw(position);
        change({ emptied: position });
        return;
      }
      if (state.emptied !== null) change({ emptied: null });
      saver.put({
        ...{ attempt: initial.id, position, response, locale, idempotencyKey: freshKey() },
        givenAt: new Date().toISOString(),
        elapsedMs: Math.round(performance.now() - openedAt),
      });
    },
    go: async (position) => {
      await saver.flush();
      return ask(() => api.go(position));
    },
    lock: async (turn) => {
      // What is locked is the text that the server has.
      if (await saver.flush()) return ask(() => api.lock(state.view.position, turn));
      change({ hitch: { kind: 'away' } });
      return false;
    },
    submit: async () => {
      await saver.flush();
      const outcome = await api.submit();
      change({ hitch: hitchOf(outcome) });
      return outcome.kind === 'done';
    },
  };
}

function hitchOf(outcome: Outcome<unknown>): Hitch | null {
  switch (outcome.kind) {
    case 'done':
      return null;
    case 'unreachable':
      return outcome.message === null
        ? { kind: 'away' }
        : { kind: 'refused', message: outcome.message };
    case 'signed-out':
      return { kind: 'signed-out' };
    case 'refused':
      return { kind: 'refused', message: outcome.message };
  }
}
