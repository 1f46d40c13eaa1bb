import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BodyOf, KeyBody, ResponseBody } from '@/lib/questions';
import { grade } from '../grade';
import { rightResponse } from '../right-response';
import { answered, branching, keyOf, turn } from './cases';
import { nextTurn } from './chain';

type Turns = BodyOf<ResponseBody, 'free-text'>['turns'];

const gradeWith = (key: BodyOf<KeyBody, 'free-text'>, turns: Turns) =>
  grade(
    { public: { body: { kind: 'free-text' } }, key: { body: key } },
    { kind: 'free-text', turns },
    'en',
  );
const scoreOf = (key: BodyOf<KeyBody, 'free-text'>, turns: Turns): number => {
  const verdict = gradeWith(key, turns);
  return verdict.status === 'graded' ? verdict.score : NaN;
};

const one = keyOf(turn('first', ['must', 'must', 'must', 'plus', 'plus', 'trap', 'trap']));
const [m0, m1, m2, p3, p4, t5, t6] = one.turns[0]?.rubric.map(({ id }) => id) ?? [];
const ids = (...list: (string | undefined)[]) => list.map(String);

test.each([
  [ids(m0, m1, m2), 1],
  [ids(m0, m1, m2, p3, p4), 1],
  [ids(m0, m1), 2 / 3],
  [ids(m0, m1, p3, p4), 1],
  [ids(m0, p3), 1.5 / 3],
  [ids(p3), 0.5 / 3],
  [ids(m0, m1, t5), 1 / 3],
  [ids(m0, t5, t6), 0],
  [ids(t5), 0],
  [ids(m0, m0, m0), 1 / 3],
  [[], 0],
])('ticking %j of three musts, two pluses and two traps earns %d', (ticked, score) => {
  expect(scoreOf(one, [answered('first', ticked)])).toBeCloseTo(score, 12);
});

test('a text that was not compared with the rubric earns nothing, nor do ticks on a blank text', () => {
  expect(scoreOf(one, [answered('first', null)])).toBe(0);
  expect(scoreOf(one, [answered('first', ids(m0, m1, m2), ' \n')])).toBe(0);
});

test('where nothing is a must, the pluses stand in for them', () => {
  const key = keyOf(turn('first', ['must']), turn('second', ['plus', 'plus', 'trap']));
  const first = answered('first', ['first-must-0']);
  const second = (...ticked: string[]) => scoreOf(key, [first, answered('second', ticked)]);
  expect(second('second-plus-0', 'second-plus-1')).toBe(1);
  expect(second('second-plus-0')).toBe(0.75);
  expect(second('second-plus-0', 'second-trap-2')).toBe(0.5);
});

test('the item earns the mean of its turns, and a follow-up that was asked and left out counts as nothing', () => {
  const first = answered('first', ['first-must-0', 'first-must-1']);
  expect(scoreOf(branching, [first])).toBe(0.5);
  const deeper = answered('deeper', ['deeper-must-0']);
  expect(scoreOf(branching, [first, deeper])).toBeCloseTo(2 / 3, 12);
  expect(scoreOf(branching, [first, deeper, answered('last', ['last-must-0'])])).toBe(1);
});

test('each point of the turns reached tells whether it was treated rightly', () => {
  expect(gradeWith(branching, [answered('first', ['first-must-1', 'first-trap-4'])])).toMatchObject(
    {
      parts: [
        { part: 'first.first-must-0', right: false },
        { part: 'first.first-must-1', right: true },
        { part: 'first.first-plus-2', right: false },
        { part: 'first.first-plus-3', right: false },
        { part: 'first.first-trap-4', right: false },
        { part: 'hint.hint-must-0', right: false },
      ],
    },
  );
});

test('a ticked trap reports its misconception, and the grade says how much was said', () => {
  const verdict = gradeWith(branching, [answered('first', ['first-must-0', 'first-trap-4'])]);
  expect(verdict).toMatchObject({ misconceptions: ['D09'] });
  expect(verdict.status === 'graded' && verdict.why).toMatch(
    /^1 of 3 necessary points said, and one thing that is not so\.\n\nThis answer follows/,
  );
  expect(gradeWith(branching, [answered('first', ['first-must-0'])])).toMatchObject({
    misconceptions: [],
  });
});

test.each([
  ['turns.0.id', [answered('hint', [])]],
  ['turns.1.id', [answered('first', []), answered('deeper', [])]],
  ['turns.1.id', [answered('first', null), answered('hint', [])]],
  ['turns.1.id', [answered('first', []), answered('first', [])]],
  ['turns.0.ticked', [answered('first', ['deeper-must-0'])]],
  ['turns.1.ticked', [answered('first', []), answered('hint', ['no-such'])]],
])('a response that leaves the chain is invalid at %s', (field, turns) => {
  const verdict = gradeWith(branching, turns);
  expect(verdict).toMatchObject({ status: 'invalid', field });
  expect(verdict.status === 'invalid' && verdict.message).not.toMatch(/[{}]|undefined/);
});

test('the right response goes through the turns of who says everything, and earns everything', () => {
  const right = rightResponse({ body: branching });
  expect(right).toMatchObject({
    turns: [
      { id: 'first', ticked: ['first-must-0', 'first-must-1', 'first-plus-2', 'first-plus-3'] },
      { id: 'deeper', text: 'the model of deeper', ticked: ['deeper-must-0', 'deeper-plus-1'] },
      { id: 'last', ticked: ['last-must-0'] },
    ],
  });
  const verdict = right.kind === 'free-text' && gradeWith(branching, right.turns);
  expect(verdict).toMatchObject({ status: 'graded', score: 1, why: null, misconceptions: [] });
});

const weight = fc.constantFrom('must' as const, 'plus' as const, 'trap' as const);
/** Questions whose turns are all asked, each answered with some of its points. */
const answeredTurns = fc
  .array(fc.array(weight, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 8 })
  .map((rubrics) =>
    keyOf(
      ...rubrics.map((weights, at) => turn(at === 0 ? 'first' : `turn-${String(at)}`, weights)),
    ),
  )
  .chain((key) =>
    fc.record({
      key: fc.constant(key),
      ticks: fc.tuple(
        ...key.turns.map(({ rubric }) => fc.subarray(rubric.map((point) => point.id))),
      ),
      at: fc.nat(),
    }),
  );

test('whatever is ticked, the score is from 0 to 1; a must never lowers it and a trap never raises it', () => {
  fc.assert(
    fc.property(answeredTurns, ({ key, ticks, at }) => {
      const response = (lists: readonly string[][]): Turns =>
        key.turns.map(({ id }, index) => answered(id, lists[index] ?? []));
      const before = scoreOf(key, response(ticks));
      expect(before).toBeGreaterThanOrEqual(0);
      expect(before).toBeLessThanOrEqual(1);
      const place = at % key.turns.length;
      for (const point of key.turns[place]?.rubric ?? []) {
        const more = ticks.map((list, index) => (index === place ? [...list, point.id] : list));
        const after = scoreOf(key, response(more));
        if (point.weight === 'trap') expect(after).toBeLessThanOrEqual(before + 1e-12);
        else expect(after).toBeGreaterThanOrEqual(before - 1e-12);
      }
    }),
  );
});

test('whatever path the ticks take, a response along the chain is graded, never invalid', () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat({ max: 31 })), fc.nat({ max: 4 }), (bits, length) => {
      const turns: Turns = [];
      for (let next = nextTurn(branching, turns); next; next = nextTurn(branching, turns)) {
        if (turns.length >= length) break;
        const mask = Number(bits.next().value);
        const ticked = next.rubric.filter((_, at) => (mask >> at) & 1).map(({ id }) => id);
        turns.push(answered(next.id, ticked));
      }
      const verdict = gradeWith(branching, turns);
      expect(verdict.status).toBe('graded');
    }),
  );
});
