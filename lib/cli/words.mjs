import { readFileSync } from 'node:fs';

/** @typedef {'en' | 'zh-CN'} Language */
/** @typedef {Record<string, string | number>} Values */
/** @typedef {Readonly<Record<string, string | undefined>>} Variables of the environment */

/**
 * The language of a terminal's user: LC_ALL goes before LC_MESSAGES, that before LANG (POSIX).
 * @param {Variables} [environment]
 * @returns {Language}
 */
export function languageOf(environment = process.env) {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
  return locale.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

/** @type {Map<Language, Record<string, unknown>>} */
const catalogues = new Map();

/**
 * @param {Language} language
 * @returns {Record<string, unknown>}
 */
function catalogue(language) {
  const known = catalogues.get(language);
  if (known !== undefined) return known;
  const file = new URL(`../../content/messages/${language}/commands.json`, import.meta.url);
  const read = JSON.parse(readFileSync(file, 'utf8'));
  catalogues.set(language, read);
  return read;
}

/**
 * One message of the namespace `commands` with its values put in. Node alone, because it speaks before any package
 * stands: it knows simple ICU arguments (`{name}`) and nothing more.
 * @param {string} key dotted, for example `port.taken`
 * @param {Values} [values]
 * @param {Language} [language]
 * @returns {string}
 */
export function say(key, values = {}, language = languageOf()) {
  /** @type {unknown} */
  let found = catalogue(language);
  for (const part of key.split('.')) found = Object(found)[part];
  if (typeof found !== 'string') throw new Error(`No message ${key} in ${language}/commands.json`);
  return found.replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name];
    if (value === undefined) throw new Error(`Message ${key} needs the value ${name}`);
    return String(value);
  });
}

/** Something a user can put right: shown as its message alone, never with a stack trace. */
export class Failure extends Error {
  /**
   * @param {string} key of the message
   * @param {Values} [values]
   * @param {number} [exitCode] 1 = it failed, 2 = a bad argument
   */
  constructor(key, values = {}, exitCode = 1) {
    super(say(key, values));
    this.name = 'Failure';
    this.key = key;
    this.values = values;
    this.exitCode = exitCode;
  }
}

/**
 * A line about what is going on, on standard error: standard output carries results only.
 * @param {string} key
 * @param {Values} [values]
 */
export function report(key, values = {}) {
  process.stderr.write(`${say(key, values)}\n`);
}

/**
 * Runs a command's main function: its failures become a message and an exit code.
 * @param {() => Promise<number | void>} main resolves to the exit code, or to nothing for 0
 */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    if (error instanceof Failure) process.stderr.write(`${error.message}\n`);
    else console.error(error);
    process.exitCode = error instanceof Failure ? error.exitCode : 1;
  }
}
