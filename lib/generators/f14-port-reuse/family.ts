import { z } from 'zod';
import { behaviours } from '@/lib/tcp';
import { family } from '../family';
import { drawSetting, hostNames, presetParam, settingParams } from '../setting';
import { drawWrites, writesParam } from '../writes';
import { after } from './after';
import { answer } from './answer';
import { claims } from './claims';
import { type Late, lateKinds } from './late';
import { until } from './until';

/** F14: something comes for a connection that is in TIME-WAIT, or no longer is. */
export const portReuse = family<Late>({
  id: 'F14',
  version: 1,
  topics: ['time-wait', '2msl'],
  given: z
    .strictObject({
      ...settingParams,
      ...presetParam,
      closer: z.enum(hostNames),
      writes: writesParam,
      kind: z.enum(lateKinds),
      apart: z.number().int().min(1).max(60_000),
      waitedMs: z.number().int().min(200).max(400_000),
      cut: z.boolean(),
      rfc1337: z.boolean(),
      form: z.enum(['answer', 'after', 'until', 'claims']),
    })
    .partial(),
  draw: (random, difficulty) => {
    const setting = drawSetting(random, Math.min(difficulty, 4));
    const kind = random.pick(
      difficulty === 1 ? (['syn-new', 'syn-old', 'fin'] as const) : lateKinds,
    );
    const closer = difficulty === 1 || kind.startsWith('syn') ? 'B' : random.pick(hostNames);
    const length = behaviours[setting.preset].timeWaitMs;
    const over = difficulty >= 3 && random.chance(0.25);
    const waited = (length * random.int(2, 18)) / 20;
    const writes = drawWrites(random.fork('writes'), random.int(0, difficulty));
    const said = { host: closer === 'A' ? 'B' : 'A', octets: random.int(1, 14) * 100 } as const;
    return {
      ...setting,
      closer,
      // Old text needs to have been sent once.
      writes:
        kind === 'text' && !writes.some(({ host }) => host !== closer) ? [...writes, said] : writes,
      kind,
      apart: random.int(10, 60_000),
      waitedMs: over ? length + random.int(1, 20) * 1000 : waited,
      cut: difficulty <= 3 || random.chance(0.4),
      rfc1337: difficulty >= 4 && setting.preset === 'linux' && random.chance(0.3),
    };
  },
  forms: [answer, after, until, claims],
});
