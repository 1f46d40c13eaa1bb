import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { run, runNode } from './child.mjs';
import { commandOf, fingerprint, inRoot, npmScript } from './project.mjs';
import { Failure, report } from './words.mjs';

const oldestNode = [20, 19];

/** Fails on a Node that is older than the packages need. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new Failure('node.old', { found: process.versions.node, expected: oldestNode.join('.') });
}

/**
 * Whether node_modules holds what the lock file asks for. npm writes its own account of what it installed last of all,
 * so an interrupted installation does not pass.
 * @returns {boolean}
 */
export function isInstalled() {
  const account = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(account)) return false;
  const wanted = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages;
  delete wanted['']; // the project itself
  const found = JSON.parse(readFileSync(account, 'utf8')).packages;
  const same = (/** @type {string} */ path) =>
    found[path].version === wanted[path].version &&
    found[path].integrity === wanted[path].integrity;
  return (
    Object.keys(wanted).every((path) => (path in found ? same(path) : wanted[path].optional)) &&
    Object.keys(found).every((path) => path in wanted)
  );
}

/** Installs the packages of the lock file when they are missing or others, without running any script of theirs. */
export async function installPackages() {
  checkNode();
  if (isInstalled()) return;
  report('install.begins');
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--include=dev'];
  const script = npmScript();
  const npm = () =>
    process.platform === 'win32'
      ? run(process.env.ComSpec ?? 'cmd.exe', ['/d', '/s', '/c', `npm ${args.join(' ')}`])
      : run('npm', args);
  const { code } = await (script === null ? npm() : runNode(script, args));
  if (code !== 0) throw new Failure('install.failed', { code });
}

const clientFolder = ['lib', 'db', 'generated'];

/** Generates the database client when the schema, or Prisma, is not the one it was generated from. */
export async function generateClient() {
  const stamp = inRoot(...clientFolder, '.fingerprint');
  const version = JSON.parse(
    readFileSync(inRoot('node_modules/prisma/package.json'), 'utf8'),
  ).version;
  const wanted = `${version} ${fingerprint(['prisma/schema.prisma', 'prisma.config.ts'])}`;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  report('generate.begins');
  // Generating needs no schema engine, but Prisma would fetch one first; any existing file keeps it from that.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, ...quiet };
  const { code, stdout } = await runNode(commandOf('prisma'), ['generate'], {
    env,
    output: 'capture',
  });
  if (code !== 0) {
    process.stderr.write(stdout);
    throw new Failure('generate.failed', { code });
  }
  mkdirSync(inRoot(...clientFolder), { recursive: true });
  writeFileSync(stamp, wanted);
}

const quiet = {
  CHECKPOINT_DISABLE: '1',
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
  PRISMA_GENERATE_SKIP_AUTOINSTALL: '1',
};
