import { randomBytes } from 'node:crypto';
import type { Locale } from '@/lib/i18n';
import { err, ok, type Result } from '@/lib/kit';
import { readOptions, readWhole, sayIn } from './arguments';
import { buildApp } from './build.mjs';
import { embeddedProduct, postgresProduct, type Product } from './faults-product';
import { runRounds } from './faults-rounds';
import { openServer } from './postgres.mjs';
import { languageOf, report, runMain } from './words.mjs';

/**
 * npm run -s test:faults -- --rounds N [--database embedded|postgresql] [--seed TEXT]: kills the processes of a
 * production build with kill -9 while 20 candidates answer over HTTP, and compares what they were told with what the
 * database holds. One line a database: `{"database","rounds","acknowledged","lost","doubled"}`; each finding is a line
 * on standard error, and any makes the exit code 1. A real PostgreSQL is left out where none can be started.
 */
const databases = ['embedded', 'postgresql'] as const;
type DatabaseName = (typeof databases)[number];

interface Asked {
  readonly rounds: number;
  readonly databases: readonly DatabaseName[];
  readonly seed: string;
}

const usualRounds = 20;

function read(args: readonly string[], locale: Locale): Result<Asked, string> {
  const table = { rounds: 'value', database: 'value', seed: 'value' } as const;
  const options = readOptions(args, table, locale);
  if (!options.ok) return options;
  const rounds = readWhole(options.value, 'rounds', 1, locale);
  if (!rounds.ok) return rounds;
  const named = options.value.get('database');
  const asked = databases.filter((name) => named === undefined || name === named);
  if (asked.length === 0) {
    const known = databases.join(', ');
    return err(sayIn(locale)('generators.commands.unknownArgument', { found: named ?? '', known }));
  }
  const seed = options.value.get('seed') ?? randomBytes(4).toString('hex');
  return ok({ rounds: rounds.value ?? usualRounds, databases: asked, seed });
}

/** Whether nothing was found on a product; prints its line. */
async function holds(name: DatabaseName, product: Product, asked: Asked): Promise<boolean> {
  const { rounds, seed } = asked;
  try {
    const { acknowledged, findings } = await runRounds(product, rounds, seed);
    for (const finding of findings) console.error(JSON.stringify(finding));
    const count = (kind: string) => findings.filter(({ finding }) => finding === kind).length;
    const [lost, doubled] = [count('lost'), count('doubled')];
    console.log(JSON.stringify({ database: name, rounds, acknowledged, lost, doubled }));
    return findings.length === 0 && acknowledged > 0;
  } finally {
    await product.close();
  }
}

/** The same on a server of PostgreSQL; holds where none can be had. */
async function holdsOnServer(asked: Asked): Promise<boolean> {
  const server = await openServer();
  if (server === null) return true;
  try {
    return await holds('postgresql', await postgresProduct(server.url), asked);
  } finally {
    await server.close();
  }
}

await runMain(async () => {
  const asked = read(process.argv.slice(2), languageOf());
  if (!asked.ok) {
    console.error(asked.error);
    return 2;
  }
  await buildApp();
  report('faults.seed', { seed: asked.value.seed });
  let allHold = true;
  for (const name of asked.value.databases) {
    const held =
      name === 'embedded'
        ? await holds(name, await embeddedProduct(), asked.value)
        : await holdsOnServer(asked.value);
    allHold &&= held;
  }
  return allHold ? 0 : 1;
});
