import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Lock, ownerOf, takeLock } from './lock.mjs';
import { pidSpace, startOf } from './processes.mjs';

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tcpdrill-lock-'));
  file = join(folder, 'database.lock');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const here = { pid: process.pid, started: startOf(process.pid), where: pidSpace() };
const write = (owner: object) => {
  writeFileSync(file, JSON.stringify({ token: 'other', url: null, ...owner }));
};

/** The lock, which this test expects to be free. */
async function taken(waitMs = 0): Promise<Lock> {
  const lock = await takeLock(file, waitMs);
  if (lock instanceof Lock) return lock;
  throw new Error(`owned by ${lock.pid}`);
}

test('a lock is free, then taken, then free again and without traces', async () => {
  const lock = await taken();
  expect(ownerOf(file)).toMatchObject(here);
  lock.release();
  expect(ownerOf(file)).toBeNull();
  expect(readdirSync(folder)).toEqual([]);
});

test('who asks for a lock that is owned learns who owns it', async () => {
  write(here);
  expect(await takeLock(file, 100)).toMatchObject({ token: 'other', pid: process.pid });
});

test('the lock of a process that is gone is taken over', async () => {
  write({ ...here, pid: 2 ** 22 + 1 });
  (await taken()).release();
});

test('a later process with the pid of the owner is not taken for the owner', async () => {
  write({ ...here, started: '1' });
  (await taken()).release();
});

test('a lock file that says nothing is nobody’s', async () => {
  writeFileSync(file, '');
  (await taken()).release();
});

test('an owner in another container counts as long as it keeps touching the file', async () => {
  write({ ...here, where: 'elsewhere', started: '1' });
  expect(await takeLock(file, 100)).toMatchObject({ where: 'elsewhere' });
  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(file, longAgo, longAgo);
  (await taken()).release();
});

test('a lock that is being given up is waited for', async () => {
  const first = await taken();
  setTimeout(() => {
    first.release();
  }, 200);
  (await taken(5_000)).release();
});

test('of many who find the lock of a dead process only one at a time gets it', async () => {
  write({ ...here, pid: 2 ** 22 + 1 });
  let owners = 0;
  const contend = async () => {
    const lock = await taken(20_000);
    owners += 1;
    expect(owners).toBe(1);
    await new Promise((go) => setTimeout(go, 5));
    owners -= 1;
    lock.release();
  };
  await Promise.all(Array.from({ length: 12 }, contend));
});

test('an owner whose lock was taken away is told', async () => {
  const lock = await taken();
  const lost = new Promise<void>((resolve) => {
    lock.lost = resolve;
  });
  write(here);
  await lost;
  lock.release();
  expect(ownerOf(file)).toMatchObject({ token: 'other' });
});
