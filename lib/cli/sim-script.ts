import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isLocale, locales, translate, type Locale, type MessageParams } from '@/lib/i18n';
import { codeConstants, parsePacketdrill } from '@/lib/interop';
import { runScript, type ScriptRun, type ScriptStop } from '@/lib/sim';
import {
  behaviours,
  believing,
  misconceptions,
  proofRows,
  withProofRow,
  type Behaviour,
} from '@/lib/tcp';
import { scriptErrorWords } from './script-words';
import { showViews, viewFault, viewOptions } from './sim-views';

class BadInput extends Error {}

/** Where a command writes: standard output and standard error, or a test's own ears. */
export interface Mouth {
  out(text: string): void;
  err(text: string): void;
}

function behaviourNamed(locale: Locale, name: string): Behaviour {
  if (name in behaviours) return behaviours[name as keyof typeof behaviours];
  if (name in misconceptions)
    return believing(behaviours.linux, name as keyof typeof misconceptions);
  if (name in proofRows) return withProofRow(behaviours.linux, name as keyof typeof proofRows);
  const known = [behaviours, misconceptions, proofRows].flatMap(Object.keys).join(', ');
  throw new BadInput(translate(locale, 'scripts.run.behaviour', { known, found: name }));
}

/** The seed decides the first sequence numbers. */
function issFrom(locale: Locale, seed: string): number {
  if (!/^\d{1,9}$/.test(seed)) {
    throw new BadInput(translate(locale, 'scripts.run.seed', { found: seed }));
  }
  return (Number(seed) * 2_654_435_761) >>> 0;
}

function localeNamed(found: string): Locale {
  if (isLocale(found)) return found;
  throw new BadInput(translate('en', 'scripts.run.locale', { known: locales.join(', '), found }));
}

function read(locale: Locale, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    throw new BadInput(translate(locale, 'scripts.run.unreadable', { file, reason }));
  }
}

function parse(locale: Locale, file: string) {
  const parsed = parsePacketdrill(read(locale, file));
  if (parsed.ok) return parsed.value;
  const lines = parsed.error.map((error) => scriptErrorWords(locale, file, error));
  throw new BadInput(lines.join('\n'));
}

function options(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        behaviour: { type: 'string' },
        seed: { type: 'string', default: '1' },
        json: { type: 'boolean', default: false },
        locale: { type: 'string', default: 'en' },
        ...viewOptions,
      },
    });
  } catch (error) {
    throw new BadInput(error instanceof Error ? error.message : 'bad arguments');
  }
}

/** Exit code: 0 every expectation met, 1 the first one that was not, 2 what cannot be run. */
function report(mouth: Mouth, locale: Locale, file: string, { stop, ignored }: ScriptRun): number {
  const say = (what: 'ignored' | 'met' | ScriptStop['kind'], params: MessageParams): void => {
    mouth.err(`${translate(locale, `scripts.run.${what}`, { file, ...params })}\n`);
  };
  for (const each of ignored) say('ignored', { ...each });
  if (stop === null) {
    say('met', {});
    return 0;
  }
  const { line, kind, expected, actual } = stop;
  say(kind, { line, expected, found: actual });
  if (kind !== 'finding') return 2;
  mouth.out(`${JSON.stringify({ file, line, kind, expected, actual })}\n`);
  return 1;
}

function main(args: string[], mouth: Mouth): number {
  const { values, positionals } = options(args);
  const locale = localeNamed(values.locale);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) {
    throw new BadInput(translate(locale, 'scripts.run.usage'));
  }
  const fault = viewFault(values);
  if (fault !== null) throw new BadInput(fault);
  const script = parse(locale, file);
  const usual = script.hosts === null ? 'linux' : 'rfc9293';
  const behaviour = behaviourNamed(locale, values.behaviour ?? usual);
  const iss = issFrom(locale, values.seed);
  const run = runScript(script, { behaviour, iss, seed: values.seed, constants: codeConstants });
  const unwritable = showViews(run.trace, values);
  if (unwritable !== null) throw new BadInput(unwritable);
  if (values.json) for (const event of run.trace) mouth.out(`${JSON.stringify(event)}\n`);
  return report(mouth, locale, file, run);
}

/** Runs a script as the arguments say; gives the exit code. What a person can put right is one clear message. */
export function simRun(args: string[], mouth: Mouth): number {
  try {
    return main(args, mouth);
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    mouth.err(`${error.message}\n`);
    return 2;
  }
}
