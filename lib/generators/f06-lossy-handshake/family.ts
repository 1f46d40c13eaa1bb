import { z } from 'zod';
import { family } from '../family';
import { drawSetting, presetParam, settingParams } from '../setting';
import { claims } from './claims';
import { established } from './established';
import { giveUp, tries } from './give-up';
import type { LossyHandshake } from './lossy';
import { moment } from './moment';
import { next } from './next';

/** F06: one segment of the handshake is lost, once or more often. */
export const lossyHandshake = family<LossyHandshake>({
  id: 'F06',
  version: 1,
  topics: ['handshake', 'why-three'],
  given: z
    .strictObject({
      ...settingParams,
      ...presetParam,
      lost: z.enum(['syn', 'syn-ack', 'ack']),
      times: z.number().int().min(1).max(3),
      speaksAfterMs: z.number().int().min(0).max(600),
      at: z.number().int().min(0).max(999),
      form: z.enum(['moment', 'next', 'give-up', 'tries', 'established', 'claims']),
    })
    .partial(),
  draw: (random, difficulty) => {
    const lost = random.pick(['syn', 'syn-ack', 'ack', 'ack', 'ack'] as const);
    const times = random.int(1, difficulty <= 2 ? 1 : 3);
    const speaks = random.int(1, 6) * 100;
    // Data make up for the first lost ACK, so there is no second one.
    const spoken = lost === 'ack' && random.chance(0.35);
    const setting = drawSetting(random, Math.min(difficulty, 2));
    return {
      ...setting,
      lost,
      // A lost SYN,ACK is asked for from both sides at once, so the first repetition already settles it.
      times: lost === 'syn-ack' || spoken ? 1 : times,
      speaksAfterMs: spoken ? speaks : 0,
      at: random.int(0, 999),
    };
  },
  forms: [moment, next, giveUp, tries, established, claims],
});
