import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  closeDatabase,
  contentBank,
  findVersion,
  interviewBySlug,
  offeredQuestions,
  publicInterviews,
} from '@/lib/db';
import { freshDatabase, type FreshDatabase } from './fresh-database';
import { inRoot } from './project.mjs';

let database: FreshDatabase;
let folder: string;
beforeAll(async () => {
  database = await freshDatabase();
  folder = await mkdtemp(join(tmpdir(), 'tcpdrill-content-'));
  await cp(inRoot('content'), join(folder, 'content'), { recursive: true });
});
afterAll(async () => {
  await closeDatabase();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}
const command = (file: string, args: readonly string[], env: Record<string, string> = {}) =>
  new Promise<Ended>((resolve) => {
    const options = {
      cwd: folder,
      env: { ...process.env, LC_ALL: 'C', ...env, TSX_TSCONFIG_PATH: inRoot('tsconfig.json') },
    };
    const node = ['--import', import.meta.resolve('tsx'), inRoot('lib', 'cli', file), ...args];
    const child = execFile(process.execPath, node, options, (_, stdout, stderr) => {
      resolve({ code: child.exitCode, stdout, stderr });
    });
  });
const load = async () => command('load-content.ts', []);
const questions = () => join(folder, 'content', 'questions', 'handshake.yml');

test('content is loaded once; loading it again changes nothing', async () => {
  const first = await load();
  expect(first).toMatchObject({ code: 0, stderr: '' });
  const { added } = JSON.parse(first.stdout) as { added: number };
  expect(added).toBeGreaterThan(60);
  expect(JSON.parse((await load()).stdout)).toMatchObject({
    added: 0,
    changed: 0,
    unchanged: added,
  });
  expect(await offeredQuestions(contentBank)).toHaveLength(added);
});

test('a changed question gets its next version, and the old one can still be opened', async () => {
  const text = await readFile(questions(), 'utf8');
  await writeFile(questions(), text.replace(/difficulty: 1/, 'difficulty: 2'));
  expect(JSON.parse((await load()).stdout)).toMatchObject({ changed: 1, added: 0, retired: 0 });
  const changed = (await offeredQuestions(contentBank)).find(({ number }) => number === 2);
  expect(await findVersion(contentBank, changed?.slug ?? '', 1, 'zh-CN')).not.toBeNull();
});

test('a changed interview gets its next version; one that is gone is offered no more', async () => {
  const loaded = async () =>
    (JSON.parse((await load()).stdout) as { interviews: Record<string, number> }).interviews;
  const folderOf = (name: string) => join(folder, 'content', 'interviews', name);
  const before = await interviewBySlug('warm-up');
  const text = await readFile(folderOf('warm-up.yml'), 'utf8');
  await writeFile(folderOf('warm-up.yml'), text.replace('minutes: 5', 'minutes: 6'));
  const removed = await readFile(folderOf('mid.yml'), 'utf8');
  await rm(folderOf('mid.yml'));
  expect(await loaded()).toEqual({ added: 0, changed: 1, retired: 1, unchanged: 1 });
  const after = await interviewBySlug('warm-up');
  expect(after?.definition.minutes).toBe(6);
  expect([after?.id, after?.versionId === before?.versionId]).toEqual([before?.id, false]);
  expect((await publicInterviews()).map(({ slug }) => slug)).toEqual(['junior', 'warm-up']);
  await writeFile(folderOf('mid.yml'), removed);
  expect(await loaded()).toEqual({ added: 0, changed: 1, retired: 0, unchanged: 2 });
});

test('with an error in the content nothing is loaded, and file, line and reason are said', async () => {
  const before = await offeredQuestions(contentBank);
  const text = await readFile(questions(), 'utf8');
  await writeFile(
    questions(),
    text.replace(/difficulty: 2/, 'difficulty: 9').replace(/difficulty: 3/, 'difficulty: 4'),
  );
  const { code, stdout, stderr } = await load();
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^content\/questions\/handshake\.yml:\d+: .*9/);
  expect((await command('load-content.ts', [], { LC_ALL: 'zh_CN.UTF-8' })).stderr).toMatch(
    /[一-鿿]/,
  );
  expect(await offeredQuestions(contentBank)).toEqual(before);
  await writeFile(questions(), text);
});

test('the first administrator is made by a command, and sets the password by a link', async () => {
  const email = 'First@Example.org';
  const made = await command('admin.ts', [email], { APP_URL: 'https://drill.example/' });
  expect(made).toMatchObject({ code: 0, stderr: '' });
  const printed = JSON.parse(made.stdout) as { email: string; role: string; link: string };
  expect(printed).toMatchObject({ email: 'first@example.org', role: 'admin' });
  expect(printed.link).toMatch(/^https:\/\/drill\.example\/en\/reset\/[\w-]{43}$/);
  const again = JSON.parse((await command('admin.ts', [email, '--link'])).stdout) as {
    link: string;
  };
  expect(again.link).not.toBe(printed.link);
});

test.each([
  [[]],
  [['no-address']],
  [['a@example.org', 'b@example.org']],
  [['--wrong', 'a@example.org']],
])('a wrong argument (%j) is one clear message and exit code 2', async (args) => {
  const { code, stdout, stderr } = await command('admin.ts', args);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});
