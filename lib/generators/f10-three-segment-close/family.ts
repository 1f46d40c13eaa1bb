import { z } from 'zod';
import { family } from '../family';
import { drawSetting, hostNames, settingParams } from '../setting';
import { drawWrites, writesParam } from '../writes';
import { claims } from './claims';
import { count } from './count';
import { fields } from './fields';
import type { Merging } from './merging';
import { moment } from './moment';
import { next } from './next';
import { path } from './path';

/** F10: the other end closes so soon that its FIN can take the acknowledgment along, or just too late. */
export const threeSegmentClose = family<Merging>({
  id: 'F10',
  version: 1,
  topics: ['why-four', 'teardown'],
  given: z
    .strictObject({
      ...settingParams,
      closer: z.enum(hostNames),
      writes: writesParam,
      waitsMs: z.number().int().min(20).max(499),
      thinksMs: z.number().int().min(2).max(900),
      answers: z.number().int().min(0).max(1400),
      finLost: z.boolean(),
      at: z.number().int().min(0).max(999),
      form: z.enum(['count', 'path', 'next', 'fields', 'moment', 'claims']),
    })
    .partial(),
  draw: (random, difficulty) => {
    const setting = drawSetting(random, Math.min(difficulty, 4));
    const waitsMs = random.pick([40, 100, 200, 300, 400]);
    const early = Math.round((waitsMs * random.int(2, 8)) / 10);
    const late = waitsMs + random.int(1, 20) * 20;
    const answers = random.int(1, 14) * 100;
    const writes = drawWrites(random.fork('writes'), random.int(0, difficulty));
    return {
      ...setting,
      closer: difficulty === 1 ? 'A' : random.pick(hostNames),
      writes: difficulty >= 2 ? writes : [],
      waitsMs,
      thinksMs: random.chance(0.6) ? early : late,
      answers: difficulty >= 3 && random.chance(0.35) ? answers : 0,
      finLost: difficulty >= 4 && random.chance(0.45),
      at: random.int(0, 999),
    };
  },
  forms: [count, path, next, fields, moment, claims],
});
