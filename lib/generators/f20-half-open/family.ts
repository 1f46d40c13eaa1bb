import { z } from 'zod';
import { family } from '../family';
import { hostNames, settingParams } from '../setting';
import { writesParam } from '../writes';
import { claims } from './claims';
import { detect } from './detect';
import { drawHalfOpen } from './draw';
import { fields } from './fields';
import { causes, type HalfOpen, sequels, settled } from './half-open';
import { lesson } from './lesson';
import { pairs } from './pairs';
import { states } from './states';
import { through } from './through';

const span = z.number().int().min(1000).max(7_200_000);
const forms = [lesson, states, detect, through, fields, pairs, claims];

/** F20: one end is gone or cut off, and the other one still holds the connection. */
export const halfOpen = family<HalfOpen>({
  id: 'F20',
  version: 1,
  topics: ['states', 'handshake'],
  given: z
    .strictObject({
      ...settingParams,
      writes: writesParam,
      loser: z.enum(hostNames),
      cause: z.enum(causes),
      sequel: z.enum(sequels),
      actsAfterMs: z.number().int().min(1000).max(60_000),
      octets: z.number().int().min(1).max(1400),
      retries: z.number().int().min(3).max(15),
      outMs: span,
      idleMs: span,
      intervalMs: z.number().int().min(1000).max(120_000),
      probes: z.number().int().min(1).max(9),
      at: z.number().int().min(0).max(999),
      form: z.enum(['lesson', 'states', 'detect', 'through', 'fields', 'pairs', 'claims']),
    })
    .partial(),
  draw: drawHalfOpen,
  // Parameters that are given may leave what the others do not fit.
  forms: forms.map((form) => ({ ...form, ask: (half, draw) => form.ask(settled(half), draw) })),
});
