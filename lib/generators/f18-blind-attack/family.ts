import { z } from 'zod';
import { family } from '../family';
import { drawSetting, hostNames, presetParam, settingParams } from '../setting';
import { aims, type Blind, drawBy, weapons } from './blind';
import { fields } from './fields';
import { outcome } from './outcome';
import { volley } from './volley';
import { which } from './which';

const easyAims = ['exact', 'inside', 'beyond', 'before'] as const;

/** F18: segments forged by somebody who sees nothing of the connection that he attacks. */
export const blindAttack = family<Blind>({
  id: 'F18',
  version: 1,
  topics: ['states'],
  given: z
    .strictObject({
      ...settingParams,
      ...presetParam,
      target: z.enum(hostNames),
      buffer: z.number().int().min(1000).max(65_535),
      weapon: z.enum(weapons),
      aim: z.enum(aims),
      by: z.number().int().min(2).max(400),
      octets: z.number().int().min(1).max(500),
      ackAhead: z.boolean(),
      form: z.enum(['outcome', 'fields', 'which', 'volley']),
    })
    .partial(),
  draw: (random, difficulty) => {
    const weapon = difficulty === 1 ? 'rst' : random.pick(weapons);
    return {
      ...drawSetting(random, difficulty),
      state: 'ESTABLISHED',
      target: random.pick(hostNames),
      buffer: random.int(2, 60) * 1000,
      shots: [],
      weapon,
      aim: random.pick(difficulty <= 2 ? easyAims : aims),
      by: drawBy(random),
      octets: random.int(2, 40) * 10,
      ackAhead: weapon === 'data' && difficulty >= 4 && random.chance(0.35),
    };
  },
  forms: [outcome, fields, which, volley],
});
