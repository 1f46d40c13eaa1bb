import { z } from 'zod';
import { family } from '../family';
import { drawSetting, hostNames, settingParams } from '../setting';
import { drawWords, talkParams } from '../conversation';
import type { Building } from './build';
import { claims } from './claims';
import { closingFields, fields } from './fields';
import { offset } from './offset';
import { ports } from './ports';
import { which } from './which';
import { window } from './window';

/** F01: what stands in the header of one segment of a quiet connection. */
export const buildSegment = family<Building>({
  id: 'F01',
  version: 1,
  topics: ['handshake', 'teardown'],
  given: z
    .strictObject({
      ...settingParams,
      ...talkParams,
      segment: z.number().int().min(1).max(15),
      form: z.enum(['fields', 'closing-fields', 'which', 'ports', 'window', 'offset', 'claims']),
    })
    .partial(),
  draw: (random, difficulty) => {
    const setting = drawSetting(random, difficulty);
    const most = [1, 2, 3, 4, 4][difficulty - 1] ?? 4;
    const said = drawWords(random, random.int(1, most));
    const closer = difficulty === 1 ? null : random.pick(hostNames);
    const count = 3 + 2 * said.length + (closer === null ? 0 : 2);
    return { ...setting, said, closer, segment: random.int(1, count) };
  },
  forms: [fields, closingFields, which, ports, window, offset, claims],
});
