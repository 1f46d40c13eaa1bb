import { z } from 'zod';
import { family } from '../family';
import { drawSetting, hostNames, presetParam, settingParams } from '../setting';
import { drawWrites, writesParam } from '../writes';
import { answer } from './answer';
import { call } from './call';
import { claims } from './claims';
import { count } from './count';
import { fields } from './fields';
import type { Half } from './half';
import { moment } from './moment';

/** F11: one direction is closed, the other one goes on. */
export const halfClose = family<Half>({
  id: 'F11',
  version: 1,
  topics: ['teardown', 'states'],
  given: z
    .strictObject({
      ...settingParams,
      ...presetParam,
      closer: z.enum(hostNames),
      writes: writesParam,
      sizes: z.array(z.number().int().min(1).max(1400)).max(4),
      lost: z.enum(['none', 'ack', 'data']),
      released: z.boolean(),
      at: z.number().int().min(0).max(999),
      form: z.enum(['call', 'count', 'moment', 'fields', 'answer', 'claims']),
    })
    .partial(),
  draw: (random, difficulty) => {
    const setting = drawSetting(random, Math.min(difficulty, 4));
    const sends = random.int(difficulty === 1 ? 0 : 1, Math.min(difficulty, 4));
    const sizes = Array.from({ length: sends }, () => random.int(1, 14) * 100);
    const writes = drawWrites(random.fork('writes'), random.int(0, difficulty));
    const lost = random.pick(['none', 'ack', 'data'] as const);
    return {
      ...setting,
      closer: difficulty === 1 ? 'A' : random.pick(hostNames),
      writes: difficulty >= 2 ? writes : [],
      sizes,
      lost: difficulty >= 4 && (lost === 'ack' || sizes.length > 0) ? lost : 'none',
      released: false,
      at: random.int(0, 999),
    };
  },
  forms: [call, count, moment, fields, answer, claims],
});
