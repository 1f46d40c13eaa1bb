import { generate, generatorIds } from '@/lib/generators';
import { grade, rightResponse } from '@/lib/graders';
import { assert } from '@/lib/kit';
import type { Item } from '@/lib/questions';
import type { LadderView } from '@/lib/sim';
import { rate, type Figure } from './bench-figure';

function itemOf(n: number): Item<LadderView> {
  const generator = generatorIds[n % generatorIds.length] ?? 'F05';
  const made = generate({ generator, seed: n.toString(36), difficulty: (n % 5) + 1, locale: 'en' });
  assert(made.ok, `an item for seed ${n.toString(36)} of ${generator}`);
  return made.value;
}

/** How many items are made, and answers graded. */
export function figures(): Figure[] {
  const made = Array.from({ length: 400 }, (_, n) => itemOf(n));
  const answered = made.map((item) => ({ item, response: rightResponse(item.key) }));
  return [
    rate('items.generated', 'items', (n) => {
      itemOf(n);
    }),
    rate('items.graded', 'items', (n) => {
      const { item, response } = answered[n % answered.length] ??
        answered[0] ?? { item: itemOf(n), response: rightResponse(itemOf(n).key) };
      const verdict = grade(item, response, 'en');
      assert(verdict.status === 'graded' && verdict.score === 1, 'the right answer scores 1');
    }),
  ];
}
