/** `npm start` and, with `--dev`, `npm run dev`: from a fresh clone to a served address. */
import { announceAddress } from './address.mjs';
import { buildApp } from './build.mjs';
import { appService, endRunning, runNode } from './child.mjs';
import { openForServing } from './database.mjs';
import { generateClient, installPackages } from './install.mjs';
import { migrate } from './migrate.mjs';
import { npmAncestors, startOf } from './processes.mjs';
import { inRoot, readEnvFiles } from './project.mjs';
import { addressSettings, databaseSettings, freePort, signInSecret } from './settings.mjs';
import { Failure, report, runMain, say } from './words.mjs';

const readyWithinMs = 60_000;

/** Resolves when it is asked to end: by a signal, or because npm, which ran it, is gone. */
function endAsked() {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK']) process.on(signal, resolve);
    // npm, when killed, tells nobody. Run by hand instead, this may outlive its terminal.
    if (process.env.npm_lifecycle_event === undefined) return;
    const ancestors = npmAncestors().map((pid) => ({ pid, started: startOf(pid) }));
    const gone = () => ancestors.some(({ pid, started }) => startOf(pid) !== started);
    if (ancestors.length > 0) setInterval(() => gone() && resolve(undefined), 1_000).unref();
  });
}

/**
 * @param {string} databaseUrl
 * @param {string} secret
 */
async function loadContent(databaseUrl, secret) {
  report('content.begins');
  const env = { ...process.env, DATABASE_URL: databaseUrl, NEXTAUTH_SECRET: secret };
  const file = inRoot('lib', 'cli', 'load-content.ts');
  const { code } = await runNode(file, [], { env, preload: 'tsx' });
  if (code !== 0) throw new Failure('content.failed');
}

/**
 * @param {boolean} dev
 * @param {{ host: string, port: number, databaseUrl: string, secret: string }} given
 */
function startApp(dev, { host, port, databaseUrl, secret }) {
  const address = addressOf(host, port);
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    NEXTAUTH_SECRET: secret,
    NEXTAUTH_URL: process.env.NEXTAUTH_URL || process.env.APP_URL || address,
    NEXT_TELEMETRY_DISABLED: '1',
    NODE_ENV: dev ? 'development' : 'production',
  };
  return appService(say('service.app'), { dev, host, port }, { env });
}

/**
 * The address to open: a browser cannot open "every interface".
 * @param {string} host
 * @param {number} port
 */
function addressOf(host, port) {
  const open = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host;
  return `http://${open.includes(':') ? `[${open}]` : open}:${port}`;
}

/** @param {string} address */
async function untilReady(address) {
  const until = Date.now() + readyWithinMs;
  let found = '';
  while (Date.now() < until) {
    try {
      const answer = await fetch(`${address}/api/ready`, { signal: AbortSignal.timeout(10_000) });
      found = `HTTP ${answer.status}`;
      if (answer.ok) return;
    } catch (error) {
      found = String(Object(error).cause?.code ?? Object(error).message);
    }
    await new Promise((go) => setTimeout(go, 100));
  }
  throw new Failure('service.notReady', {
    address: `${address}/api/ready`,
    found,
    seconds: readyWithinMs / 1000,
  });
}

await runMain(async () => {
  const dev = process.argv[2] === '--dev';
  if (process.argv.length > (dev ? 3 : 2)) {
    throw new Failure('start.argument', { found: process.argv.slice(2).join(' ') }, 2);
  }
  const asked = endAsked();
  readEnvFiles();
  const settings = databaseSettings();
  const { host, port: wished } = addressSettings();
  const secret = signInSecret(settings);
  /** @type {(() => Promise<void>)[]} */
  const closings = [];

  const serve = async () => {
    if (wished !== null) await freePort(host, wished);
    await installPackages();
    const database = await openForServing(settings);
    closings.unshift(database.close);
    const prepare = async () => {
      await generateClient();
      const data = migrate(database.url).then(() => loadContent(database.url, secret));
      await Promise.all([data, dev ? null : buildApp()]);
    };
    await Promise.race([prepare(), database.crashed]);
    const port = await freePort(host, wished);
    const app = startApp(dev, { host, port, databaseUrl: database.url, secret });
    closings.unshift(() => app.stop());
    const address = addressOf(host, port);
    await Promise.race([untilReady(address), app.crashed, database.crashed]);
    const takeBack = announceAddress(settings.dataDir, address);
    closings.push(async () => takeBack());
    process.stdout.write(`ready ${address}\n`);
    await Promise.race([app.crashed, database.crashed]);
  };
  try {
    await Promise.race([serve(), asked]);
  } finally {
    endRunning();
    for (const close of closings) await close();
  }
});
// Asked to end in the middle of a beginning, something may just have been started: without us it ends as well.
process.stderr.write('', () => process.exit());
