import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomFrom } from '@/lib/kit';
import { compile, interviewDefinition, type PoolQuestion } from '.';

const title = { en: 'T', 'zh-CN': '题' };
const question = (n: number, change: Partial<PoolQuestion> = {}): PoolQuestion => ({
  ...{ versionId: `v${n}`, slug: `q${n}`, topic: 'states', kind: 'numeric', difficulty: 2 },
  ...change,
});
const definition = (...items: object[]) =>
  interviewDefinition.parse({
    ...{ title, lead: title, level: 'mid', minutes: 30, navigation: 'free' },
    sections: [
      { title, items },
      { title, items: [{ generator: 'F05', difficulty: 2, count: 2, points: 3, minutes: 4 }] },
    ],
  });
const pool = (count: number, more: object = {}) => ({
  ...{ pool: { topics: ['states'], ...more }, count },
});

test('sections are laid out in order, with the limits and points of their entries', () => {
  const made = compile(
    definition({ question: 'q1' }, pool(2)),
    [1, 2, 3].map((n) => question(n)),
    randomFrom('1'),
  );
  if (!made.ok) throw new Error('enough questions');
  const { plan, slots } = made.value;
  expect(plan.sections.map(({ from, count }) => [from, count])).toEqual([
    [0, 3],
    [3, 2],
  ]);
  expect(plan.items.map(({ points, minutes }) => [points, minutes])).toEqual([
    ...Array.from({ length: 3 }, () => [1, null]),
    ...Array.from({ length: 2 }, () => [3, 4]),
  ]);
  expect(slots[0]).toEqual({ kind: 'version', versionId: 'v1' });
  expect(slots[4]).toEqual({ kind: 'generated', generator: 'F05', difficulty: 2, params: {} });
});

test('a question that is named is not drawn as well, wherever it is named', () => {
  const all = [1, 2, 3].map((n) => question(n));
  for (let seed = 0; seed < 50; seed += 1) {
    const made = compile(definition(pool(2), { question: 'q2' }), all, randomFrom(String(seed)));
    if (!made.ok) throw new Error('enough questions');
    const ids = made.value.slots.flatMap((slot) =>
      slot.kind === 'version' ? [slot.versionId] : [],
    );
    expect(ids.sort()).toEqual(['v1', 'v2', 'v3']);
  }
});

test('narrow pools draw first, so that a wide one does not take what only they can use', () => {
  const all = [question(1), question(2, { difficulty: 5 })];
  for (let seed = 0; seed < 50; seed += 1) {
    const made = compile(
      definition(pool(1), pool(1, { difficulty: [5, 5] })),
      all,
      randomFrom(`${seed}`),
    );
    expect(made.ok).toBe(true);
  }
});

test('too few questions are told with their entry', () => {
  const all = [question(1), question(2, { kind: 'free-text' }), question(3, { topic: 'teardown' })];
  const made = compile(definition(pool(2, { kinds: ['numeric'] })), all, randomFrom('1'));
  expect(made).toEqual({ ok: false, error: { section: 0, entry: 0, wanted: 2, found: 1 } });
});

test('whatever is drawn fits its pool, and nothing is drawn twice', () => {
  const anyQuestion = fc.record({
    topic: fc.constantFrom('states', 'teardown'),
    kind: fc.constantFrom('numeric', 'single-choice'),
    difficulty: fc.integer({ min: 1, max: 5 }),
  });
  fc.assert(
    fc.property(
      fc.array(anyQuestion, { minLength: 4, maxLength: 30 }),
      fc.string(),
      (given, seed) => {
        const all = given.map((each, n) => question(n, each));
        const made = compile(definition(pool(3, { difficulty: [2, 4] })), all, randomFrom(seed));
        const fitting = all.filter(
          ({ topic, difficulty }) => topic === 'states' && difficulty >= 2 && difficulty <= 4,
        );
        expect(made.ok).toBe(fitting.length >= 3);
        if (!made.ok) return;
        const ids = made.value.slots.flatMap((slot) =>
          slot.kind === 'version' ? [slot.versionId] : [],
        );
        expect(new Set(ids).size).toBe(3);
        expect(fitting.map(({ versionId }) => versionId)).toEqual(expect.arrayContaining(ids));
      },
    ),
  );
});
