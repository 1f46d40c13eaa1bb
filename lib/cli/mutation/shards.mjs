import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { filesUnder, fingerprint, inRoot, makeDirectory } from '../project.mjs';

/** @typedef {'killed' | 'timeout' | 'survived' | 'noCoverage' | 'ignored'} Fate of a mutant */
/** @typedef {Record<Fate, number>} Counts */
/** @typedef {{ status: string, location: { start: { line: number, column: number } }, mutatorName: string, replacement?: string }} Mutant */
/** @typedef {{ counts: Counts, survivors: string[] }} Outcome of one file */

/** @type {Readonly<Record<string, Fate>>} */
const fates = {
  Killed: 'killed',
  Timeout: 'timeout',
  Survived: 'survived',
  NoCoverage: 'noCoverage',
  Ignored: 'ignored',
};

/** @returns {Counts} */
export const noMutants = () => ({ killed: 0, timeout: 0, survived: 0, noCoverage: 0, ignored: 0 });

/**
 * The share of mutants that the tests notice, in percent with one decimal; those that Stryker was told to ignore do not
 * count. Null where there is none.
 * @param {Counts} counts
 */
export function scoreOf({ killed, timeout, survived, noCoverage }) {
  const noticed = killed + timeout;
  const all = noticed + survived + noCoverage;
  return all === 0 ? null : Math.floor((1000 * noticed) / all) / 10;
}

/**
 * @param {Counts} left
 * @param {Counts} right
 * @returns {Counts}
 */
export const sumOf = (left, right) => ({
  killed: left.killed + right.killed,
  timeout: left.timeout + right.timeout,
  survived: left.survived + right.survived,
  noCoverage: left.noCoverage + right.noCoverage,
  ignored: left.ignored + right.ignored,
});

/**
 * What Stryker's JSON report says of the one file that was mutated.
 * @param {{ files: Record<string, { mutants: Mutant[] }> }} report
 * @returns {Outcome}
 */
export function outcomeOf(report) {
  const counts = noMutants();
  /** @type {string[]} */
  const survivors = [];
  for (const [file, { mutants }] of Object.entries(report.files)) {
    for (const mutant of mutants) {
      const fate = fates[mutant.status];
      if (fate === undefined) continue;
      counts[fate] += 1;
      if (fate !== 'survived' && fate !== 'noCoverage') continue;
      const { line, column } = mutant.location.start;
      const instead = (mutant.replacement ?? '').replace(/\s+/g, ' ');
      survivors.push(`${file}:${line}:${column} ${fate}: ${mutant.mutatorName}: ${instead}`);
    }
  }
  return { counts, survivors };
}

/** What is mutated: the machine, not its tests nor what speaks to it in them. */
export const sources = () =>
  filesUnder('lib/tcp')
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .filter((path) => path !== 'lib/tcp/dialogue.ts' && !path.startsWith('lib/tcp/requirements/'))
    .sort();

/**
 * A shard's inputs. The tests of one file run through all the others, so each shard hangs on all of them.
 */
export const inputs = () =>
  fingerprint([
    'lib/tcp',
    'lib/cli/mutation',
    'node_modules/@stryker-mutator/core/package.json',
    'node_modules/vitest/package.json',
  ]);

/** @param {string} file */
const stateFile = (file) => inRoot('.data', 'mutation', 'shards', `${file}.json`);

/**
 * What an earlier run found, if nothing has changed since.
 * @param {string} file
 * @param {string} wanted the inputs of now
 * @returns {Outcome | null}
 */
export function earlier(file, wanted) {
  if (!existsSync(stateFile(file))) return null;
  const { inputs: found, ...outcome } = JSON.parse(readFileSync(stateFile(file), 'utf8'));
  return found === wanted ? outcome : null;
}

/**
 * @param {string} file
 * @param {string} wanted
 * @param {Outcome} outcome
 */
export function keep(file, wanted, outcome) {
  makeDirectory(dirname(stateFile(file)));
  writeFileSync(stateFile(file), JSON.stringify({ inputs: wanted, ...outcome }));
}
