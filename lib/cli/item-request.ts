import { isLocale, type Locale, locales } from '@/lib/i18n';
import { generate, type GenerateRequest } from '@/lib/generators';
import { err, ok, type Result } from '@/lib/kit';
import { type Options, readOptions, readWhole, sayIn } from './arguments';

const table = {
  generator: 'value',
  seed: 'value',
  locale: 'value',
  difficulty: 'value',
  params: 'value',
  version: 'value',
  'with-key': 'switch',
} as const;

export interface ItemRequest {
  readonly locale: Locale;
  readonly withKey: boolean;
  readonly item: Extract<ReturnType<typeof generate>, { ok: true }>['value'];
}

/** The question that the arguments of `item` and `grade` name. The error is one message, in `--locale` or `fallback`. */
export function itemFrom(args: readonly string[], fallback: Locale): Result<ItemRequest, string> {
  const locale = localeIn(args) ?? fallback;
  const options = readOptions(args, table, locale);
  if (!options.ok) return options;
  const request = requestFrom(options.value, locale);
  if (!request.ok) return request;
  const item = generate(request.value);
  return item.ok
    ? ok({
        locale: request.value.locale,
        withKey: options.value.has('with-key'),
        item: item.value,
      })
    : err(item.error.message);
}

/** The language for messages about the other arguments, wherever it stands. */
function localeIn(args: readonly string[]): Locale | null {
  const place = args.indexOf('--locale');
  const found =
    place === -1 ? args.find((arg) => arg.startsWith('--locale='))?.slice(9) : args[place + 1];
  return isLocale(found) ? found : null;
}

function requestFrom(options: Options, fallback: Locale): Result<GenerateRequest, string> {
  const say = sayIn(fallback);
  const locale = options.get('locale') ?? 'en';
  if (!isLocale(locale)) {
    return err(say('generators.commands.locale', { found: locale, known: locales.join(', ') }));
  }
  const generator = options.get('generator');
  const seed = options.get('seed');
  if (generator === undefined)
    return err(say('generators.commands.missing', { name: 'generator' }));
  if (seed === undefined) return err(say('generators.commands.missing', { name: 'seed' }));
  const difficulty = readWhole(options, 'difficulty', 1, fallback);
  if (!difficulty.ok) return difficulty;
  const version = readWhole(options, 'version', 1, fallback);
  if (!version.ok) return version;
  const params = readParams(options.get('params'), fallback);
  if (!params.ok) return params;
  return ok({
    generator,
    seed,
    locale,
    ...(difficulty.value !== undefined && { difficulty: difficulty.value }),
    ...(version.value !== undefined && { version: version.value }),
    ...(params.value !== undefined && { params: params.value }),
  });
}

function readParams(
  text: string | undefined,
  locale: Locale,
): Result<Readonly<Record<string, unknown>> | undefined, string> {
  if (text === undefined) return ok(undefined);
  const refused = err(sayIn(locale)('generators.commands.params', { found: text.slice(0, 80) }));
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
      ? ok(Object.fromEntries(Object.entries(parsed)))
      : refused;
  } catch (error) {
    if (error instanceof SyntaxError) return refused;
    throw error;
  }
}
