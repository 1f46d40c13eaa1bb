import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answered, branching, keyOf, turn } from './cases';
import { nextTurn, reachableTurns, type Ticks } from './chain';

const reached = (...turns: Ticks) => reachableTurns(branching, turns).map(({ id }) => id);

test('before anything is answered, the first turn is reached and asked', () => {
  expect(reached()).toEqual(['first']);
  expect(nextTurn(branching, [])?.id).toBe('first');
});

test('a text that is not compared with its rubric yet opens no follow-up', () => {
  expect(reached(answered('first', null))).toEqual(['first']);
  expect(nextTurn(branching, [answered('first', null)])).toBeNull();
});

test('comparing opens the next turn whose condition holds, also when nothing was found', () => {
  expect(reached(answered('first', ['first-must-0']))).toEqual(['first', 'deeper']);
  expect(reached(answered('first', []))).toEqual(['first', 'hint']);
});

test('a turn is asked only when all its said points and none of its unsaid ones were ticked', () => {
  expect(reached(answered('first', ['first-must-0', 'first-trap-4']))).toEqual(['first', 'last']);
  expect(reached(answered('first', ['first-must-1', 'first-plus-2']))).toEqual(['first', 'hint']);
});

test('the turns come in the order of the key, each once, until none is left', () => {
  const turns = [answered('first', ['first-must-0']), answered('deeper', [])];
  expect(reached(...turns)).toEqual(['first', 'deeper', 'last']);
  const all = [...turns, answered('last', ['last-must-0'])];
  expect(reached(...all)).toEqual(['first', 'deeper', 'last']);
  expect(nextTurn(branching, all)).toBeNull();
});

test('points of every earlier turn count, not only of the last', () => {
  const key = keyOf(
    turn('first', ['must']),
    turn('second', ['must']),
    turn('third', ['must'], { said: ['first-must-0', 'second-must-0'], unsaid: [] }),
  );
  const first = answered('first', ['first-must-0']);
  expect(nextTurn(key, [first, answered('second', ['second-must-0'])])?.id).toBe('third');
  expect(nextTurn(key, [first, answered('second', [])])).toBeNull();
});

test('where a response names another turn, the chain goes no further', () => {
  expect(reached(answered('hint', []))).toEqual(['first']);
  expect(reached(answered('first', ['first-must-0']), answered('hint', []))).toEqual([
    'first',
    'deeper',
  ]);
});

test('whatever is ticked, the chain begins with the first turn, keeps the order of the key, and ends', () => {
  const order = branching.turns.map(({ id }) => id);
  const points = branching.turns.flatMap(({ rubric }) => rubric.map(({ id }) => id));
  fc.assert(
    fc.property(fc.array(fc.option(fc.subarray(points), { freq: 8 })), (ticks) => {
      const turns: { id: string; ticked: string[] | null }[] = [];
      for (let next = nextTurn(branching, turns); next; next = nextTurn(branching, turns)) {
        turns.push({ id: next.id, ticked: ticks[turns.length] ?? null });
      }
      const places = turns.map(({ id }) => order.indexOf(id));
      expect(places[0]).toBe(0);
      expect(places.every((place, at) => at === 0 || place > (places[at - 1] ?? 0))).toBe(true);
      expect(reachableTurns(branching, turns).map(({ id }) => id)).toEqual(
        turns.map(({ id }) => id),
      );
    }),
  );
});
