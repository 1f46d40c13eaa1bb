import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeDirectory } from './project.mjs';

/** @param {string} dataDir */
const fileIn = (dataDir) => join(dataDir, 'address');

/**
 * Leaves word, for commands run meanwhile, where the app is served: the port may be any.
 * @param {string} dataDir
 * @param {string} address
 * @returns {() => void} takes it back
 */
export function announceAddress(dataDir, address) {
  makeDirectory(dataDir);
  writeFileSync(fileIn(dataDir), address);
  return () => rmSync(fileIn(dataDir), { force: true });
}

/**
 * Where the app is served now, or null: an address left by a process that was killed answers nobody.
 * @param {string} dataDir
 * @returns {Promise<string | null>}
 */
export async function announcedAddress(dataDir) {
  if (!existsSync(fileIn(dataDir))) return null;
  const address = readFileSync(fileIn(dataDir), 'utf8');
  try {
    await fetch(`${address}/api/health`, { signal: AbortSignal.timeout(2_000) });
    return address;
  } catch {
    return null;
  }
}
