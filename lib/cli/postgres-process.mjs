/**
 * A PostgreSQL server for tests, in a folder of its own that goes with it: `node postgres-process.mjs`. Prints one
 * line of JSON when it serves (`{"url"}`), when there is none on this machine (`{"missing":true}`) or it does not start
 * (`{"reason"}`); ends on SIGTERM.
 */
import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { connect } from './migrate.mjs';
import { freePort } from './settings.mjs';
import { aptInstall, findProgram, isRoot } from './system.mjs';

const startWithinMs = 30_000;

/** Where packages put PostgreSQL's programs, the newest version first: few put `initdb` into PATH. */
function programFolders() {
  const versions = ['/usr/lib/postgresql', '/usr/pgsql', 'C:\\Program Files\\PostgreSQL']
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((version) => join(folder, version, 'bin')));
  const brewed = ['/opt/homebrew/opt', '/usr/local/opt']
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name, 'bin')))
    .filter((folder) => folder.includes('postgresql'));
  const byVersion = new Intl.Collator('en', { numeric: true });
  return [...versions, ...brewed].sort((a, b) => byVersion.compare(b, a));
}

/** @returns {string | null} the folder that holds initdb, postgres and pg_ctl */
function findServer() {
  const initdb = findProgram(['initdb']) ?? findProgram(['initdb'], programFolders());
  return initdb === null ? null : dirname(initdb);
}

/** The server refuses to run as root: an ordinary user who is there for such things, or nothing when we are one. */
function ordinaryUser() {
  if (!isRoot()) return {};
  for (const name of ['postgres', 'nobody']) {
    try {
      const number = (/** @type {string} */ flag) =>
        Number(
          execFileSync('id', [flag, name], {
            encoding: 'utf8',
            stdio: ['ignore', 'pipe', 'ignore'],
          }),
        );
      return { uid: number('-u'), gid: number('-g') };
    } catch {
      continue;
    }
  }
  return {};
}

/** @param {object} line */
const print = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);

const stopped = new Promise((stop) => process.on('SIGTERM', stop));
// Ctrl-C reaches the whole group: whoever started this ends it when nobody needs it any more.
process.on('SIGINT', () => undefined);

async function main() {
  const bin = findServer() ?? ((await aptInstall(['postgresql'])) ? findServer() : null);
  if (bin === null) return print({ missing: true });
  const user = ordinaryUser();
  const folder = mkdtempSync(join(tmpdir(), 'tcpdrill-postgres-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  try {
    await serve(bin, folder, user);
  } catch (error) {
    print({ reason: `${bin}: ${error.stderr || error.message}` });
  }
}

/**
 * @param {string} bin
 * @param {string} folder
 * @param {{ uid?: number, gid?: number }} user
 */
async function serve(bin, folder, user) {
  const password = randomBytes(18).toString('base64url');
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user.uid !== undefined && user.gid !== undefined) {
    for (const path of [folder, passwordFile]) chownSync(path, user.uid, user.gid);
  }
  const options = { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'], ...user };
  const program = (/** @type {string} */ name, /** @type {string[]} */ ...args) =>
    execFileSync(join(bin, name), args, /** @type {any} */ (options));
  const data = join(folder, 'data');
  const account = ['-U', 'tcpdrill', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  program('initdb', '-D', data, ...account, '--encoding=UTF8', '--locale=C', '--no-sync');

  const port = await freePort('127.0.0.1', null);
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    fsync: 'off',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...flags], {
    ...{ cwd: folder, stdio: ['ignore', 'ignore', 'ignore'], ...user },
    // A process group of its own: Ctrl-C would make it drop its clients at once.
    detached: process.platform !== 'win32',
  });
  const ended = new Promise((resolve) => server.once('exit', (code) => resolve(code)));
  const url = `postgresql://tcpdrill:${password}@127.0.0.1:${port}/postgres`;
  await Promise.race([
    untilServing(url),
    ended.then((code) => Promise.reject(new Error(`ended with exit code ${code}`))),
  ]);
  print({ url });
  await Promise.race([stopped, ended]);
  if (server.exitCode === null) program('pg_ctl', '-D', data, 'stop', '-m', 'immediate');
  await ended;
}

/** @param {string} url */
async function untilServing(url) {
  for (const until = Date.now() + startWithinMs; ;) {
    try {
      return await (await connect(url)).end();
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((go) => setTimeout(go, 100));
    }
  }
}

await main();
process.exit(0);
