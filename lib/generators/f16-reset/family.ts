import { z } from 'zod';
import { family } from '../family';
import { drawSetting, hostNames, presetParam, settingParams } from '../setting';
import { drawWrites, writesParam } from '../writes';
import { answer } from './answer';
import { claims } from './claims';
import { fields } from './fields';
import { causes, type Resetting } from './resetting';
import { states } from './states';

const flagSets = [['SYN'], ['ACK'], ['FIN', 'ACK'], ['SYN', 'ACK'], ['FIN'], ['RST']] as const;
const number = z.number().int().min(0).max(4_294_967_295);

/** F16: a segment that finds no connection, one that finds the wrong one, or an end that gives up. */
export const reset = family<Resetting>({
  id: 'F16',
  version: 1,
  topics: ['handshake', 'states'],
  given: z
    .strictObject({
      ...settingParams,
      ...presetParam,
      cause: z.enum(causes),
      writes: writesParam,
      flags: z.array(z.enum(['SYN', 'ACK', 'FIN', 'RST'])).min(1),
      seq: number,
      ack: number,
      octets: z.number().int().min(0).max(1400),
      aborts: z.enum(hostNames),
      form: z.enum(['answer', 'fields', 'states', 'claims']),
    })
    .partial(),
  draw: (random, difficulty) => {
    const setting = drawSetting(random, Math.min(difficulty, 4));
    const early = ['closed-port', 'down', 'stray-closed', 'stray-listen'] as const;
    const cause = random.pick(
      difficulty === 1 ? early : difficulty === 2 ? causes : causes.slice(2),
    );
    const stray = cause === 'stray-closed' || cause === 'stray-listen';
    const flags = random.pick(cause === 'stray-listen' ? flagSets.slice(1) : flagSets);
    const some = random.int(1, 14) * 100;
    const peer = drawSetting(random.fork('stray'), Math.min(difficulty, 4));
    const bare = flags.includes('RST' as never) || flags.includes('SYN' as never);
    return {
      ...setting,
      cause,
      writes: drawWrites(random.fork('writes'), random.int(0, difficulty)),
      flags,
      seq: peer.issA,
      ack: peer.issB,
      octets: stray && (bare || difficulty <= 1 || random.chance(0.4)) ? 0 : some,
      aborts: random.pick(hostNames),
    };
  },
  forms: [answer, fields, states, claims],
});
