import { z } from 'zod';
import { family } from '../family';
import { drawSetting, settingParams } from '../setting';
import { claims } from './claims';
import { fields } from './fields';
import type { Handshake } from './handshake';
import { moment } from './moment';
import { next } from './next';
import { number } from './number';
import { path } from './path';
import { when } from './when';

/** F05: nothing is lost and nobody hurries. */
export const plainHandshake = family<Handshake>({
  id: 'F05',
  version: 1,
  topics: ['handshake', 'states'],
  given: z
    .strictObject({
      ...settingParams,
      segment: z.literal([1, 2, 3]),
      form: z.enum(['fields', 'moment', 'path', 'next', 'number', 'when', 'claims']),
    })
    .partial(),
  draw: (random, difficulty) => ({
    ...drawSetting(random, difficulty),
    // What the first segment does is soon told.
    segment: random.pick(difficulty === 1 ? [1, 2, 3] : [2, 3]),
  }),
  forms: [fields, moment, path, next, number, when, claims],
});
