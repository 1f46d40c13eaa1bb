import { z } from 'zod';
import { family } from '../family';
import { drawSetting, settingParams } from '../setting';
import { claims } from './claims';
import { count } from './count';
import { type Flood, heldMs } from './flood';
import { held } from './held';
import { meeting } from './meeting';

/** F22: forged SYNs fill a listener's queue, with and without SYN cookies. */
export const synFlood = family<Flood>({
  id: 'F22',
  version: 1,
  topics: ['handshake', 'states'],
  given: z
    .strictObject({
      ...settingParams,
      portA: z.number().int().min(1024).max(60_000),
      backlog: z.number().int().min(1).max(200),
      cookies: z.union([z.literal(0), z.literal(1), z.literal(2)]),
      size: z.number().int().min(1).max(400),
      everyMs: z.number().int().min(1).max(1000),
      retries: z.number().int().min(0).max(6),
      comesAfterMs: z.number().int().min(400).max(200_000),
      form: z.enum(['meeting', 'count', 'held', 'claims']),
    })
    .partial(),
  draw: (random, difficulty) => {
    const setting = drawSetting(random, 1);
    const backlog = random.pick([4, 5, 6, 7, 8, 9, 10, 12, 15]);
    const room = backlog + 1;
    // Sometimes the flood ends before the queue is full.
    const size = random.chance(0.25)
      ? random.int(2, Math.max(2, room - 2))
      : random.int(room + 1, 2 * room + 6);
    const everyMs = random.pick([2, 5, 10, 20]);
    const retries = difficulty <= 2 ? 5 : random.int(1, 5);
    const isLate = difficulty >= 3 && random.chance(0.3);
    return {
      ...setting,
      portA: Math.min(setting.portA, 60_000),
      backlog,
      cookies: random.pick(difficulty === 1 ? [0, 1] : difficulty === 2 ? [0, 1, 2] : [0, 0, 1, 2]),
      size,
      everyMs,
      retries,
      comesAfterMs: isLate ? heldMs(retries) + random.int(2, 9) * 500 + 250 : 650 + size * everyMs,
    };
  },
  forms: [meeting, count, held, claims],
});
