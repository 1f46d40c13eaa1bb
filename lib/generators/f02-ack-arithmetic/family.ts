import { z } from 'zod';
import { family } from '../family';
import type { Flow } from '../flow';
import { drawFlow, flowParams } from '../draw-flow';
import { settingParams } from '../setting';
import { claims } from './claims';
import { duplicates } from './duplicates';
import { one } from './one';
import { reply, replyToFin } from './reply';
import { series } from './series';

/** F02: which number is expected next. */
export const ackArithmetic = family<Flow>({
  id: 'F02',
  version: 1,
  topics: ['handshake', 'teardown'],
  given: z
    .strictObject({
      ...settingParams,
      ...flowParams,
      form: z.enum(['one', 'reply', 'reply-fin', 'series', 'duplicates', 'claims']),
    })
    .partial(),
  draw: drawFlow,
  forms: [one, reply, replyToFin, series, duplicates, claims],
});
