import { generatorIds } from '@/lib/generators';
import type { Locale } from '@/lib/i18n';
import { readOptions, readWhole, sayIn } from './arguments';
import { findingsOf, variantsOf } from './item-findings';
import { varietyOf } from './item-variety';
import { languageOf } from './words.mjs';

/**
 * `npm run -s items:check -- --seeds N`: a line for each finding, then how many variants were looked at. With `--variety`
 * instead a line for each family: how many of N seeds differ in what must be reasoned about.
 */
function main(args: readonly string[], locale: Locale): number {
  const table = { seeds: 'value', generator: 'value', variety: 'switch' } as const;
  const options = readOptions(args, table, locale);
  if (!options.ok) return refuse(options.error);
  const seeds = readWhole(options.value, 'seeds', 1, locale);
  if (!seeds.ok) return refuse(seeds.error);
  if (seeds.value === undefined) {
    return refuse(sayIn(locale)('generators.commands.missing', { name: 'seeds' }));
  }
  const wanted = options.value.get('generator');
  const generators = generatorIds.filter((id) => wanted === undefined || id === wanted);
  if (generators.length === 0) {
    const params = { found: wanted ?? '', known: generatorIds.join(', ') };
    return refuse(sayIn(locale)('generators.errors.generator', params));
  }
  if (options.value.has('variety')) {
    for (const id of generators) console.log(JSON.stringify(varietyOf(id, seeds.value)));
    return 0;
  }
  let variants = 0;
  let failures = 0;
  for (const variant of variantsOf(generators, seeds.value)) {
    variants += 1;
    const findings = findingsOf(variant);
    if (findings.length > 0) failures += 1;
    for (const finding of findings) console.log(JSON.stringify({ ...variant, finding }));
  }
  console.log(JSON.stringify({ variants, failures }));
  return failures === 0 ? 0 : 1;
}

function refuse(message: string): number {
  console.error(message);
  return 2;
}

process.exitCode = main(process.argv.slice(2), languageOf());
