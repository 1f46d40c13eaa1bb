import { z } from 'zod';
import type { HostName, ScenarioCall } from '@/lib/sim';
import type { Random } from '@/lib/kit';
import { hostNames } from './setting';
import { text, type Text } from './text';

/** Who writes how much before the part of a run that a question is about, in order. */
export type Writes = readonly Write[];
interface Write {
  readonly host: HostName;
  readonly octets: number;
}

/** Long enough for a write and its acknowledgment, delayed or not. */
const stepMs = 1000;

export const writesParam = z
  .array(z.strictObject({ host: z.enum(hostNames), octets: z.number().int().min(1).max(1400) }))
  .max(6);

/** As many writes as wished, each by either end. */
export const drawWrites = (random: Random, writes: number): Writes =>
  Array.from({ length: writes }, () => ({
    host: random.pick(hostNames),
    octets: random.int(1, 14) * 100,
  }));

export const writesCalls = (writes: Writes): ScenarioCall[] =>
  writes.map(({ host, octets }, index) => ({
    host,
    call: 'SEND',
    octets,
    when: { atMs: (index + 1) * stepMs },
  }));

/** When everything that was written is acknowledged, in milliseconds of the run. */
export const writtenAtMs = (writes: Writes): number => (writes.length + 1) * stepMs;

/** Octets that an end writes in all. */
export const writtenBy = (writes: Writes, host: HostName): number =>
  writes.reduce((sum, each) => sum + (each.host === host ? each.octets : 0), 0);

/** How much each end has sent before; each write is a segment. */
export function writesText(writes: Writes): Text {
  if (writes.length === 0) return text('generators.writesNone');
  const countOf = (host: HostName) => writes.filter((each) => each.host === host).length;
  return text('generators.writes', {
    sentA: writtenBy(writes, 'A'),
    sentB: writtenBy(writes, 'B'),
    writesA: countOf('A'),
    writesB: countOf('B'),
  });
}
