import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const project = resolve('.');
let folder = '';

/** A copy of the project's content to spoil, beside nothing else. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'content-check-'));
  cpSync('content', join(folder, 'content'), { recursive: true });
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function check(cwd: string, ...args: string[]) {
  const tsx = join(project, 'node_modules/tsx/dist/cli.mjs');
  const command = join(project, 'lib/cli/content-check.ts');
  const run = spawnSync(
    process.execPath,
    [tsx, '--tsconfig', join(project, 'tsconfig.json'), command, ...args],
    { cwd, encoding: 'utf8' },
  );
  return { status: run.status, lines: run.stdout.trim().split('\n'), complaint: run.stderr };
}

function spoil(file: string, from: string, to: string): void {
  const path = join(folder, file);
  writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
}

test('right content exits 0 and ends with the counts', () => {
  const { status, lines } = check(project);
  expect(status).toBe(0);
  expect(lines).toEqual([expect.stringMatching(/^\d+ questions, \d+ lessons, \d+ interviews$/)]);
});

test('each finding is a line with file, line and reason, in the language asked for, and the exit is 1', () => {
  spoil('content/questions/states.yml', 'difficulty: 1', 'difficulty: 9');
  spoil('content/questions.schema.json', '"difficulty"', '"hardness"');
  const english = check(folder);
  expect(english.status).toBe(1);
  expect(english.lines).toEqual([
    'content/questions/states.yml:5: expected at most 5, found 9',
    expect.stringMatching(/^content\/questions\.schema\.json:1: the schema does not match/),
    expect.stringMatching(/^\d+ questions, /),
  ]);
  const chinese = check(folder, '--locale', 'zh-CN');
  expect(chinese.lines[0]).toBe('content/questions/states.yml:5: 最大应为 5，实际是 9');
});

test.each([[['--everything']], [['--locale', 'de']], [['states.yml']]])(
  'the argument %j is refused with one line and exit 2',
  (args) => {
    const { status, lines, complaint } = check(project, ...args);
    expect(status).toBe(2);
    expect(lines).toEqual(['']);
    expect(complaint).toMatch(/^Usage: .*\n$/);
  },
);

test('a project without content is refused with one line and exit 2', () => {
  const { status, complaint } = check(tmpdir());
  expect(status).toBe(2);
  expect(complaint).toMatch(/^The folder content cannot be read: .*\n$/);
});
