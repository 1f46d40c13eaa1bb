import { z } from 'zod';
import { family } from '../family';
import { drawSetting, hostNames, presetParam, settingParams } from '../setting';
import { claims } from './claims';
import { count } from './count';
import { fields } from './fields';
import { moment } from './moment';
import { next } from './next';
import type { Opening } from './opening';
import { path } from './path';
import { when } from './when';

/** F15: both ends open actively, to each other; the SYNs cross, or one comes too early. */
export const simultaneousOpen = family<Opening>({
  id: 'F15',
  version: 1,
  topics: ['handshake', 'states'],
  given: z
    .strictObject({
      ...settingParams,
      ...presetParam,
      gapMs: z.number().int().min(-900).max(900),
      lost: z.enum(['none', 'syn', 'syn-ack']),
      loser: z.enum(hostNames),
      at: z.number().int().min(0).max(999),
      form: z.enum(['path', 'count', 'moment', 'next', 'fields', 'when', 'claims']),
    })
    .partial(),
  draw: (random, difficulty) => {
    const setting = drawSetting(random, Math.min(difficulty, 4));
    const { delayMs } = setting;
    const within = random.int(1, delayMs - 2);
    const outside = delayMs + random.int(2, 20) * 5;
    const crosses = difficulty <= 1 || difficulty >= 4 || random.chance(0.7);
    const sign = random.pick([1, -1] as const);
    const lost = random.pick(['none', 'syn', 'syn-ack'] as const);
    const gapMs = (crosses ? within : outside) * sign;
    return {
      ...setting,
      gapMs: difficulty === 1 && random.chance(0.4) ? 0 : gapMs,
      lost: difficulty >= 4 ? lost : 'none',
      loser: random.pick(hostNames),
      at: random.int(0, 999),
    };
  },
  forms: [path, count, moment, next, fields, when, claims],
});
