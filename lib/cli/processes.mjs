import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/**
 * The fields of proc(5) `stat` from the third (state) on. The second, the command's name, may hold spaces and brackets:
 * they are counted after its end.
 * @param {number} pid
 */
const statFields = (pid) =>
  readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)?.split(' ') ?? [];

/**
 * @param {readonly string[]} command
 * @returns {string}
 */
function output([program = '', ...args]) {
  const env = { ...process.env, LC_ALL: 'C' };
  const stdio = /** @type {const} */ (['ignore', 'pipe', 'ignore']);
  return execFileSync(program, args, { encoding: 'utf8', stdio, env }).trim();
}

/**
 * When a process started, or null when there is no such process. With its pid this tells it from every other process
 * of the same boot: pids are used again.
 * @param {number} pid
 * @returns {string | null}
 */
export function startOf(pid) {
  try {
    if (process.platform === 'linux') {
      const fields = statFields(pid);
      return fields[0] === 'Z' ? null : (fields[19] ?? null);
    }
    const ask = `(Get-Process -Id ${pid}).StartTime.ToFileTimeUtc()`;
    const onWindows = ['powershell.exe', '-NoProfile', '-Command', ask];
    const elsewhere = ['ps', '-o', 'lstart=', '-p', String(pid)];
    return output(process.platform === 'win32' ? onWindows : elsewhere) || null;
  } catch {
    return null;
  }
}

/** The set of pids that this process's pid belongs to: a boot of a machine, and on Linux the container. */
export function pidSpace() {
  if (process.platform !== 'linux') return hostname();
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  return `${boot} ${readlinkSync('/proc/self/ns/pid')}`;
}

/** npm, which ran this process, and the shell that it may have put in between; none on Windows. */
export function npmAncestors() {
  if (process.platform === 'win32') return [];
  try {
    const [parent = '', command = ''] = output([
      'ps',
      '-o',
      'ppid=,comm=',
      '-p',
      String(process.ppid),
    ]).split(/\s+/);
    const shell = /^-?(.*\/)?(sh|ash|bash|dash|zsh|busybox)$/.test(command);
    return shell ? [process.ppid, Number(parent)] : [process.ppid];
  } catch {
    // No `ps` here: the parent alone is known.
    return [process.ppid];
  }
}
