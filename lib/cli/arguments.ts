import { parseArgs } from 'node:util';
import { translate, type Locale, type MessageKey, type MessageParams } from '@/lib/i18n';
import { err, ok, type Result } from '@/lib/kit';

/** The options of a command: those with a value, and switches. */
export type OptionTable = Readonly<Record<string, 'value' | 'switch'>>;
export type Options = ReadonlyMap<string, string>;

/** A message of the namespace `generators.commands`, in a language. */
export const sayIn =
  (locale: Locale) =>
  (key: MessageKey, params?: MessageParams): string =>
    translate(locale, key, params);

/**
 * Reads `--name value`, `--name=value` and switches. A switch that is on has the value `on`. The error names the
 * argument that does not fit.
 */
export function readOptions(
  args: readonly string[],
  table: OptionTable,
  locale: Locale,
): Result<Options, string> {
  const say = sayIn(locale);
  const known = Object.keys(table)
    .map((name) => `--${name}`)
    .join(' ');
  const options = Object.fromEntries(
    Object.entries(table).map(([name, kind]) => [
      name,
      { type: kind === 'value' ? ('string' as const) : ('boolean' as const) },
    ]),
  );
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  const read = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') {
      return err(say('generators.commands.unknownArgument', { found: token.value, known }));
    }
    const kind = Object.hasOwn(table, token.name) ? table[token.name] : undefined;
    if (kind === undefined) {
      return err(say('generators.commands.unknownArgument', { found: token.rawName, known }));
    }
    if (read.has(token.name)) {
      return err(say('generators.commands.twice', { name: token.rawName }));
    }
    if (kind === 'value' && (token.value === undefined || token.value === '')) {
      return err(say('generators.commands.noValue', { name: token.rawName }));
    }
    if (kind === 'switch' && token.value !== undefined) {
      return err(say('generators.commands.noValueTaken', { name: token.rawName }));
    }
    read.set(token.name, token.value ?? 'on');
  }
  return ok(read);
}

/** A whole number from `least` on, written in decimal digits. */
export function readWhole(
  options: Options,
  name: string,
  least: number,
  locale: Locale,
): Result<number | undefined, string> {
  const found = options.get(name);
  if (found === undefined) return ok(undefined);
  const value = Number(found);
  return /^\d{1,9}$/.test(found) && value >= least
    ? ok(value)
    : err(sayIn(locale)('generators.commands.notWhole', { name, found, least }));
}
