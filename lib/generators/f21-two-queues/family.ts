import { z } from 'zod';
import type { Random } from '@/lib/kit';
import { family } from '../family';
import { drawSetting, settingParams } from '../setting';
import { claims } from './claims';
import { count } from './count';
import { fate } from './fate';
import { pairs } from './pairs';
import { boundOf, isRepeated, labOf, type Queues } from './queues';

/** F21: the two queues of a listener on Linux, and who finds room in them. */
export const twoQueues = family<Queues>({
  id: 'F21',
  version: 1,
  topics: ['handshake', 'states'],
  given: z
    .strictObject({
      ...settingParams,
      portA: z.number().int().min(1024).max(60_000),
      delayMs: z.number().int().min(5).max(80),
      backlog: z.number().int().min(0).max(16),
      somaxconn: z.number().int().min(0).max(4096),
      abortOnOverflow: z.boolean(),
      early: z.number().int().min(0).max(16),
      accepts: z.number().int().min(0).max(16),
      burst: z.number().int().min(0).max(16),
      which: z.number().int().min(0).max(999),
      form: z.enum(['count', 'fate', 'pairs', 'claims']),
    })
    .partial(),
  draw: drawQueues,
  forms: [count, fate, pairs, claims].map((form) => ({
    ...form,
    ask: (queues, draw) => (isRepeated(labOf(queues).real) ? null : form.ask(queues, draw)),
  })),
});

/** One by one at first; from level 3 on some at once, and calls of accept(); later the two other settings. */
function drawQueues(random: Random, difficulty: number): Queues {
  const setting = drawSetting(random, 1);
  const backlog = random.int(1, difficulty <= 2 ? 4 : 7);
  const somaxconn = difficulty >= 4 && random.chance(0.5) ? random.int(1, 5) : 4096;
  const room = boundOf({ backlog, somaxconn }) + 1;
  const isBurst = difficulty >= 3;
  const early = isBurst ? random.int(0, room + 1) : random.int(1, room + 3);
  const accepts = difficulty >= 3 ? random.int(0, Math.min(3, early)) : 0;
  return {
    ...setting,
    portA: Math.min(setting.portA, 60_000),
    delayMs: Math.min(Math.max(setting.delayMs, 10), 80),
    backlog,
    somaxconn,
    abortOnOverflow: difficulty >= 3 && random.chance(0.35),
    early,
    accepts,
    // No more than the SYN queue holds: what happens beyond is another question.
    burst: isBurst ? random.int(1, room) : 0,
    which: random.int(0, 999),
  };
}
