import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { codeConstants, parsePacketdrill } from '@/lib/interop';
import { runScript, type ScriptRun } from '@/lib/sim';
import {
  behaviours,
  believing,
  misconceptions,
  proofRows,
  withProofRow,
  type Behaviour,
} from '@/lib/tcp';

class BadInput extends Error {}

function behaviourNamed(name: string): Behaviour {
  if (name in behaviours) return behaviours[name as keyof typeof behaviours];
  if (name in misconceptions)
    return believing(behaviours.linux, name as keyof typeof misconceptions);
  if (name in proofRows) return withProofRow(behaviours.linux, name as keyof typeof proofRows);
  const known = [behaviours, misconceptions, proofRows].flatMap(Object.keys).join(', ');
  throw new BadInput(`--behaviour: expected one of ${known}; found ${name}`);
}

/** The seed decides the endpoint's first sequence number. */
function issFrom(seed: string): number {
  if (!/^\d{1,9}$/.test(seed)) throw new BadInput(`--seed: expected a whole number; found ${seed}`);
  return (Number(seed) * 2_654_435_761) >>> 0;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new BadInput(`${file}: cannot be read (${error instanceof Error ? error.message : ''})`);
  }
}

function parse(file: string) {
  const parsed = parsePacketdrill(read(file));
  if (parsed.ok) return parsed.value;
  const lines = parsed.error.map(({ line, column, code, expected, found }) => {
    const wanted = expected.length > 0 ? `: expected ${expected.join(' or ')}` : '';
    return `${file}:${line}:${column}: ${code}${wanted}; found ${found ?? 'the end of the script'}`;
  });
  throw new BadInput(lines.join('\n'));
}

function options() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        behaviour: { type: 'string' },
        seed: { type: 'string', default: '1' },
        json: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new BadInput(error instanceof Error ? error.message : 'bad arguments');
  }
}

/** Exit code: 0 every expectation met, 1 the first one that was not, 2 what cannot be run. */
function report(file: string, { stop, ignored, trace }: ScriptRun, json: boolean): number {
  for (const { line, what } of ignored) process.stderr.write(`${file}:${line}: ignored: ${what}\n`);
  if (json) for (const event of trace) process.stdout.write(`${JSON.stringify(event)}\n`);
  if (stop === null) {
    process.stderr.write(`${file}: every expectation met\n`);
    return 0;
  }
  const { line, kind, expected, actual } = stop;
  const finding = { file, line, kind, expected, actual };
  process.stderr.write(`${file}:${line}: ${kind}: expected ${expected}; found ${actual}\n`);
  if (kind !== 'finding') return 2;
  process.stdout.write(`${JSON.stringify(finding)}\n`);
  return 1;
}

function main(): number {
  const { values, positionals } = options();
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) {
    throw new BadInput('expected one script: sim:run FILE [--behaviour B] [--seed N] [--json]');
  }
  const script = parse(file);
  const usual = script.hosts === null ? 'linux' : 'rfc9293';
  const behaviour = behaviourNamed(values.behaviour ?? usual);
  const iss = issFrom(values.seed);
  return report(file, runScript(script, { behaviour, iss, constants: codeConstants }), values.json);
}

try {
  process.exitCode = main();
} catch (error) {
  if (!(error instanceof BadInput)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
