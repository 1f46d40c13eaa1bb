import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { makeDirectory, root } from './project.mjs';
import { Failure, say } from './words.mjs';

/** @typedef {import('./words.mjs').Variables} Variables */
/** @typedef {{ dataDir: string, databaseUrl: string | null }} DatabaseSettings */

/**
 * Where the data is: DATABASE_URL, or else the embedded database in DATA_DIR.
 * @param {Variables} [environment]
 * @returns {DatabaseSettings}
 */
export function databaseSettings(environment = process.env) {
  const databaseUrl = environment.DATABASE_URL || null;
  if (databaseUrl !== null && !isPostgresUrl(databaseUrl))
    throw wrong('DATABASE_URL', say('env.hidden'));
  return { dataDir: resolve(root, environment.DATA_DIR || '.data'), databaseUrl };
}

/** @param {string} text */
function isPostgresUrl(text) {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return ['postgres:', 'postgresql:'].includes(url.protocol) && url.pathname.length > 1;
}

/**
 * @param {string} name of the variable
 * @param {string} found what is shown of its value
 */
function wrong(name, found) {
  const line = say('env.line', { name, expected: say(`env.expected.${name}`), found });
  return new Failure('env.wrong', { lines: line });
}

/**
 * Which address to serve on; null for any free port.
 * @param {Variables} [environment]
 * @returns {{ host: string, port: number | null }}
 */
export function addressSettings(environment = process.env) {
  const host = environment.HOST || '127.0.0.1';
  const text = environment.PORT ?? '';
  if (text === '') return { host, port: null };
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port < 1 || port > 65_535) throw wrong('PORT', text);
  return { host, port };
}

const portFreesWithinMs = 5_000;

/**
 * A port to serve on: the one asked for, waiting a moment for an earlier process that is ending, or any free one.
 * @param {string} host
 * @param {number | null} asked
 * @returns {Promise<number>}
 */
export async function freePort(host, asked) {
  const until = Date.now() + portFreesWithinMs;
  for (;;) {
    try {
      return await listenOnce(host, asked ?? 0);
    } catch (error) {
      const { code, message } = Object(error);
      if (code === 'EADDRINUSE' && Date.now() < until)
        await new Promise((go) => setTimeout(go, 200));
      else if (code === 'EADDRINUSE') throw new Failure('port.taken', { host, port: asked ?? 0 });
      else throw new Failure('port.unusable', { host, port: asked ?? 0, reason: String(message) });
    }
  }
}

/**
 * @param {string} host
 * @param {number} port
 * @returns {Promise<number>}
 */
function listenOnce(host, port) {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed).listen({ host, port, exclusive: true }, () => {
      const address = server.address();
      server.close(() =>
        done(typeof address === 'object' && address !== null ? address.port : port),
      );
    });
  });
}

const shortestSecret = 32;

/**
 * The secret that signs sign-ins. Beside the embedded database it is made once and kept; with a database of one's own,
 * which other processes may share, it has to be given.
 * @param {DatabaseSettings} settings
 * @param {Variables} [environment]
 * @returns {string}
 */
export function signInSecret({ dataDir, databaseUrl }, environment = process.env) {
  const given = environment.NEXTAUTH_SECRET || null;
  if (given !== null && given.length < shortestSecret) {
    throw wrong('NEXTAUTH_SECRET', say('env.length', { length: given.length }));
  }
  if (given !== null) return given;
  if (databaseUrl !== null) throw wrong('NEXTAUTH_SECRET', say('env.nothing'));
  return keptSecret(dataDir);
}

/** @param {string} dataDir */
function keptSecret(dataDir) {
  const file = join(dataDir, 'sign-in-secret');
  try {
    makeDirectory(dataDir);
    writeFileSync(file, randomBytes(32).toString('base64url'), {
      flag: 'wx',
      mode: 0o600,
      flush: true,
    });
  } catch (error) {
    if (Object(error).code !== 'EEXIST') {
      throw new Failure('directory.unusable', {
        directory: dataDir,
        reason: String(Object(error).message),
      });
    }
  }
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length < shortestSecret)
    throw new Failure('secret.spoilt', { file, length: secret.length });
  return secret;
}
