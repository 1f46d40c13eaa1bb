/** `npm test`: everything, fast to slow. Names of steps as arguments run only those: `npm test -- types unit`. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './browser.mjs';
import { buildApp } from './build.mjs';
import { endRunning, runNode, Service } from './child.mjs';
import { generateClient, installPackages } from './install.mjs';
import { connect } from './migrate.mjs';
import { openServer } from './postgres.mjs';
import { commandOf, inRoot } from './project.mjs';
import { tallyOfCode, tallyOfReport } from './tally.mjs';
import { Failure, report, runMain, say } from './words.mjs';

/** @typedef {import('./tally.mjs').Tally} Tally */

const program = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url));
const temporary = mkdtempSync(join(tmpdir(), 'tcpdrill-test-'));

/** Settings of the person's own must not reach the product under test; empty ones keep .env files out as well. */
const ownSettings = [
  'DATABASE_URL',
  'NEXTAUTH_SECRET',
  'NEXTAUTH_URL',
  'APP_URL',
  'PORT',
  'HOST',
  'DATA_DIR',
];
const quiet = { NEXT_TELEMETRY_DISABLED: '1', CHECKPOINT_DISABLE: '1' };
const cleanEnv = {
  ...process.env,
  ...Object.fromEntries(ownSettings.map((name) => [name, ''])),
  ...quiet,
};

/**
 * Runs tools one after another until one fails.
 * @param {...[file: string, ...args: string[]]} tools
 * @returns {Promise<Tally>}
 */
async function tools(...tools) {
  for (const [file, ...args] of tools) {
    const { code } = await runNode(file, args, { env: cleanEnv, output: 'inherit' });
    if (code !== 0) return tallyOfCode(code);
  }
  return tallyOfCode(0);
}

const types = () =>
  tools([commandOf('next'), 'typegen'], [commandOf('typescript', 'tsc'), '--noEmit']);
const lint = () =>
  tools([commandOf('eslint'), '.'], [commandOf('prettier'), '--check', '--log-level', 'warn', '.']);
/** How often a process is killed, on each database. */
const faultRounds = 20;
const rooms = ['app', 'components', 'lib', 'e2e', 'prisma'];
const architecture = () =>
  tools([
    ...[commandOf('dependency-cruiser', 'depcruise'), '--config', '.dependency-cruiser.mjs'],
    ...rooms.filter((room) => existsSync(inRoot(room))),
  ]);

/**
 * @param {readonly string[]} filters
 * @param {NodeJS.ProcessEnv} [more]
 */
async function vitest(filters, more = {}) {
  const file = join(temporary, `vitest-${randomBytes(4).toString('hex')}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const env = { ...cleanEnv, NODE_ENV: 'test', ...more };
  const args = ['run', ...reporters, ...filters];
  const { code } = await runNode(commandOf('vitest'), args, { env, output: 'inherit' });
  return tallyOfReport(file, code);
}

async function build() {
  await buildApp();
  return tallyOfCode(0);
}

/**
 * Starts the product as a person does, and runs the end-to-end tests against it.
 * @param {NodeJS.ProcessEnv} settings
 * @returns {Promise<Tally>}
 */
async function endToEnd(settings) {
  const browser = await findBrowser();
  if (browser === null) throw new Failure('test.noBrowser');
  const dataDir = mkdtempSync(join(temporary, 'data-'));
  // Each test comes from a network address of its own (e2e/fixtures.ts).
  const env = { ...cleanEnv, DATA_DIR: dataDir, TRUST_PROXY: '1', ...settings };
  const product = new Service('npm start', program('start.mjs'), [], { env, output: 'capture' });
  try {
    const address = await Promise.race([readyAddress(product), product.crashed]);
    const file = join(temporary, `playwright-${randomBytes(4).toString('hex')}.json`);
    const chromium = browser.path === null ? {} : { CHROMIUM_PATH: browser.path };
    const testEnv = { ...env, ...chromium, BASE_URL: address, PLAYWRIGHT_JSON_OUTPUT_NAME: file };
    const playwright = commandOf('@playwright/test', 'playwright');
    const { code } = await runNode(playwright, ['test'], { env: testEnv, output: 'inherit' });
    return tallyOfReport(file, code);
  } finally {
    await product.stop();
  }
}

/**
 * @param {Service} product
 * @returns {Promise<string>}
 */
function readyAddress({ child }) {
  return new Promise((resolve) => {
    if (child.stdout === null) return;
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('ready ')) resolve(line.slice('ready '.length));
    });
  });
}

/**
 * Kills the product's processes while people answer, on each database that can be had here.
 * @returns {Promise<Tally>}
 */
const faults = async () => {
  const args = ['--rounds', String(faultRounds)];
  const options = { env: cleanEnv, output: /** @type {const} */ ('inherit'), preload: 'tsx' };
  return tallyOfCode((await runNode(program('test-faults.ts'), args, options)).code);
};

/**
 * Once more on a real server: the tests that use a database, then everything in the browser.
 * @returns {Promise<Tally | null>} null where no server can be had
 */
async function onPostgres() {
  const server = await openServer();
  if (server === null) return null;
  try {
    const name = `tcpdrill_e2e_${randomBytes(6).toString('hex')}`;
    const client = await connect(server.url);
    await client.query(`CREATE DATABASE ${name}`);
    const url = new URL(server.url);
    url.pathname = `/${name}`;
    const unit = await vitest(['lib/db', 'lib/services', 'lib/auth'], {
      TEST_DATABASE_URL: server.url,
    });
    const secret = randomBytes(32).toString('base64url');
    const flows = await endToEnd({ DATABASE_URL: url.href, NEXTAUTH_SECRET: secret });
    await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await client.end();
    return { passed: unit.passed + flows.passed, failed: unit.failed + flows.failed };
  } finally {
    await server.close();
  }
}

/**
 * The steps in their order. What stands in one group is taken together: linting keeps one core busy, and the faults
 * mostly wait for processes to start again.
 * @type {Record<string, () => Promise<Tally | null>>[]}
 */
const groups = [
  { types },
  { architecture },
  { unit: () => vitest([]) },
  { build },
  { 'end-to-end': () => endToEnd({}) },
  { 'end-to-end-postgres': onPostgres },
  { lint, faults },
];
const names = groups.flatMap(Object.keys);

/**
 * One step to its end, whatever happens in it.
 * @param {string} name
 * @param {() => Promise<Tally | null>} step
 * @returns {Promise<Tally>}
 */
async function take(name, step) {
  report('test.step', { name });
  const begun = Date.now();
  /** @type {Tally | null} */
  let tally = { passed: 0, failed: 1 };
  try {
    tally = await step();
  } catch (error) {
    if (error instanceof Failure) process.stderr.write(`${error.message}\n`);
    else console.error(error);
  }
  const seconds = Math.round((Date.now() - begun) / 1000);
  if (tally === null) return { passed: 0, failed: 0 };
  report(tally.failed === 0 ? 'test.passed' : 'test.failed', { name, seconds, ...tally });
  return tally;
}

await runMain(async () => {
  const asked = process.argv.slice(2);
  const unknown = asked.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new Failure('test.unknown', { found: unknown, expected: names.join(', ') }, 2);
  }
  process.on('exit', () => rmSync(temporary, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      endRunning();
      process.exit(1);
    });
  }
  await installPackages();
  await generateClient();
  const total = { passed: 0, failed: 0 };
  for (const group of groups) {
    const steps = Object.entries(group).filter(
      ([name]) => asked.length === 0 || asked.includes(name),
    );
    for (const { passed, failed } of await Promise.all(steps.map((step) => take(...step)))) {
      total.passed += passed;
      total.failed += failed;
    }
  }
  process.stdout.write(`${say('test.summary', total)}\n`);
  return total.failed > 0 ? 1 : 0;
});
