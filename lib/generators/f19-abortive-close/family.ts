import { z } from 'zod';
import { family } from '../family';
import { drawSetting, hostNames, settingParams } from '../setting';
import { drawWrites, writesParam } from '../writes';
import { claims } from './claims';
import { type Ending, ways } from './ending';
import { late } from './late';
import { fields, leaves } from './leaves';
import { recv } from './recv';
import { states } from './states';

/** F19: the ways to give up a socket, in good order or with a RST. */
export const abortiveClose = family<Ending>({
  id: 'F19',
  version: 1,
  topics: ['teardown', 'time-wait'],
  given: z
    .strictObject({
      ...settingParams,
      closer: z.enum(hostNames),
      way: z.enum(ways),
      writes: writesParam,
      unread: z.boolean(),
      late: z.number().int().min(0).max(1400),
      form: z.enum(['leaves', 'fields', 'states', 'recv', 'late', 'claims']),
    })
    .partial(),
  draw: (random, difficulty) => {
    const way = random.pick(difficulty === 1 ? ways.slice(0, 3) : ways);
    const unread = random.chance(difficulty <= 1 ? 0.25 : 0.5);
    const closer = random.pick(hostNames);
    return {
      ...drawSetting(random, difficulty),
      preset: 'linux',
      closer,
      way,
      writes: drawWrites(random, random.int(0, Math.min(difficulty + 1, 5))),
      unread,
      late: random.int(1, 14) * 100,
    };
  },
  forms: [leaves, fields, states, recv, late, claims],
});
