import { z } from 'zod';
import { family } from '../family';
import { drawSetting, hostNames, settingParams } from '../setting';
import { claims } from './claims';
import { type Ending, ways } from './ending';
import { late } from './late';
import { fields, leaves } from './leaves';
import { recv } from './recv';
import { states } from './states';

const octets = z.number().int().min(0).max(1400);

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
      got: octets,
      unread: z.boolean(),
      sends: octets,
      late: octets,
      form: z.enum(['leaves', 'fields', 'states', 'recv', 'late', 'claims']),
    })
    .partial(),
  draw: (random, difficulty) => {
    const some = (chance: number): number => (random.chance(chance) ? random.int(1, 14) * 100 : 0);
    const way = random.pick(difficulty === 1 ? ways.slice(0, 3) : ways);
    const unread = random.chance(difficulty <= 1 ? 0.2 : 0.45);
    return {
      ...drawSetting(random, difficulty),
      preset: 'linux',
      closer: random.pick(hostNames),
      way,
      got: unread ? random.int(1, 14) * 100 : some(0.5),
      unread,
      sends: difficulty <= 1 ? 0 : some(0.5),
      late: random.int(1, 14) * 100,
    };
  },
  forms: [leaves, fields, states, recv, late, claims],
});
