import { z } from 'zod';
import { family } from '../family';
import { type Hit, hitStates, type HitState } from '../hit';
import { drawSetting, hostNames, presetParam, settingParams } from '../setting';
import { fields } from './fields';
import { outcome } from './outcome';
import { pairs } from './pairs';
import { which } from './which';

const levels: readonly (readonly HitState[])[] = [
  ['CLOSED', 'LISTEN'],
  ['CLOSED', 'LISTEN', 'SYN-SENT'],
  ['LISTEN', 'SYN-SENT', 'ESTABLISHED'],
  ['LISTEN', 'SYN-SENT', 'ESTABLISHED', 'TIME-WAIT'],
  ['SYN-SENT', 'ESTABLISHED', 'TIME-WAIT', 'LISTEN'],
];

/** F17: combinations of flags that no TCP sends of its own accord, and what each state makes of them. */
export const oddFlags = family<Hit>({
  id: 'F17',
  version: 1,
  topics: ['states', 'handshake'],
  given: z
    .strictObject({
      ...settingParams,
      ...presetParam,
      state: z.enum(hitStates),
      target: z.enum(hostNames),
      buffer: z.number().int().min(400).max(65_535),
      form: z.enum(['outcome', 'fields', 'which', 'pairs']),
    })
    .partial(),
  draw: (random, difficulty) => {
    return {
      ...drawSetting(random, difficulty),
      state: random.pick(levels[difficulty - 1] ?? hitStates),
      target: random.pick(hostNames),
      buffer: random.int(4, 60) * 1000,
      shots: [],
    };
  },
  forms: [outcome, fields, which, pairs],
});
