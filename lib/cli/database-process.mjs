/**
 * The embedded database's own process: `node database-process.mjs DIRECTORY WAIT_MS`. Prints one line of JSON when it serves
 * (`{"url"}`) or cannot (`{"failure":{"key","values"}}`), and ends on SIGTERM.
 */
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Lock, takeLock } from './lock.mjs';
import { serveEngine } from './postgres-front.mjs';
import { makeDirectory } from './project.mjs';
import { Failure, report, say } from './words.mjs';

const clientsLeaveWithinMs = 3_000;

/** A file system whose fsync really syncs: PGlite's own leaves it out. */
class SyncingFS extends NodeFS {
  async init(...args) {
    const amended = await super.init(...args);
    amended.emscriptenOpts.preRun?.push(({ FS }) => {
      const files = FS.filesystems.NODEFS;
      files.stream_ops.fsync = (stream) => {
        // Directories have no descriptor here.
        if (stream.nfd !== undefined) files.tryFSOperation(() => fsyncSync(stream.nfd));
        return 0;
      };
    });
    return amended;
  }
}

/** PostgreSQL's settings: PGlite's own, without "turn fsync off", and with the method that reaches SyncingFS. */
const startParams = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  ...['-c', 'wal_sync_method=fsync'],
];

/** @param {string} folder */
const open = (folder) => PGlite.create({ fs: new SyncingFS(folder), startParams });

/**
 * Makes the database in a folder of another name first, so that an interrupted making never passes for a database.
 * @param {string} folder
 */
async function create(folder) {
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  await (await open(unfinished)).close();
  for (const entry of readdirSync(unfinished, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) syncFile(join(entry.parentPath ?? entry.path, entry.name));
  }
  renameSync(unfinished, folder);
  if (process.platform !== 'win32') syncFile(dirname(folder));
}

/** @param {string} path */
function syncFile(path) {
  const descriptor = openSync(path, process.platform === 'win32' ? 'r+' : 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

/**
 * @param {object} line
 * @returns {Promise<void>} once it is written: on some systems an exit would overtake it
 */
const print = (line) =>
  new Promise((done) => process.stdout.write(`${JSON.stringify(line)}\n`, () => done()));

// end-with-parent.mjs, preloaded, says SIGTERM when standard input closes.
const asked = new Promise((stop) => process.on('SIGTERM', stop));
// Ctrl-C reaches the whole group of processes; the app still needs the database to finish what it is doing.
process.on('SIGINT', () => undefined);
process.on('SIGHUP', () => undefined);
process.stdout.on('error', () => undefined);

/**
 * Makes the directory, and takes its lock.
 * @param {string} directory
 * @param {number} lockWithinMs
 */
async function own(directory, lockWithinMs) {
  const waiting = ({ pid }) =>
    report('directory.waiting', { directory, pid, seconds: lockWithinMs / 1000 });
  try {
    makeDirectory(directory);
    const taken = await takeLock(join(directory, 'database.lock'), lockWithinMs, waiting);
    if (taken instanceof Lock) return taken;
    throw new Failure('directory.locked', { directory, pid: taken.pid });
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure('directory.unusable', { directory, reason: error.message });
  }
}

/**
 * @param {string} directory
 * @param {number} lockWithinMs
 */
async function main(directory, lockWithinMs) {
  const lock = await own(directory, lockWithinMs);
  process.on('exit', () => lock.release());
  lock.lost = () => {
    process.stderr.write(`${say('directory.lost', { directory })}\n`);
    process.exit(1);
  };

  const folder = join(directory, 'database');
  if (!existsSync(folder)) await create(folder);
  const engine = await open(folder);
  const password = randomBytes(24).toString('base64url');
  const front = await serveEngine(engine, password);
  const url = `postgresql://tcpdrill:${password}@127.0.0.1:${front.port}/postgres`;
  lock.announce(url);
  await print({ url });

  await Promise.race([asked, front.broken]);
  await front.close(clientsLeaveWithinMs);
  await engine.close();
}

try {
  const [, , directory = '.data', waitMs] = process.argv;
  await main(resolve(directory), Number(waitMs));
  process.exit(0);
} catch (error) {
  if (error instanceof Failure) await print({ failure: { key: error.key, values: error.values } });
  else console.error(error);
  process.exit(1);
}
