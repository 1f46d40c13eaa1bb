import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ResponseBody } from '@/lib/questions';
import {
  begin,
  step,
  turnsOf,
  type AttemptEvent,
  type AttemptState,
  type Plan,
  type Step,
} from '.';

const minute = 60_000;
const title = { en: 'T', 'zh-CN': '题' };
const planOf = (change: Partial<Plan> & Pick<Plan, 'items'>): Plan => ({
  ...{ v: 1, title, minutes: 10, navigation: 'free', outage: 'give-back' },
  sections: [{ title, from: 0, count: change.items.length }],
  ...change,
});
const items = (count: number, minutes: number | null = null) =>
  Array.from({ length: count }, () => ({ minutes, points: 1 }));
const numeric = (value: number): ResponseBody => ({ kind: 'numeric', value });
const text = (...turns: [string, string, string[] | null][]): ResponseBody => ({
  kind: 'free-text',
  turns: turns.map(([id, words, ticked]) => ({ id, text: words, ticked })),
});

/** What a dialogue of events, each at a minute, leads to. */
function after(plan: Plan, ...events: [number, AttemptEvent][]): Step {
  const first: Step = { state: begin(plan, 0), outcome: { kind: 'done' } };
  return events.reduce(({ state }, [at, event]) => step(state, event, at * minute), first);
}
const answer = (position: number, response: ResponseBody): AttemptEvent => ({
  ...{ kind: 'answer', position, response },
});
const go = (to: number): AttemptEvent => ({ kind: 'go', to });

test('at its beginning the first item is open, and the deadlines stand', () => {
  const state = begin(planOf({ items: items(2, 3) }), 5 * minute);
  expect(state).toMatchObject({ status: 'running', deadlineAt: 15 * minute, position: 0 });
  expect(state.items[0]).toMatchObject({ openedAt: 5 * minute, deadlineAt: 8 * minute });
  expect(state.items[1]).toMatchObject({ openedAt: null, deadlineAt: null });
});

test('an item has no more time than the whole has left', () => {
  const { state } = after(planOf({ items: items(2, 8) }), [5, go(1)]);
  expect(state.items[1]?.deadlineAt).toBe(10 * minute);
});

test('forward only: going on closes what is left, and there is no way back and no leap', () => {
  const plan = planOf({ items: items(3), navigation: 'forward' });
  const gone = after(plan, [1, go(1)]);
  expect(gone.state).toMatchObject({ position: 1 });
  expect(gone.state.items[0]?.closedAt).toBe(minute);
  for (const to of [0, 3, -1, 0.5]) {
    const back = after(plan, [1, go(1)], [2, go(to)]);
    expect(back.outcome).toEqual({ kind: 'refused', why: 'item-not-open' });
    expect(back.state.position).toBe(1);
  }
});

test('free: any item can be opened, left and answered again', () => {
  const plan = planOf({ items: items(3) });
  const { state, outcome } = after(plan, [1, go(2)], [2, go(0)], [3, answer(2, numeric(1))]);
  expect(outcome).toEqual({ kind: 'done' });
  expect(state.items[2]).toMatchObject({ response: numeric(1), closedAt: null });
});

test('an answer to an item that was never opened is refused, also when all is over', () => {
  const plan = planOf({ items: items(2) });
  const refused = { kind: 'refused', why: 'item-not-open' };
  expect(after(plan, [1, answer(1, numeric(1))]).outcome).toEqual(refused);
  expect(after(plan, [11, answer(1, numeric(1))]).outcome).toEqual(refused);
  expect(after(plan, [1, answer(7, numeric(1))]).outcome).toEqual(refused);
});

test('an answer after the deadline, by however little, is late and counts nothing', () => {
  const plan = planOf({ items: items(1) });
  const inTime = after(plan, [10 - 1 / minute, answer(0, numeric(1))]);
  expect(inTime).toMatchObject({ outcome: { kind: 'done' }, state: { status: 'running' } });
  const late = after(plan, [1, answer(0, numeric(1))], [10, answer(0, numeric(2))]);
  expect(late.outcome).toEqual({ kind: 'late' });
  expect(late.state).toMatchObject({ status: 'expired', finishedAt: 10 * minute });
  expect(late.state.items[0]?.response).toEqual(numeric(1));
});

test('an item whose own time is over takes no answer, while the others still do', () => {
  const plan = planOf({ items: items(2, 2) });
  const late = after(plan, [3, answer(0, numeric(1))]);
  expect(late.outcome).toEqual({ kind: 'late' });
  expect(late.state.items[0]).toMatchObject({ closedAt: 2 * minute, response: null });
  expect(after(plan, [3, go(1)], [4, answer(1, numeric(1))]).outcome).toEqual({ kind: 'done' });
});

test('submitting ends it once: what comes after changes nothing', () => {
  const plan = planOf({ items: items(2) });
  const { state } = after(plan, [1, go(1)], [4, { kind: 'submit' }]);
  expect(state).toMatchObject({ status: 'submitted', finishedAt: 4 * minute });
  expect(state.items.map(({ spentMs }) => spentMs / minute)).toEqual([1, 3]);
  for (const event of [{ kind: 'submit' }, { kind: 'tick' }, go(0)] as const) {
    expect(step(state, event, 60 * minute).state).toEqual(state);
  }
});

test('time that was given back is nobody’s time at an item', () => {
  const { state } = after(planOf({ items: items(2) }), [1, go(1)]);
  const back = { ...state, deadlineAt: 15 * minute, givenBackMs: 5 * minute };
  const ended = step(back, { kind: 'submit' }, 8 * minute).state;
  expect(ended.items.map(({ spentMs }) => spentMs / minute)).toEqual([1, 2]);
});

const said = text(['t1', 'three segments', null]);
const lock = (turn: string): AttemptEvent => ({ kind: 'lock', position: 0, turn });

test('a locked turn keeps its text; its points can be ticked, and then one more turn may be written', () => {
  const plan = planOf({ items: items(1) });
  const locked: [number, AttemptEvent][] = [
    [1, answer(0, said)],
    [2, lock('t1')],
  ];
  const outcomeOf = (response: ResponseBody) =>
    after(plan, ...locked, [3, answer(0, response)]).outcome;
  expect(outcomeOf(text(['t1', 'four segments', ['a']]))).toMatchObject({ why: 'turn-locked' });
  expect(outcomeOf(text(['t1', 'three segments', ['a']]))).toEqual({ kind: 'done' });
  const next = text(['t1', 'three segments', ['a']], ['t2', 'because', null]);
  expect(outcomeOf(next)).toEqual({ kind: 'done' });
  const ticked = text(['t1', 'three segments', ['a']], ['t2', 'because', ['b']]);
  expect(outcomeOf(ticked)).toMatchObject({ why: 'turn-unlocked' });
  const far = text(['t1', 'three segments', ['a']], ['t2', '', null], ['t3', '', null]);
  expect(outcomeOf(far)).toMatchObject({ why: 'turn-not-open' });
});

test('only what was written can be locked, in its order; locking again changes nothing', () => {
  const plan = planOf({ items: items(1) });
  expect(after(plan, [1, lock('t1')]).outcome).toMatchObject({ why: 'turn-not-open' });
  const twice = after(plan, [1, answer(0, said)], [2, lock('t1')], [3, lock('t1')]);
  expect(twice).toMatchObject({ outcome: { kind: 'done' } });
  expect(twice.state.items[0]?.lockedTurns).toBe(1);
  const late = after(plan, [1, answer(0, said)], [10, lock('t1')]);
  expect(late.outcome).toMatchObject({ why: 'item-closed' });
});

// Whatever happens, in whatever order and by whatever clock.

const limits = fc.option(fc.integer({ min: 1, max: 30 }), { nil: null });
const anyPlan = fc
  .record({
    minutes: limits,
    navigation: fc.constantFrom('forward', 'free'),
    items: fc.array(fc.record({ minutes: limits, points: fc.constant(1) }), {
      ...{ minLength: 1, maxLength: 5 },
    }),
  })
  .map((made) => planOf(made));

const at = fc.integer({ min: -1, max: 5 });
const turns = ['t1', 't2', 't3'] as const;
const anyText = fc
  .array(fc.tuple(fc.constantFrom('', 'one', 'two'), fc.option(fc.constant(['p']))), {
    ...{ minLength: 1, maxLength: 3 },
  })
  .map((given) =>
    text(...given.map(([words, ticked], n) => [turns[n] ?? 't1', words, ticked] as never)),
  );
type Happening = AttemptEvent | { readonly kind: 'outage'; readonly ms: number };
const anyEvent: fc.Arbitrary<Happening> = fc.oneof(
  fc.constant({ kind: 'tick' as const }),
  fc.record({ kind: fc.constant('go' as const), to: at }),
  fc.record({
    kind: fc.constant('answer' as const),
    position: at,
    response: fc.oneof(fc.integer().map(numeric), anyText),
  }),
  fc.record({ kind: fc.constant('lock' as const), position: at, turn: fc.constantFrom(...turns) }),
  fc.constant({ kind: 'submit' as const }),
  fc.record({ kind: fc.constant('outage' as const), ms: fc.integer({ min: 1, max: 9 * minute }) }),
);
/** Mostly forward, now and then back: a server's clock is set right. */
const passing = fc.integer({ min: -minute, max: 6 * minute });

/** What lib/db/outages.ts does to an attempt that runs. */
function giveBack(state: AttemptState, ms: number): AttemptState {
  if (state.status !== 'running') return state;
  const later = (deadline: number | null) => (deadline === null ? null : deadline + ms);
  return {
    ...state,
    deadlineAt: later(state.deadlineAt),
    givenBackMs: state.givenBackMs + ms,
    items: state.items.map((item) =>
      item.closedAt === null ? { ...item, deadlineAt: later(item.deadlineAt) } : item,
    ),
  };
}

function keepsItsWord(before: AttemptState, is: AttemptState, plan: Plan): void {
  if (before.status !== 'running') expect(is).toEqual(before);
  expect(is.finishedAt === null).toBe(is.status === 'running');
  if (is.status === 'expired') expect(is.finishedAt).toBe(is.deadlineAt);
  expect(is.deadlineAt ?? Infinity).toBeGreaterThanOrEqual(before.deadlineAt ?? Infinity);
  expect(is.givenBackMs).toBeGreaterThanOrEqual(before.givenBackMs);
  if (plan.navigation === 'forward') {
    expect(is.position - before.position).toBeOneOf([0, 1]);
  }
  for (const [n, item] of is.items.entries()) {
    const was = before.items[n];
    if (!was) throw new Error('as many items as before');
    expect(item.minutes).toBe(was.minutes);
    if (was.openedAt !== null) expect(item.openedAt).toBe(was.openedAt);
    if (item.openedAt === null) expect(item.response).toBeNull();
    if (was.deadlineAt !== null) expect(item.deadlineAt).toBeGreaterThanOrEqual(was.deadlineAt);
    expect(item.spentMs).toBeGreaterThanOrEqual(was.spentMs);
    expect(item.lockedTurns).toBeGreaterThanOrEqual(was.lockedTurns);
    expect(item.lockedTurns).toBeLessThanOrEqual(turnsOf(item.response).length);
    if (was.closedAt !== null) {
      expect([item.closedAt, item.response]).toEqual([was.closedAt, was.response]);
    }
    if (is.status !== 'running') expect(item.closedAt).not.toBeNull();
    const texts = (each: typeof item) =>
      turnsOf(each.response)
        .slice(0, was.lockedTurns)
        .map((turn) => turn.text);
    expect(texts(item)).toEqual(texts(was));
  }
}

test('any events by any clock: it ends once, deadlines never shrink, and what is closed or locked stays as it is', () => {
  const happenings = fc.array(fc.tuple(passing, anyEvent), { maxLength: 40 });
  fc.assert(
    fc.property(anyPlan, happenings, (plan, all) => {
      let now = 1_000_000;
      let state = begin(plan, now);
      for (const [ms, event] of all) {
        now += ms;
        const before = state;
        if (event.kind === 'outage') {
          state = giveBack(state, event.ms);
        } else {
          const next = step(state, event, now);
          if (next.outcome.kind !== 'done') {
            expect(next.state).toEqual(step(state, { kind: 'tick' }, now).state);
          }
          state = next.state;
        }
        keepsItsWord(before, state, plan);
      }
    }),
    { numRuns: 500 },
  );
});

test('by a clock that only goes forward, the times at the items add up to the time of the whole', () => {
  const happenings = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 * minute }), anyEvent), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(anyPlan, happenings, (plan, all) => {
      let now = 0;
      let state = begin(plan, now);
      for (const [ms, event] of all) {
        // While nobody is served, nothing can happen, and the time of it is over before something can.
        now += event.kind === 'outage' ? event.ms : ms;
        state = event.kind === 'outage' ? giveBack(state, event.ms) : step(state, event, now).state;
      }
      const ended = step(state, { kind: 'submit' }, now).state;
      const spent = ended.items.reduce((sum, { spentMs }) => sum + spentMs, 0);
      expect(spent).toBe((ended.finishedAt ?? 0) - ended.startedAt - ended.givenBackMs);
    }),
    { numRuns: 1_000 },
  );
});
