import { z } from 'zod';
import { family } from '../family';
import { drawSetting, hostNames, settingParams } from '../setting';
import { drawWrites, writesParam } from '../writes';
import { claims } from './claims';
import { count } from './count';
import type { Crossing } from './crossing';
import { fields } from './fields';
import { moment } from './moment';
import { path } from './path';

/** F12: both ends close, so soon after each other that their FINs cross, or just not. */
export const simultaneousClose = family<Crossing>({
  id: 'F12',
  version: 1,
  topics: ['teardown', 'states'],
  given: z
    .strictObject({
      ...settingParams,
      writes: writesParam,
      gapMs: z.number().int().min(-600).max(600),
      lost: z.enum(['none', 'fin', 'ack']),
      loser: z.enum(hostNames),
      at: z.number().int().min(0).max(999),
      form: z.enum(['path', 'count', 'moment', 'fields', 'claims']),
    })
    .partial(),
  draw: (random, difficulty) => {
    const setting = drawSetting(random, Math.min(difficulty, 4));
    const { delayMs } = setting;
    const within = random.int(1, Math.max(1, delayMs - 2));
    const outside = delayMs + random.int(2, 20) * 5;
    const crosses = difficulty >= 4 || random.chance(0.7);
    const sign = random.pick([1, -1] as const);
    const lost = random.pick(['none', 'fin', 'ack', 'fin', 'ack'] as const);
    const writes = drawWrites(random.fork('writes'), random.int(0, difficulty));
    const gapMs = (crosses ? within : outside) * sign;
    return {
      ...setting,
      writes: difficulty >= 2 ? writes : [],
      gapMs: difficulty === 1 && crosses && random.chance(0.4) ? 0 : gapMs,
      lost: difficulty >= 4 ? lost : 'none',
      loser: random.pick(hostNames),
      at: random.int(0, 999),
    };
  },
  forms: [path, count, moment, fields, claims],
});
