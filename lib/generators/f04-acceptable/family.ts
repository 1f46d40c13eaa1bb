import { z } from 'zod';
import { family } from '../family';
import { drawSetting, hostNames, settingParams } from '../setting';
import { answer } from './answer';
import { type Arriving, type Place, places } from './arriving';
import { bound } from './bound';
import { outcome } from './outcome';
import { table } from './table';

/** F04: whether a segment is acceptable, and what is done with one that is not. */
export const acceptable = family<Arriving>({
  id: 'F04',
  version: 1,
  topics: ['states'],
  given: z
    .strictObject({
      ...settingParams,
      receiver: z.enum(hostNames),
      buffer: z.number().int().min(100).max(1400),
      full: z.boolean(),
      place: z.enum(places),
      len: z.number().int().min(0).max(1000),
      by: z.number().int().min(1).max(1000),
      ackAhead: z.number().int().min(0).max(100_000),
      form: z.enum(['outcome', 'table', 'bound', 'answer']),
    })
    .partial(),
  draw: (random, difficulty) => {
    const setting = drawSetting(random, difficulty);
    const buffer = random.int(3, 14) * 100;
    const length = random.int(1, 10) * 20;
    const ahead = random.int(1, 50) * 100;
    const farAhead = difficulty >= 4 && random.chance(0.25);
    const drawn = {
      ...setting,
      receiver: difficulty === 1 ? 'B' : random.pick(hostNames),
      buffer,
      full: difficulty >= 3 && random.chance(0.25),
      place: random.pick(difficulty === 1 ? easyPlaces : places),
      len: difficulty === 1 || random.chance(0.7) ? length : 0,
      by: random.int(1, 20) * 10,
    };
    // A closed window and a wrong ACK at once would leave it open which check decides.
    return { ...drawn, ackAhead: farAhead && !drawn.full ? ahead : 0 };
  },
  forms: [outcome, table, bound, answer],
});

/** Wholly before the window, at its beginning, inside, and wholly behind it. */
const easyPlaces: readonly Place[] = ['old', 'next', 'inside', 'edge', 'beyond'];
