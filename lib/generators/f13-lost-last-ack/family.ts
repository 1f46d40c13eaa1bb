import { z } from 'zod';
import { family } from '../family';
import { drawSetting, hostNames, presetParam, settingParams } from '../setting';
import { claims } from './claims';
import type { Losing } from './losing';
import { moment } from './moment';
import { next } from './next';
import { over } from './over';
import { tries } from './tries';

/** F13: the last ACK of a close is lost, once, more often, or always. */
export const lostLastAck = family<Losing>({
  id: 'F13',
  version: 1,
  topics: ['time-wait', '2msl'],
  given: z
    .strictObject({
      ...settingParams,
      ...presetParam,
      closer: z.enum(hostNames),
      lostAcks: z.number().int().min(1).max(4),
      lostFins: z.number().int().min(0).max(2),
      cut: z.boolean(),
      at: z.number().int().min(0).max(999),
      form: z.enum(['moment', 'next', 'over', 'tries', 'claims']),
    })
    .partial(),
  draw: (random, difficulty) => {
    const setting = drawSetting(random, Math.min(difficulty, 2));
    const closesAtMs = 1000;
    return {
      ...setting,
      closer: difficulty === 1 ? 'A' : random.pick(hostNames),
      lostAcks: random.int(1, Math.min(difficulty, 3)),
      lostFins: difficulty >= 4 ? random.int(0, 1) : 0,
      cut: difficulty >= 3 && random.chance(0.25),
      closesAtMs,
      otherClosesAtMs: closesAtMs + random.int(1, 4) * 500,
      at: random.int(0, 999),
    };
  },
  forms: [moment, next, over, tries, claims],
});
