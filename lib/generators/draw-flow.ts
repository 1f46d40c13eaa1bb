import { z } from 'zod';
import type { Random } from '@/lib/kit';
import type { Flow } from './flow';
import { drawSetting, hostNames } from './setting';

const place = z.number().int().min(1).max(6);

/** The parameters of a flow that may be given, for a zod object. */
export const flowParams = {
  sender: z.enum(hostNames),
  lengths: z.array(z.number().int().min(1).max(1460)).min(1).max(6),
  lost: z.array(place).max(2),
  late: z.strictObject({ segment: place, behind: place }).nullable(),
  fin: z.boolean(),
};

/** Draws a flow; the harder, the more segments and the more that goes wrong. */
export function drawFlow(random: Random, difficulty: number): Flow {
  const setting = drawSetting(random, difficulty);
  const [least, most] = counts[difficulty - 1] ?? [1, 6];
  const count = random.int(least, most);
  const hundreds = random.shuffle([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
  return {
    ...setting,
    sender: difficulty === 1 ? 'A' : random.pick(hostNames),
    lengths: hundreds.slice(0, count).map((each) => each * 100),
    ...drawFaults(random, difficulty, count),
    fin: difficulty >= 3 && random.chance(0.4),
  };
}

const counts: readonly (readonly [number, number])[] = [
  [2, 2],
  [2, 4],
  [3, 5],
  [3, 5],
  [4, 6],
];

/** Nothing goes wrong up to level 2; one thing at level 3; two at level 5. */
function drawFaults(
  random: Random,
  difficulty: number,
  count: number,
): Pick<Flow, 'lost' | 'late'> {
  const places = random.shuffle(Array.from({ length: count - 1 }, (_, index) => index + 1));
  const [first = 1, second = 1] = places;
  const behind = random.int(1, Math.max(1, count - first));
  const isLate = random.chance(0.4);
  const two = difficulty === 5 || (difficulty === 4 && random.chance(0.4));
  if (difficulty <= 2) return { lost: [], late: null };
  if (!isLate) return { lost: two ? [first, second].sort() : [first], late: null };
  return { lost: two ? [second] : [], late: { segment: first, behind } };
}
