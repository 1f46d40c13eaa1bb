import { existsSync } from 'node:fs';
import { aptInstall, findProgram } from './system.mjs';

const commands = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
];
const places = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** A Chromium that is there already, apart from Playwright's own. */
const onSystem = () => findProgram(commands) ?? places.find((place) => existsSync(place)) ?? null;

/**
 * The Chromium for the end-to-end tests.
 * @returns {Promise<{ path: string | null } | null>} `path` is null for Playwright's own; null: there is none
 */
export async function findBrowser() {
  const given = process.env.CHROMIUM_PATH;
  if (given && existsSync(given)) return { path: given };
  const { chromium } = await import('@playwright/test');
  if (existsSync(chromium.executablePath())) return { path: null };
  // The fonts are for the Chinese pages: without any their text shows as boxes.
  const path =
    onSystem() ?? ((await aptInstall(['chromium', 'fonts-noto-cjk'])) ? onSystem() : null);
  return path === null ? null : { path };
}
