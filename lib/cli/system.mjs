import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './child.mjs';
import { report } from './words.mjs';

const suffix = process.platform === 'win32' ? '.exe' : '';

/**
 * The first of some commands that PATH, or one of the folders given, holds.
 * @param {readonly string[]} names
 * @param {readonly string[]} [folders]
 * @returns {string | null} its path
 */
export function findProgram(names, folders = (process.env.PATH ?? '').split(delimiter)) {
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name + suffix)));
  return candidates.find((path) => existsSync(path)) ?? null;
}

export const isRoot = () => process.getuid?.() === 0;

/**
 * Installs Debian packages, where this is Debian and we may.
 * @param {readonly string[]} packages
 * @returns {Promise<boolean>} whether they are there now
 */
export async function aptInstall(packages) {
  const apt = findProgram(['apt-get']);
  if (apt === null || !isRoot()) return false;
  report('test.aptBegins', { packages: packages.join(', ') });
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = () =>
    run(apt, ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env });
  if ((await install()).code === 0) return true;
  await run(apt, ['update', '-qq'], { env });
  return (await install()).code === 0;
}
