import { err, ok, type Result } from '@/lib/kit';
import { Cursor, Unreadable } from './cursor';
import { lex } from './lex';
import { parseHosts } from './parse-hosts';
import { parseOptions, withDefinitions } from './parse-options';
import { StepReader } from './parse-step';
import type { Hosts, Script, Step } from './script';
import { ErrorList, limits, type ScriptError } from './script-error';

/**
 * Reads a packetdrill script, or one of ours with a `hosts` line (README.md). Nothing is passed over in silence: what
 * is not understood is an error with its place; all errors are told, in the order of the script, up to `limits.errors`.
 */
export function parsePacketdrill(text: string): Result<Script, readonly ScriptError[]> {
  const errors = new ErrorList();
  checkSize(text, errors);
  if (errors.errors.length > 0) return err(errors.errors);
  const script = readScript(text, errors);
  const found = errors.errors.toSorted((a, b) => a.line - b.line || a.column - b.column);
  return found.length === 0 ? ok(script) : err(found);
}

function checkSize(text: string, errors: ErrorList): void {
  if (text.length > limits.characters) {
    const at = { line: 1, column: 1 };
    errors.add('too-long', at, [`..${limits.characters}`], String(text.length));
    return;
  }
  text.split('\n').forEach(({ length }, index) => {
    if (length <= limits.line) return;
    const at = { line: index + 1, column: limits.line + 1 };
    errors.add('too-long', at, [`..${limits.line}`], String(length));
  });
}

function readScript(text: string, errors: ErrorList): Script {
  const tokens = lex(text, errors);
  const head = new Cursor(tokens, text, errors);
  const options = parseOptions(head);
  const cursor = new Cursor(withDefinitions(tokens.slice(options.length), options), text, errors);
  const hosts = readHosts(cursor);
  const steps = readSteps(cursor);
  if (steps.length === 0 && errors.errors.length === 0) {
    cursor.report('empty', cursor.token.at, ['time'], null);
  }
  checkUntimed(steps, cursor);
  return { options, hosts, steps };
}

function readHosts(cursor: Cursor): Hosts | null {
  try {
    return parseHosts(cursor);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    cursor.recover();
    return null;
  }
}

function readSteps(cursor: Cursor): Step[] {
  const steps: Step[] = [];
  const reader = new StepReader(cursor);
  while (!cursor.atEnd && !cursor.errors.full) {
    const { token } = cursor;
    try {
      steps.push(reader.step());
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      // The line where nothing could be read must not be tried again.
      if (cursor.token === token) cursor.take();
      cursor.recover();
    }
  }
  return steps;
}

/** A shell line without a time stands before all that has one, or after it. */
function checkUntimed(steps: readonly Step[], cursor: Cursor): void {
  const timed = steps.map((step) => step.kind === 'event' && step.time !== null);
  const [first, last] = [timed.indexOf(true), timed.lastIndexOf(true)];
  steps.forEach((step, index) => {
    if (step.kind !== 'event' || step.time !== null || index < first || index > last) return;
    cursor.report('expected', step.at, ['time'], null);
  });
}
