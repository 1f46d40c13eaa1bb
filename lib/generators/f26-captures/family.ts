import { z } from 'zod';
import { drawWrites } from '../writes';
import { talkParams } from '../conversation';
import { family } from '../family';
import { drawSetting, hostNames, settingParams } from '../setting';
import type { Capture } from './capture';
import { fill, missing } from './fill';
import { spot } from './spot';
import { states } from './states';

const counts: readonly (readonly [number, number])[] = [
  [0, 1],
  [1, 2],
  [1, 3],
  [2, 4],
  [3, 5],
];

/** F26: a connection as tcpdump prints it, with something hidden, missing or wrong. */
export const captures = family<Capture>({
  id: 'F26',
  version: 1,
  topics: ['handshake', 'states', 'teardown'],
  given: z
    .strictObject({
      ...settingParams,
      said: talkParams.said,
      closer: z.enum(hostNames),
      late: z.array(z.number().int().min(1).max(1400)).max(2),
      closesAfterMs: z.number().int().min(150).max(5000),
      style: z.enum(['absolute', 'relative']),
      form: z.enum(['fill', 'missing', 'states', 'spot']),
    })
    .partial(),
  draw: (random, difficulty) => {
    const [least, most] = counts[difficulty - 1] ?? [3, 5];
    const said = drawWrites(random, random.int(least, most)).map(({ host, octets }) => ({
      from: host,
      octets,
    }));
    return {
      ...drawSetting(random, difficulty),
      preset: 'rfc9293',
      said,
      closer: difficulty === 1 ? 'A' : random.pick(hostNames),
      late: drawWrites(random, difficulty <= 2 ? 0 : random.int(0, 2)).map(({ octets }) => octets),
      closesAfterMs: random.int(3, 20) * 50,
      style: difficulty === 1 || random.chance(0.5) ? 'relative' : 'absolute',
    };
  },
  forms: [fill, missing, states, spot],
});
