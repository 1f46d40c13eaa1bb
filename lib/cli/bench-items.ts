import { generate, type GeneratorId, generatorIds } from '@/lib/generators';
import { grade, rightResponse } from '@/lib/graders';
import { locales } from '@/lib/i18n';
import { assert } from '@/lib/kit';
import type { Item } from '@/lib/questions';
import type { LadderView } from '@/lib/sim';
import { rate, type Figure } from './bench-figure';

/** The families whose runs hold a crowd of hosts or connections. */
const crowded: ReadonlySet<GeneratorId> = new Set(['F21', 'F22', 'F25'] as GeneratorId[]);
const mix = generatorIds.filter((id) => !crowded.has(id));
const crowds = generatorIds.filter((id) => crowded.has(id));

/** The n-th item of a mix: the families in turn, each at all difficulties, in all languages, then with the next seed. */
function itemOf(families: readonly GeneratorId[], n: number): Item<LadderView> {
  const generator = families[n % families.length] ?? 'F05';
  const round = Math.floor(n / families.length);
  const difficulty = (round % 5) + 1;
  const locale = locales[Math.floor(round / 5) % locales.length] ?? 'en';
  const seed = Math.floor(round / (5 * locales.length)).toString(36);
  const made = generate({ generator, seed, difficulty, locale });
  assert(made.ok, `an item for seed ${seed} of ${generator}`);
  return made.value;
}

const gradedRight = (item: Item<LadderView>): void => {
  const verdict = grade(item, rightResponse(item.key), 'en');
  assert(verdict.status === 'graded' && verdict.score === 1, 'the right answer scores 1');
};

/** Every family at every difficulty in every language, so many seeds of each: what the engine compiles, it has compiled. */
function warmUp(families: readonly GeneratorId[], seeds: number): void {
  const count = families.length * 5 * locales.length * seeds;
  for (let n = 0; n < count; n += 1) gradedRight(itemOf(families, n));
}

/** The CPU time within which 99 of 100 items are made and graded, each measured by itself. */
function p99(name: string, families: readonly GeneratorId[], count: number): Figure {
  const spent = Array.from({ length: count }, (_, n) => {
    const start = process.cpuUsage();
    gradedRight(itemOf(families, n));
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  }).sort((a, b) => a - b);
  return { name, value: spent[Math.floor(count * 0.99)] ?? 0, unit: 'ms', n: count };
}

/** How many items are made, and answers graded; and how long the slowest of them take. */
export function* figures(): Generator<Figure> {
  warmUp(mix, 4);
  const made = Array.from({ length: 1000 }, (_, n) => itemOf(mix, n));
  yield rate('items.generated', 'items', (n) => {
    itemOf(mix, n);
  });
  yield rate('items.graded', 'items', (n) => {
    gradedRight(made[n % made.length] ?? itemOf(mix, n));
  });
  yield rate('items.generatedAndGraded', 'items', (n) => {
    gradedRight(itemOf(mix, n));
  });
  yield p99('items.p99', mix, 4000);
  if (crowds.length === 0) return;
  warmUp(crowds, 4);
  yield rate('items.generated.crowds', 'items', (n) => {
    itemOf(crowds, n);
  });
  yield p99('items.p99.crowds', crowds, 400);
}
