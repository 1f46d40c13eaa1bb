import {
  generate,
  generatorIds,
  generatorInfo,
  type GenerateRequest,
  type GeneratorError,
} from '@/lib/generators';
import { locales, type Locale } from '@/lib/i18n';
import { err, ok, type Result } from '@/lib/kit';
import type { ScenarioDraft } from '@/lib/questions';
import type { FieldFinding } from './field-finding';

/** What a scenario question is made of. */
export type Scenario = Pick<ScenarioDraft, 'generator' | 'difficulty' | 'params'>;

/** A question that was made. */
type Variant = Extract<ReturnType<typeof generate>, { ok: true }>['value'];

/** So many variants an author looks at, and must be makeable before the question can be published. */
export const variantsShown = 10;
/** Out of so many seeds: with some parameters not every draw gives something to ask. */
export const seedsTried = 60;
/** When so many seeds gave nothing, the others are not tried: each costs up to a tenth of a second. */
const hopeless = 12;

/**
 * The first `wanted` variants that some seeds give, in a language; an error when there are not so many, or when one
 * cannot be told in each language.
 */
export async function variantsOf(
  { generator, difficulty, params }: Scenario,
  { seeds, wanted }: { readonly seeds: readonly string[]; readonly wanted: number },
  locale: Locale,
): Promise<Result<Variant[], FieldFinding[]>> {
  const made: Variant[] = [];
  let failed: FieldFinding | null = null;
  for (const [tried, seed] of seeds.entries()) {
    if (made.length === wanted || (made.length === 0 && tried === hopeless)) break;
    // Others are served between two seeds: in an interview a save takes less than a second, whoever authors meanwhile.
    await new Promise((resolve) => setImmediate(resolve));
    const told = inAllLanguages({ generator, difficulty, params, seed }, locale);
    if (told.ok) made.push(told.value);
    else failed = variantFinding(told.error);
    // Parameters that are wrong for one seed are wrong for all.
    if (!told.ok && told.error.code !== 'bad-params') break;
  }
  return made.length === wanted || failed === null ? ok(made) : err([failed]);
}

/** One variant in a language that can be told in every other one too. */
function inAllLanguages(
  request: Omit<GenerateRequest, 'locale'>,
  locale: Locale,
): Result<Variant, GeneratorError> {
  const item = generate({ ...request, locale });
  if (!item.ok) return item;
  const others = locales.filter((each) => each !== locale);
  const told = others.map((each) => generate({ ...request, locale: each }));
  return told.find((each) => !each.ok) ?? item;
}

/** How many of some variants differ in what they show or in what is right. */
export const differing = (variants: readonly Variant[]): number =>
  new Set(variants.map(({ public: { stem, body }, key }) => JSON.stringify([stem, body, key.body])))
    .size;

/** Whether the family of a scenario has questions of its topic; of an unknown family that is not the fault to tell. */
export function fitsTopic({ generator, topic }: ScenarioDraft): boolean {
  const id = generatorIds.find((each) => each === generator);
  return id === undefined || generatorInfo(id).topics.includes(topic);
}

const fields: Readonly<Record<GeneratorError['code'], string>> = {
  'unknown-generator': 'generator',
  'unknown-version': 'generator',
  'bad-seed': 'generator',
  'bad-difficulty': 'difficulty',
  'bad-params': 'params',
};

const variantFinding = ({ code, message }: GeneratorError): FieldFinding => ({
  ...{ path: fields[code], code: 'scenario', message, level: 'error' },
});
