import { z } from 'zod';
import { drawFlow, flowParams } from '../draw-flow';
import { family } from '../family';
import type { Flow } from '../flow';
import { settingParams } from '../setting';
import { acked } from './acked';
import { flight, queue, usable } from './flight';
import { triple } from './triple';
import { variable } from './variable';

/** F03: what the two TCBs hold at one moment. */
export const tcbSnapshot = family<Flow>({
  id: 'F03',
  version: 1,
  topics: ['handshake'],
  given: z
    .strictObject({
      ...settingParams,
      ...flowParams,
      form: z.enum(['variable', 'triple', 'flight', 'queue', 'usable', 'acked']),
    })
    .partial(),
  draw: drawFlow,
  forms: [variable, triple, flight, queue, usable, acked],
});
