import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The checkout. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * A path inside the checkout.
 * @param {...string} parts
 */
export const inRoot = (...parts) => join(root, ...parts);

/** Reads the same files as Next.js will, so that both see the same settings; what is set already stays. */
export function readEnvFiles() {
  for (const file of ['.env.local', '.env'].map((name) => inRoot(name))) {
    if (existsSync(file)) process.loadEnvFile(file);
  }
}

/**
 * The JavaScript file behind a package's command: run with Node, it needs no shell on any platform.
 * @param {string} name of the package
 * @param {string} [command] when it differs from the package's name
 * @returns {string}
 */
export function commandOf(name, command = name) {
  const folder = inRoot('node_modules', name);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[command]);
}

/** npm's own JavaScript file, or null where only a shell could find it. */
export function npmScript() {
  const given = process.env.npm_execpath;
  if (given?.endsWith('npm-cli.js') && existsSync(given)) return given;
  const beside = dirname(process.execPath);
  const places = [
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, '..', 'share', 'nodejs', 'npm', 'bin', 'npm-cli.js'),
  ];
  return places.find((place) => existsSync(place)) ?? null;
}

/**
 * Makes a directory, for its owner alone, with those above it. (Node's own `recursive` never returns where the system
 * says that the parent is missing although it is there, as below /proc.)
 * @param {string} path
 */
export function makeDirectory(path) {
  if (existsSync(path)) return;
  if (!existsSync(dirname(path))) makeDirectory(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

/**
 * Whether a module is what the user started, rather than an import of another.
 * @param {string} moduleUrl `import.meta.url`
 */
export function isMain(moduleUrl) {
  const started = process.argv[1];
  return (
    started !== undefined &&
    existsSync(started) &&
    pathToFileURL(realpathSync(started)).href === moduleUrl
  );
}

/**
 * SHA-256 over the names and contents of files and folders (recursively, in a fixed order); what does not exist
 * counts as absent.
 * @param {readonly string[]} paths relative to the checkout
 * @param {(path: string) => boolean} [keep] which files count; paths with forward slashes
 * @returns {string} hexadecimal
 */
export function fingerprint(paths, keep = () => true) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap(filesUnder).filter(keep).sort()) {
    const content = createHash('sha256')
      .update(readFileSync(inRoot(path)))
      .digest('hex');
    hash.update(`${path}\0${content}\n`);
  }
  return hash.digest('hex');
}

/**
 * The files in a folder (recursively), or the file itself; nothing where there is none.
 * @param {string} path relative to the checkout
 * @returns {string[]} relative to the checkout, with forward slashes
 */
export function filesUnder(path) {
  const full = inRoot(path);
  if (!existsSync(full)) return [];
  try {
    return readdirSync(full, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)))
      .map((name) => name.split(sep).join('/'));
  } catch (error) {
    if (Object(error).code === 'ENOTDIR') return [path];
    throw error;
  }
}
