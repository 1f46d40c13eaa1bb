import { never, present } from '@/lib/kit';
import type { ResponseBody } from '@/lib/questions';
import type { Plan } from './plan';
import {
  isClosed,
  isOver,
  isRunning,
  type AttemptState,
  type Course,
  type ItemState,
} from './state';
import { lockedWith, refusedTurn, type TurnRefusal } from './turns';

const minuteMs = 60_000;
/** What the database's integers hold: 24 days. */
const mostSpentMs = 2 ** 31 - 1;

/** What can happen to an attempt. `tick`: nothing but the passing of time. */
export type AttemptEvent =
  | { readonly kind: 'tick' }
  | { readonly kind: 'go'; readonly to: number }
  | { readonly kind: 'answer'; readonly position: number; readonly response: ResponseBody }
  | { readonly kind: 'lock'; readonly position: number; readonly turn: string }
  | { readonly kind: 'submit' };

export type Refusal = 'item-not-open' | 'item-closed' | TurnRefusal;

/** `late`: an answer to keep and mark, which does not count. */
export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'late' }
  | { readonly kind: 'refused'; readonly why: Refusal };

export interface Step {
  readonly state: AttemptState;
  readonly outcome: Outcome;
}

const done: Outcome = { kind: 'done' };
const refused = (why: Refusal): Outcome => ({ kind: 'refused', why });

/** An attempt at its beginning: its first item is open, the deadline stands. */
export function begin(plan: Plan, now: number): AttemptState {
  const items = plan.items.map(({ minutes }): ItemState => ({
    ...{ minutes, openedAt: null, deadlineAt: null, closedAt: null },
    ...{ lockedTurns: 0, spentMs: 0, response: null },
  }));
  const state: AttemptState = {
    ...{ status: 'running', navigation: plan.navigation, startedAt: now, givenBackMs: 0 },
    deadlineAt: plan.minutes === null ? null : now + plan.minutes * minuteMs,
    ...{ finishedAt: null, position: 0, items },
  };
  return change(state, 0, (item) => open(item, state, now));
}

/**
 * The whole machine: what becomes of an attempt by an event at a moment of the server's clock. Time comes first, so
 * that whatever arrives after a deadline finds it over, and also a refused event may leave a state to store.
 */
export function step(before: AttemptState, event: AttemptEvent, now: number): Step {
  const state = tick(before, now);
  switch (event.kind) {
    case 'tick':
      return { state, outcome: done };
    case 'go':
      return isRunning(state) ? go(state, event.to, now) : { state, outcome: done };
    case 'answer': {
      const item = state.items[event.position];
      if (!item) return { state, outcome: refused('item-not-open') };
      const outcome = receive(state, item, event.response, now);
      const answered = (each: ItemState) => ({ ...each, response: event.response });
      return outcome.kind === 'done'
        ? { state: change(state, event.position, answered), outcome }
        : { state, outcome };
    }
    case 'lock':
      return lock(state, event.position, event.turn, now);
    case 'submit':
      return {
        state: isRunning(state) ? finish(state, 'submitted', now) : state,
        outcome: done,
      };
    default:
      return never(event);
  }
}

/** What becomes of an answer to one item; it needs no other. An answer to what is closed is kept, late. */
export function receive(
  course: Course,
  item: ItemState,
  response: ResponseBody,
  now: number,
): Outcome {
  if (item.openedAt === null) return refused('item-not-open');
  if (isClosed(course, item, now)) return { kind: 'late' };
  const why = refusedTurn(item.lockedTurns, item.response, response);
  return why === null ? done : refused(why);
}

function tick(state: AttemptState, now: number): AttemptState {
  if (!isRunning(state)) return state;
  if (isOver(state, now)) return finish(state, 'expired', present(state.deadlineAt, 'deadline'));
  const isDue = ({ closedAt, deadlineAt }: ItemState) =>
    closedAt === null && deadlineAt !== null && deadlineAt <= now;
  if (!state.items.some(isDue)) return state;
  return {
    ...state,
    items: state.items.map((item) => (isDue(item) ? { ...item, closedAt: item.deadlineAt } : item)),
  };
}

function go(state: AttemptState, to: number, now: number): Step {
  if (to === state.position) return { state, outcome: done };
  const isThere = to >= 0 && to < state.items.length && Number.isInteger(to);
  const isNext = to === state.position + 1;
  if (!isThere || (state.navigation === 'forward' && !isNext)) {
    return { state, outcome: refused('item-not-open') };
  }
  const left = leave(state, now);
  const closed =
    state.navigation === 'forward'
      ? change(left, state.position, (item) => ({ ...item, closedAt: item.closedAt ?? now }))
      : left;
  return {
    state: change({ ...closed, position: to }, to, (item) => open(item, state, now)),
    outcome: done,
  };
}

/** The first time an item is opened, its own time begins. */
function open(item: ItemState, { deadlineAt }: Course, now: number): ItemState {
  if (item.openedAt !== null) return item;
  const own = item.minutes === null ? null : now + item.minutes * minuteMs;
  return {
    ...item,
    openedAt: now,
    deadlineAt: own === null ? null : Math.min(own, deadlineAt ?? own),
  };
}

function lock(state: AttemptState, position: number, turn: string, now: number): Step {
  const item = state.items[position];
  if (item?.openedAt == null) return { state, outcome: refused('item-not-open') };
  const lockedTurns = lockedWith(item.lockedTurns, item.response, turn);
  if (lockedTurns === item.lockedTurns) return { state, outcome: done };
  if (isClosed(state, item, now)) return { state, outcome: refused('item-closed') };
  if (lockedTurns === null) return { state, outcome: refused('turn-not-open') };
  const locked = (each: ItemState) => ({ ...each, lockedTurns });
  return { state: change(state, position, locked), outcome: done };
}

function finish(
  state: AttemptState,
  status: Exclude<AttemptState['status'], 'running'>,
  at: number,
): AttemptState {
  const left = leave(state, at);
  const items = left.items.map((item) => ({
    ...item,
    closedAt: item.closedAt ?? Math.min(at, item.deadlineAt ?? at),
  }));
  return { ...left, status, finishedAt: at, items };
}

/**
 * Books the time of the present visit. It began when all booked before was over: somebody is always at exactly one
 * item, but in outages that are given back.
 */
function leave(state: AttemptState, now: number): AttemptState {
  const booked = state.items.reduce((sum, { spentMs }) => sum + spentMs, 0);
  const visitMs = Math.max(0, now - (state.startedAt + state.givenBackMs + booked));
  return change(state, state.position, (item) => ({
    ...item,
    spentMs: Math.min(mostSpentMs, item.spentMs + visitMs),
  }));
}

function change(
  state: AttemptState,
  position: number,
  by: (item: ItemState) => ItemState,
): AttemptState {
  return { ...state, items: state.items.map((item, at) => (at === position ? by(item) : item)) };
}
