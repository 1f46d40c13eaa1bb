import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { replay, type Recording } from '@/lib/sim';
import {
  behaviours,
  believing,
  misconceptions,
  proofRows,
  withProofRow,
  type Behaviour,
} from '@/lib/tcp';

const recordings = new URL('../sim/recordings/', import.meta.url);

const host = z.enum(['A', 'B']);
const port = z.number().int();
const segment = {
  t: z.number(),
  actor: host,
  conn: z.string(),
  flags: z.string(),
  seq_abs: z.number().int(),
  ack_abs: z.number().int().optional(),
  len: z.number().int(),
  win: z.number().int(),
  opts: z
    .object({
      mss: z.number().optional(),
      ws: z.number().optional(),
      sackOK: z.boolean().optional(),
      ts: z.tuple([z.number(), z.number()]).optional(),
    })
    .optional(),
};
const step = z.union([
  z.object({
    t: z.number(),
    io: z.literal('in'),
    event: z.literal('call'),
    actor: host,
    call: z.string(),
    socket: z.string(),
    args: z.record(z.string(), z.unknown()).optional(),
  }),
  z.object({ io: z.literal('in'), event: z.literal('recv'), ...segment }),
  z.object({ io: z.literal('in'), event: z.enum(['drop', 'timer']), t: z.number() }),
  z.object({ io: z.literal('out'), event: z.literal('send'), ...segment }),
  z.object({
    io: z.literal('out'),
    event: z.literal('state'),
    t: z.number(),
    actor: host,
    conn: z.string(),
    state_local: z.string(),
  }),
  z.object({
    io: z.literal('out'),
    event: z.literal('result'),
    t: z.number(),
    actor: host,
    call: z.string(),
    result: z.string(),
  }),
]);
const endpoint = z.object({ kind: z.enum(['linux', 'scripted']) });
const recording = z.object({
  name: z.string(),
  endpoints: z.object({ A: endpoint, B: endpoint }),
  sysctls: z.record(z.string(), z.union([z.number(), z.string()])),
  conns: z.array(z.object({ id: z.string(), A_port: port, B_port: port })),
  steps: z.array(step),
}) satisfies z.ZodType<Recording>;

class BadInput extends Error {}

function behaviourNamed(name: string): Behaviour {
  if (name in behaviours) return behaviours[name as keyof typeof behaviours];
  if (name in misconceptions)
    return believing(behaviours.linux, name as keyof typeof misconceptions);
  if (name in proofRows) return withProofRow(behaviours.linux, name as keyof typeof proofRows);
  const known = [behaviours, misconceptions, proofRows].flatMap(Object.keys).join(', ');
  throw new BadInput(`--behaviour: expected one of ${known}; found ${name}`);
}

function read(file: string): Recording {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new BadInput(`${file}: cannot be read (${error instanceof Error ? error.message : ''})`);
  }
  const parsed = recording.safeParse(json(file, text));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue?.path.join('.') ?? '';
  throw new BadInput(`${file}: not a recorded trace: ${where}: ${issue?.message ?? ''}`);
}

function json(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BadInput(`${file}: not JSON (${error instanceof Error ? error.message : ''})`);
  }
}

function allRecordings(): string[] {
  return readdirSync(recordings)
    .filter((file) => file.endsWith('.json') && file !== 'index.json')
    .sort()
    .map((file) => fileURLToPath(new URL(file, recordings)));
}

function options() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { behaviour: { type: 'string', default: 'linux' } },
    });
  } catch (error) {
    throw new BadInput(error instanceof Error ? error.message : 'bad arguments');
  }
}

function main(): number {
  const { values, positionals } = options();
  const behaviour = behaviourNamed(values.behaviour);
  const given = (positionals.length > 0 ? positionals : allRecordings()).map(read);
  let passed = 0;
  let failed = 0;
  for (const each of given) {
    const line = replay(each, values.behaviour, behaviour);
    if (line.ok) passed += 1;
    else if (line.excused === null) failed += 1;
    process.stdout.write(`${JSON.stringify(line)}\n`);
  }
  process.stderr.write(`${passed} of ${given.length} recordings reproduced\n`);
  return failed > 0 ? 1 : 0;
}

try {
  process.exitCode = main();
} catch (error) {
  if (!(error instanceof BadInput)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
