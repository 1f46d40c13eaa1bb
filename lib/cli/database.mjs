import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { announcedAddress } from './address.mjs';
import { Service } from './child.mjs';
import { ownerOf } from './lock.mjs';
import { migrate } from './migrate.mjs';
import { databaseSettings, signInSecret } from './settings.mjs';
import { Failure, say } from './words.mjs';

/**
 * A database that can be reached.
 * @typedef {object} Database
 * @property {string} url
 * @property {Promise<never>} crashed rejects when a database of this process ends unasked
 * @property {() => Promise<void>} close
 */

const program = fileURLToPath(new URL('./database-process.mjs', import.meta.url));

/**
 * Starts the embedded database in a process of its own.
 * @param {string} dataDir
 * @param {number} [lockWithinMs] how long to wait for another process that is giving the directory up
 * @returns {Promise<Database>}
 */
export async function startEmbedded(dataDir, lockWithinMs = 10_000) {
  const service = new Service(say('service.database'), program, [dataDir, String(lockWithinMs)], {
    output: 'capture',
  });
  const line = await Promise.race([firstLine(service), service.crashed]);
  const answer = JSON.parse(line);
  if (answer.failure !== undefined) {
    await service.stop();
    throw new Failure(answer.failure.key, answer.failure.values);
  }
  return { url: answer.url, crashed: service.crashed, close: () => service.stop() };
}

/**
 * @param {Service} service
 * @returns {Promise<string>} stays pending when it ends without a word: `crashed` tells then
 */
function firstLine({ child }) {
  return new Promise((resolve) => {
    if (child.stdout) createInterface({ input: child.stdout }).once('line', resolve);
  });
}

/**
 * The database of the settings for serving: that of DATABASE_URL, or the embedded one, which must not run elsewhere.
 * @param {import('./settings.mjs').DatabaseSettings} settings
 * @returns {Promise<Database>}
 */
export async function openForServing({ dataDir, databaseUrl }) {
  return databaseUrl === null ? startEmbedded(dataDir) : elsewhere(databaseUrl);
}

/**
 * A database that somebody else runs.
 * @param {string} url
 * @returns {Database}
 */
const elsewhere = (url) => ({
  url,
  crashed: new Promise(() => undefined),
  close: async () => undefined,
});

/**
 * The database of the settings for a command: the server of DATABASE_URL; else the embedded one that another process
 * (`npm start`) has running on DATA_DIR; else one started here.
 * @param {import('./settings.mjs').DatabaseSettings} settings
 * @returns {Promise<Database>}
 */
export async function openDatabase({ dataDir, databaseUrl }) {
  if (databaseUrl !== null) return elsewhere(databaseUrl);
  const running = ownerOf(join(dataDir, 'database.lock'))?.url;
  return running ? elsewhere(running) : startEmbedded(dataDir);
}

/**
 * Runs something that needs the database, migrated, and closes it afterwards if it was opened for this. While it runs
 * DATABASE_URL, NEXTAUTH_SECRET and (where it is known) NEXTAUTH_URL are set, which is where lib/env finds them: nothing
 * may have called `env()` before.
 * @template T
 * @param {(url: string) => Promise<T>} task
 * @returns {Promise<T>}
 */
export async function withDatabase(task) {
  const settings = databaseSettings();
  const secret = signInSecret(settings);
  const database = await openDatabase(settings);
  try {
    await migrate(database.url);
    Object.assign(process.env, { DATABASE_URL: database.url, NEXTAUTH_SECRET: secret });
    const { NEXTAUTH_URL, APP_URL } = process.env;
    const address = NEXTAUTH_URL || APP_URL || (await announcedAddress(settings.dataDir));
    if (address) process.env.NEXTAUTH_URL = address;
    return await Promise.race([task(database.url), database.crashed]);
  } finally {
    await database.close();
  }
}
