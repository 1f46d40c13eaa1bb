import { z } from 'zod';
import { family } from '../family';
import { drawSetting, hostNames, presetParam, settingParams } from '../setting';
import { claims } from './claims';
import { fin } from './fin';
import { field, flight, opens } from './numbers';
import { probe } from './probe';
import type { Windowed } from './windowed';

/** F24: a receiver that has less room than the sender has data, and what waits behind its window. */
export const windows = family<Windowed>({
  id: 'F24',
  version: 1,
  topics: ['states', 'teardown'],
  given: z
    .strictObject({
      ...settingParams,
      ...presetParam,
      sender: z.enum(hostNames),
      mss: z.number().int().min(200).max(1460),
      room: z.number().int().min(2).max(12),
      full: z.number().int().min(1).max(20),
      rest: z.number().int().min(0).max(199),
      reads: z.number().int().min(0).max(12),
      readsAfterMs: z.number().int().min(600).max(4000),
      closes: z.boolean(),
      form: z.enum(['flight', 'window', 'opens', 'probe', 'fin', 'claims']),
    })
    .partial(),
  draw: (random, difficulty) => {
    const room = random.int(2, difficulty <= 2 ? 4 : 7);
    const more = random.int(-1, difficulty <= 1 ? 2 : 4);
    const rest = random.int(1, 19) * 10;
    const withRest = random.chance(difficulty <= 2 ? 0 : 0.5);
    return {
      ...drawSetting(random, difficulty),
      sender: difficulty === 1 ? 'A' : random.pick(hostNames),
      mss: random.pick([500, 536, 1000, 1200, 1460]),
      room,
      full: Math.max(1, room + more),
      rest: withRest ? rest : 0,
      reads: difficulty >= 2 && random.chance(0.7) ? random.int(1, room) : 0,
      readsAfterMs: random.pick([600, 2500]),
      closes: difficulty >= 2 && random.chance(0.5),
    };
  },
  forms: [flight, field, opens, probe, fin, claims],
});
