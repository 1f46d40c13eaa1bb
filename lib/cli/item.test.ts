import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { readStoredItem } from '@/lib/questions';

/** The command as npm runs it, once the packages stand. */
function run(file: string, args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', `lib/cli/${file}`, ...args],
    { encoding: 'utf8', input },
  );
  return { status, stdout, stderr };
}
const f06 = ['--generator', 'F06', '--seed', '42', '--locale', 'en'];

test('item prints the public view and the provenance, and the key only when asked', () => {
  const bare = run('item.ts', f06);
  expect(bare).toMatchObject({ status: 0, stderr: '' });
  const shown: unknown = JSON.parse(bare.stdout);
  expect(Object.keys(Object(shown) as object)).toEqual(['public', 'provenance']);
  const whole: unknown = JSON.parse(run('item.ts', [...f06, '--with-key']).stdout);
  expect(readStoredItem(whole).ok).toBe(true);
  expect(whole).toMatchObject(Object(shown) as object);
});

test('a bad argument is one message on standard error, nothing on standard output, exit 2', () => {
  for (const args of [
    ['--generator', 'F99', '--seed', '1'],
    ['--generator', 'F06'],
    [...f06, '--difficulty', 'six'],
    [...f06, '--params', '{'],
    [...f06, '--nonsense'],
  ]) {
    const { status, stdout, stderr } = run('item.ts', args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  }
});

test('grade reads a response and prints the stable form of a grade', () => {
  const question = ['--generator', 'F06', '--seed', '1', '--params', '{"form":"tries"}'];
  const graded = run('grade.ts', question, '{"kind":"numeric","value":"0"}');
  expect(graded).toMatchObject({ status: 0, stderr: '' });
  expect(JSON.parse(graded.stdout)).toEqual({
    status: 'graded',
    score: 0,
    field: null,
    misconceptions: [],
    feedback: 'Your answer was read as 0.',
  });
  const invalid = run('grade.ts', question, '{"kind":"numeric"}');
  expect(JSON.parse(invalid.stdout)).toMatchObject({ status: 'invalid', field: 'value' });
  expect(run('grade.ts', question, 'not JSON')).toMatchObject({ status: 2, stdout: '' });
});

test('items:check counts what it looked at', () => {
  const { status, stdout } = run('items-check.ts', ['--seeds', '2', '--generator', 'F05']);
  expect([status, stdout]).toEqual([0, '{"variants":10,"failures":0}\n']);
  expect(run('items-check.ts', [])).toMatchObject({ status: 2, stdout: '' });
  expect(run('items-check.ts', ['--seeds', '1', '--generator', 'F00']).status).toBe(2);
});
