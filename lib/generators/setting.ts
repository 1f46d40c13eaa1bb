import { z } from 'zod';
import type { HostName } from '@/lib/sim';
import { presetNames, type PresetName } from '@/lib/questions';
import type { Random } from '@/lib/kit';
import { duration, text, type Text } from './text';

const iss = z.number().int().min(0).max(4_294_967_295);
const port = z.number().int().min(1).max(65_535);

/** The parameters that may be given for every family, for a zod object. */
export const settingParams = {
  issA: iss,
  issB: iss,
  portA: port,
  portB: port,
  /** One way, both directions. */
  delayMs: z.number().int().min(1).max(300),
};

/** For the families in which the presets differ. */
export const presetParam = { preset: z.enum(presetNames) };

/** What two hosts have in common in every family. */
export interface Setting {
  readonly issA: number;
  readonly issB: number;
  readonly portA: number;
  readonly portB: number;
  readonly delayMs: number;
  readonly preset: PresetName;
}

const serverPorts = [22, 25, 80, 443, 5432, 8080];
const delays = [5, 10, 15, 20, 25, 30, 40, 50, 60, 80, 100];

/** Draws a setting; the harder the question, the less round its numbers. Always the same number of draws. */
export function drawSetting(random: Random, difficulty: number): Setting {
  const issA = drawIss(random.fork('A'), difficulty);
  const issB = drawIss(random.fork('B'), difficulty);
  return {
    issA,
    // Equal numbers would make a mix-up of the two ends invisible.
    issB: Math.abs(issB - issA) < 3_000 ? (issB + 5_000) % 2 ** 32 : issB,
    portA: random.int(32_768, 60_999),
    portB: random.pick(serverPorts),
    delayMs: random.pick(delays),
    preset: random.pick(presetNames),
  };
}

function drawIss(random: Random, difficulty: number): number {
  if (difficulty <= 1) return random.int(1, 99) * 100;
  if (difficulty === 2) return random.int(1_000, 99_999);
  // RFC 9293 §3.4: all arithmetic is modulo 2^32, so some runs begin just below the wrap.
  if (random.chance(0.35)) return 2 ** 32 - 1 - random.int(0, 2);
  return random.int(100_000, 2 ** 32 - 100_000);
}

/** Who opens to whom and how long a segment takes: the first sentences of a stem. */
export const settingText = ({ portB, delayMs }: Setting): Text =>
  text('generators.setting.plain', { portB, delay: duration(delayMs) });

/** The same with the initial sequence numbers, where the question is about numbers. */
export const numberedSetting = ({ issA, issB, portB, delayMs }: Setting): Text =>
  text('generators.setting.numbered', { issA, issB, portB, delay: duration(delayMs) });

export const hostNames = ['A', 'B'] as const satisfies readonly HostName[];
export const otherHost = (host: HostName): HostName => (host === 'A' ? 'B' : 'A');

/** What each end is called, for questions about both. */
export const ends = { A: text('generators.end.A'), B: text('generators.end.B') } as const;
