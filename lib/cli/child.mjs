import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { inRoot, root } from './project.mjs';
import { Failure } from './words.mjs';

const lifeline = fileURLToPath(new URL('./end-with-parent.mjs', import.meta.url));

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/**
 * @typedef {object} RunOptions
 * @property {NodeJS.ProcessEnv} [env]
 * @property {string} [cwd]
 * @property {'inherit' | 'stderr' | 'capture'} [output] where its standard output goes; 'capture' returns it
 * @property {'inherit' | 'pipe'} [input]
 */

/**
 * Runs a program to its end.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, stdout: string }>} code 1 when a signal ended it
 */
export async function run(program, args, options = {}) {
  const { env = process.env, cwd = root, output = 'stderr', input = 'inherit' } = options;
  const stdout = { inherit: 'inherit', stderr: 2, capture: 'pipe' }[output];
  const child = spawn(program, args, { cwd, env, stdio: [input, stdout, 'inherit'] });
  running.add(child);
  let text = '';
  child.stdin?.on('error', () => undefined);
  child.stdout?.setEncoding('utf8').on('data', (part) => (text += part));
  try {
    const [code] = await once(child, 'close');
    return { code: code ?? 1, stdout: text };
  } finally {
    running.delete(child);
  }
}

/**
 * Runs a JavaScript file with this Node to its end, which comes early when this process goes away.
 * @param {string} file
 * @param {readonly string[]} [args]
 * @param {RunOptions & { preload?: string }} [options] `preload`: a module to import first
 */
export function runNode(file, args = [], { preload, ...options } = {}) {
  const imports = [
    '--import',
    pathToFileURL(lifeline).href,
    ...(preload ? ['--import', preload] : []),
  ];
  return run(process.execPath, [...imports, file, ...args], { input: 'pipe', ...options });
}

/** Ends the programs that are running still: nobody waits for their results any more. */
export function endRunning() {
  for (const child of running) {
    child.stdin?.end();
    child.kill();
  }
}

const stopWithinMs = 15_000;

/**
 * How Node runs the served app. A page makes many objects that live for one request: collected by one thread, and from
 * a larger young space, they cost about a tenth less CPU a request than with several threads and the usual 16 MB.
 */
const appNodeArgs = ['--single-threaded-gc', '--max-semi-space-size=32'];

/**
 * A process that serves until told otherwise. Its standard input is its lifeline: it ends when that closes, so it
 * also ends when this process is killed, on every platform.
 */
export class Service {
  /**
   * @param {string} name as people call it, in messages
   * @param {string} file of JavaScript
   * @param {readonly string[]} args
   * @param {{ env?: NodeJS.ProcessEnv, output?: 'stderr' | 'capture', nodeArgs?: readonly string[] }} [options]
   */
  constructor(name, file, args, { env = process.env, output = 'stderr', nodeArgs = [] } = {}) {
    this.name = name;
    this.stopping = false;
    this.child = spawn(
      process.execPath,
      [...nodeArgs, '--import', pathToFileURL(lifeline).href, file, ...args],
      {
        cwd: root,
        env,
        stdio: ['pipe', output === 'capture' ? 'pipe' : 2, 2],
        windowsHide: true,
      },
    );
    // A process that is gone already cannot be told anything: its exit is what gets reported.
    this.child.stdin?.on('error', () => undefined);
    /** @type {Promise<string>} how it ended: `0`, `1`, … or the name of a signal */
    this.ended = new Promise((resolve) => {
      this.child.once('error', (error) => resolve(error.message));
      this.child.once('exit', (code, signal) => resolve(String(code ?? signal)));
    });
    /** @type {Promise<never>} rejects when it ends without having been asked to */
    this.crashed = this.ended.then((how) => {
      if (this.stopping) return new Promise(() => undefined);
      throw new Failure('service.ended', { name: this.name, how });
    });
    this.crashed.catch(() => undefined);
  }

  /** Closes the lifeline, waits for the process to finish what it is doing, and in the end does not ask any more. */
  async stop() {
    this.stopping = true;
    this.child.stdin?.end();
    const patience = setTimeout(() => this.child.kill('SIGKILL'), stopWithinMs);
    await this.ended;
    clearTimeout(patience);
  }
}

/**
 * The process that serves the app.
 * @param {string} name as people call it, in messages
 * @param {{ dev?: boolean, host: string, port: number }} where
 * @param {{ env?: NodeJS.ProcessEnv, output?: 'stderr' | 'capture' }} options
 */
export const appService = (name, { dev = false, host, port }, options) =>
  new Service(
    name,
    inRoot('lib', 'cli', 'app-server.mjs'),
    [...(dev ? ['--dev'] : []), host, String(port)],
    { ...options, nodeArgs: appNodeArgs },
  );
