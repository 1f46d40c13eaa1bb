import { expect, test } from 'vitest';
import type { OfferedQuestion, PastAnswer } from '@/lib/db';
import { randomFrom, type QuestionVersionId } from '@/lib/kit';
import { choose, difficultyFor, type Choice } from './choose';

const question = (slug: string): OfferedQuestion => ({
  versionId: `v-${slug}` as QuestionVersionId,
  ...{ slug, number: 1, topic: 'handshake', kind: 'numeric', difficulty: 2 },
});
const answered = (slug: string, score: number): PastAnswer => ({
  ...{ versionId: `v-${slug}`, generator: null, score },
});
const made = (generator: string, score: number): PastAnswer => ({
  versionId: null,
  generator,
  score,
});
const families = [
  { id: 'F05', version: 1 },
  { id: 'F06', version: 1 },
] as const;
const three = ['a', 'b', 'c'].map(question);

/** How often each question or family comes in many draws. */
function drawn(choice: Partial<Choice>, draws = 2000): Map<string, number> {
  const counts = new Map<string, number>();
  const random = randomFrom('choose');
  for (let draw = 0; draw < draws; draw += 1) {
    const ref = choose({ offered: three, families, past: [], ...choice, random });
    const name = ref === null ? 'nothing' : ref.kind === 'authored' ? ref.slug : ref.generator;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}
const of = (counts: Map<string, number>, ...names: string[]): number =>
  names.reduce((sum, name) => sum + (counts.get(name) ?? 0), 0);

test('authored and generated questions come about equally often', () => {
  const counts = drawn({});
  expect(of(counts, 'a', 'b', 'c')).toBeGreaterThan(900);
  expect(of(counts, 'F05', 'F06')).toBeGreaterThan(900);
});

test('where there is one sort only, it comes always', () => {
  expect(of(drawn({ families: [] }, 100), 'a', 'b', 'c')).toBe(100);
  expect(of(drawn({ offered: [] }, 100), 'F05', 'F06')).toBe(100);
  expect(of(drawn({ offered: [], families: [] }, 10), 'nothing')).toBe(10);
});

test('what was answered a moment ago does not come again at once', () => {
  const counts = drawn({ past: [answered('b', 0), answered('a', 1)], families: [] });
  expect(of(counts, 'c')).toBe(2000);
});

test('the only question there is comes again', () => {
  const counts = drawn({ offered: [question('a')], past: [answered('a', 1)], families: [] }, 10);
  expect(of(counts, 'a')).toBe(10);
});

test('what was missed comes rather than what is known, and what is new rather than that', () => {
  const offered = Array.from({ length: 14 }, (_, index) => question(`q${index}`));
  // The ten latest rest; of the others q0 was missed, q1 is known, and q12 and q13 are new.
  const past = [
    ...Array.from({ length: 10 }, (_, index) => answered(`q${index + 2}`, 1)),
    ...[answered('q0', 0.5), answered('q1', 1), answered('q0', 1)],
  ];
  const counts = drawn({ offered, past, families: [] }, 6000);
  expect(of(counts, 'q0', 'q1', 'q12', 'q13')).toBe(6000);
  expect(of(counts, 'q0')).toBeGreaterThan(of(counts, 'q12') * 1.2);
  expect(of(counts, 'q12')).toBeGreaterThan(of(counts, 'q1') * 2);
});

test('a family that was missed comes rather than one that is known', () => {
  const counts = drawn({ offered: [], past: [made('F05', 0), made('F06', 1), made('F05', 1)] });
  expect(of(counts, 'F05')).toBeGreaterThan(of(counts, 'F06') * 4);
});

test('a seed is nine of 0-9a-z, and no two draws have the same', () => {
  const random = randomFrom('seeds');
  const seeds = Array.from({ length: 200 }, () => {
    const ref = choose({ offered: [], families, past: [], random });
    return ref?.kind === 'generated' ? ref.seed : '';
  });
  expect(seeds.filter((seed) => !/^[0-9a-z]{9}$/.test(seed))).toEqual([]);
  expect(new Set(seeds).size).toBe(200);
});

test('difficulty follows what was answered: easy at first, hard for who gets all right', () => {
  const mean = (past: readonly PastAnswer[]): number => {
    const random = randomFrom('difficulty');
    const levels = Array.from({ length: 300 }, () => difficultyFor(past, random));
    expect(Math.min(...levels)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...levels)).toBeLessThanOrEqual(5);
    return levels.reduce((sum, level) => sum + level, 0) / levels.length;
  };
  const all = (score: number) => Array.from({ length: 8 }, () => made('F05', score));
  expect(mean([])).toBeCloseTo(2, 0);
  expect(mean(all(0))).toBeLessThan(mean([]));
  expect(mean(all(1))).toBeGreaterThan(3.5);
});
