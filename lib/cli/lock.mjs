import { randomUUID } from 'node:crypto';
import {
  linkSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { pidSpace, startOf } from './processes.mjs';

/**
 * What a lock file says about its owner.
 * @typedef {object} Owner
 * @property {number} pid
 * @property {string} started when the process started: tells the owner from a later process with the same pid
 * @property {string} where the machine (and container) whose pids these are
 * @property {string} token of this taking of the lock
 * @property {string | null} url where the database listens, once it does
 */

/** An owner elsewhere, whose pid says nothing here, counts as gone when it has not touched the file for so long. */
const silentAfterMs = 8_000;
const touchEveryMs = 1_000;
const lookEveryMs = 100;
const tellAfterMs = 1_000;

/**
 * Who owns a lock at the moment, or null: nobody, or a process that is gone.
 * @param {string} file
 * @returns {Owner | null}
 */
export function ownerOf(file) {
  const owner = read(file);
  if (owner === null) return null;
  if (owner.where === pidSpace()) return startOf(owner.pid) === owner.started ? owner : null;
  const touched = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return Date.now() - touched < silentAfterMs ? owner : null;
}

/**
 * @param {string} file
 * @returns {Owner | null}
 */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** A held lock: touched while it is held, so that owners elsewhere can be judged. */
export class Lock {
  /**
   * @param {string} file
   * @param {Owner} owner
   */
  constructor(file, owner) {
    this.file = file;
    this.owner = owner;
    /** Called when another process has taken the lock in spite of everything. */
    this.lost = () => {};
    this.timer = setInterval(() => this.touch(), touchEveryMs);
    this.timer.unref();
  }

  isMine() {
    return read(this.file)?.token === this.owner.token;
  }

  touch() {
    if (this.isMine()) utimesSync(this.file, new Date(), new Date());
    else this.lost();
  }

  /**
   * Tells others where the database listens.
   * @param {string} url
   */
  announce(url) {
    this.owner = { ...this.owner, url };
    writeOwner(`${this.file}.${this.owner.token}`, this.owner);
    renameSync(`${this.file}.${this.owner.token}`, this.file);
  }

  release() {
    clearInterval(this.timer);
    if (this.isMine()) rmSync(this.file, { force: true });
  }
}

/**
 * @param {string} file
 * @param {Owner} owner
 */
const writeOwner = (file, owner) => writeFileSync(file, JSON.stringify(owner), { mode: 0o600 });

/**
 * Takes a lock file, waiting while another process is giving it up.
 * @param {string} file
 * @param {number} waitMs
 * @param {(owner: Owner) => void} [waiting] called once, when it has to wait
 * @returns {Promise<Lock | Owner>} the lock, or who owns it still after that time
 */
export async function takeLock(file, waitMs, waiting = () => undefined) {
  const owner = {
    pid: process.pid,
    started: startOf(process.pid) ?? '',
    where: pidSpace(),
    token: randomUUID(),
    url: null,
  };
  const begun = Date.now();
  let told = false;
  for (;;) {
    if (claim(file, owner) && (await isKept(file, owner.token))) return new Lock(file, owner);
    const other = ownerOf(file);
    if (other === null) clearAway(file);
    else if (Date.now() >= begun + waitMs) return other;
    else {
      if (!told && Date.now() >= begun + tellAfterMs) waiting(other);
      told ||= Date.now() >= begun + tellAfterMs;
      await delay(lookEveryMs);
    }
  }
}

/**
 * Puts the file there whole or not at all: a link never replaces what is there.
 * @param {string} file
 * @param {Owner} owner
 */
function claim(file, owner) {
  const own = `${file}.${owner.token}`;
  writeOwner(own, owner);
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if (Object(error).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

/**
 * Removes the lock of a process that is gone. Another may have taken it over since it was looked at: what was moved
 * away is looked at again, and put back if it is alive.
 * @param {string} file
 */
function clearAway(file) {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (Object(error).code === 'ENOENT') return;
    throw error;
  }
  if (ownerOf(aside) !== null) {
    try {
      linkSync(aside, file);
    } catch (error) {
      if (Object(error).code !== 'EEXIST') throw error;
    }
  }
  rmSync(aside, { force: true });
}

/**
 * Whoever displaced a fresh lock by mistake has put it back by the end of this wait.
 * @param {string} file
 * @param {string} token
 */
async function isKept(file, token) {
  await delay(lookEveryMs / 2);
  return read(file)?.token === token;
}

/** @param {number} ms */
const delay = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
