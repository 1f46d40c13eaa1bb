import { z } from 'zod';
import { family } from '../family';
import { drawSetting, settingParams } from '../setting';
import { answer, first, reset } from './answer';
import { claims } from './claims';
import type { OldSyn } from './old-syn';
import { states, twoWay } from './states';

const meanwhiles = ['closed', 'syn-sent', 'established'] as const;

/** F07: a SYN of an attempt that was given up arrives late. */
export const oldSyn = family<OldSyn>({
  id: 'F07',
  version: 1,
  topics: ['why-three'],
  given: z
    .strictObject({
      ...settingParams,
      meanwhile: z.enum(meanwhiles),
      rstsLost: z.number().int().min(0).max(3),
      late: z.number().int().min(0).max(20),
      form: z.enum(['answer', 'reset', 'first', 'states', 'two-way', 'claims']),
    })
    .partial(),
  draw: (random, difficulty) => {
    const setting = drawSetting(random, Math.min(difficulty, 3));
    const lost = random.int(1, 3);
    return {
      ...setting,
      meanwhile: random.pick(difficulty === 1 ? meanwhiles.slice(0, 1) : meanwhiles),
      rstsLost: difficulty >= 3 && random.chance(0.45) ? lost : 0,
      late: random.int(0, 20),
    };
  },
  forms: [answer, reset, first, states, twoWay, claims],
});
