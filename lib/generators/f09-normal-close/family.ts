import { z } from 'zod';
import { family } from '../family';
import { drawSetting, hostNames, settingParams } from '../setting';
import { claims } from './claims';
import type { Closing } from './closing';
import { fields } from './fields';
import { moment } from './moment';
import { number } from './number';
import { path } from './path';

const octets = z.number().int().min(0).max(1400);

/** F09: one end closes, the other one goes on for a while. */
export const normalClose = family<Closing>({
  id: 'F09',
  version: 1,
  topics: ['teardown', 'states', 'why-four'],
  given: z
    .strictObject({
      ...settingParams,
      closer: z.enum(hostNames),
      sentA: octets,
      sentB: octets,
      between: octets,
      thinksMs: z.number().int().min(20).max(60_000),
      form: z.enum(['fields', 'moment', 'path', 'number', 'claims']),
    })
    .partial(),
  draw: (random, difficulty) => {
    const setting = drawSetting(random, Math.min(difficulty, 4));
    const [sentA, sentB, between] = [random.int(1, 13), random.int(1, 13), random.int(1, 13)];
    return {
      ...setting,
      closer: difficulty === 1 ? 'A' : random.pick(hostNames),
      sentA: difficulty >= 3 ? sentA * 100 : 0,
      sentB: difficulty >= 3 ? sentB * 100 : 0,
      between: difficulty >= 2 && random.chance(0.7) ? between * 100 : 0,
      thinksMs: random.int(6, 20) * 100,
      crosses: false,
    };
  },
  forms: [fields, moment, path, number, claims],
});
