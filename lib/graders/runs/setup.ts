import { z } from 'zod';
import { behaviours } from '@/lib/tcp';
import type { Beginning } from '@/lib/sim';
import { presetNames } from '@/lib/questions';

const number = z.number().int().min(0).max(4_294_967_295);
const port = z.number().int().min(1).max(65_535);
const octets = z.number().int().min(0).max(100_000);

/**
 * The `setup` of a key: where its run begins. Everything may be left out: then B listens, and A, whose SYN will have
 * number 100, is going to open to it; B's will have 300.
 */
const setup = z.strictObject({
  preset: z.enum(presetNames).default('rfc9293'),
  iss: z.strictObject({ A: number, B: number }).default({ A: 100, B: 300 }),
  ports: z.strictObject({ A: port, B: port }).default({ A: 40_000, B: 80 }),
  begins: z.enum(['closed', 'listening', 'established']).default('listening'),
  said: z.strictObject({ A: octets, B: octets }).default({ A: 0, B: 0 }),
  /** How long a segment takes, where the network decides nothing else: make it happen. */
  delayMs: z.number().int().min(1).max(10_000).default(50),
});

export interface RunSetup extends Beginning {
  readonly delayMs: number;
}

/** Reads a key's setup; null when it says something that is not known. */
export function readSetup(written: unknown): RunSetup | null {
  const read = setup.safeParse(written);
  if (!read.success) return null;
  const { preset, ...rest } = read.data;
  return { behaviour: behaviours[preset], ...rest };
}
