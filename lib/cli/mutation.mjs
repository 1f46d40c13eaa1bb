/**
 * `npm run -s mutation -- [--file lib/tcp/step.ts]... [--jobs 1]`: how many small faults in lib/tcp its own tests notice.
 * One shard a file; a shard that is done and whose inputs are unchanged is not run again. One JSON line a file, then one
 * for all of them; exit 1 below 85 %.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runNode } from './child.mjs';
import { installPackages } from './install.mjs';
import {
  earlier,
  inputs,
  keep,
  noMutants,
  outcomeOf,
  scoreOf,
  sources,
  sumOf,
} from './mutation/shards.mjs';
import { commandOf, inRoot } from './project.mjs';
import { Failure, report, runMain } from './words.mjs';

/** @typedef {import('./mutation/shards.mjs').Outcome} Outcome */

/** In percent. */
const least = 85;
const config = 'lib/cli/mutation/stryker.config.mjs';
const reportFile = inRoot('.data', 'mutation', 'report.json');

/**
 * @param {string[]} args
 * @returns {{ files: string[], jobs: string }}
 */
function readArguments(args) {
  const options = /** @type {const} */ ({
    file: { type: 'string', multiple: true },
    jobs: { type: 'string', default: '1' },
  });
  const { values } = parsed(() => parseArgs({ args, options }));
  const known = sources();
  const unknown = values.file?.find((file) => !known.includes(file));
  if (unknown !== undefined) throw new Failure('mutation.unknown', { found: unknown }, 2);
  if (!/^[1-9]\d?$/.test(values.jobs))
    throw new Failure('mutation.jobs', { found: values.jobs }, 2);
  return { files: values.file ?? known, jobs: values.jobs };
}

/**
 * @template T
 * @param {() => T} parse
 */
function parsed(parse) {
  try {
    return parse();
  } catch (error) {
    throw new Failure('mutation.arguments', { reason: Object(error).message }, 2);
  }
}

/**
 * Lets Stryker mutate one file. What it says goes to standard error.
 * @param {string} file
 * @param {string} jobs how many mutants are tested at the same time
 * @returns {Promise<Outcome>}
 */
async function mutate(file, jobs) {
  rmSync(reportFile, { force: true });
  const stryker = commandOf('@stryker-mutator/core', 'stryker');
  const args = ['run', config, '--mutate', file, '--concurrency', jobs];
  const { code } = await runNode(stryker, args, { output: 'stderr' });
  if (code !== 0 || !existsSync(reportFile)) throw new Failure('mutation.failed', { file, code });
  return outcomeOf(JSON.parse(readFileSync(reportFile, 'utf8')));
}

/** @param {object} line */
const print = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);

await runMain(async () => {
  const { files, jobs } = readArguments(process.argv.slice(2));
  await installPackages();
  let all = noMutants();
  for (const [index, file] of files.entries()) {
    const wanted = inputs();
    report('mutation.shard', { file, number: index + 1, of: files.length });
    const outcome = earlier(file, wanted) ?? (await mutate(file, jobs));
    keep(file, wanted, outcome);
    for (const survivor of outcome.survivors) process.stderr.write(`${survivor}\n`);
    print({ file, score: scoreOf(outcome.counts), ...outcome.counts });
    all = sumOf(all, outcome.counts);
  }
  const score = scoreOf(all);
  print({ files: files.length, score, ...all, least });
  return score !== null && score < least ? 1 : 0;
});
