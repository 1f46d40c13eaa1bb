import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const recording = (name: string) => join(root, 'lib/sim/recordings', `${name}.json`);

function replay(...args: string[]) {
  const command = ['--import', 'tsx', 'lib/cli/sim-replay.ts', ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, lines: stdout.split('\n').filter(Boolean), stderr };
}

test('a recording that is reproduced: one JSON line, the count on standard error, exit 0', () => {
  const { status, lines, stderr } = replay(recording('a1_handshake_active'));
  expect(status).toBe(0);
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    {
      name: 'a1_handshake_active',
      behaviour: 'linux',
      ok: true,
      compared: 7,
      firstDifference: null,
      excused: null,
    },
  ]);
  expect(stderr).toContain('1 of 1 recordings reproduced');
});

test('a difference is a finding: exit 1, the first one named', () => {
  const { status, lines } = replay('--behaviour', 'rfc9293', recording('l1_linger0_close'));
  expect(status).toBe(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    ok: false,
    behaviour: 'rfc9293',
    firstDifference: { field: 'flags', expected: 'RST,ACK', actual: 'RST' },
  });
});

test('a bad argument or file: exit 2, one message that names it, nothing on standard output', () => {
  const folder = mkdtempSync(join(tmpdir(), 'replay-'));
  const broken = join(folder, 'broken.json');
  const foreign = join(folder, 'foreign.json');
  writeFileSync(broken, '{');
  writeFileSync(foreign, '{"name":"x"}');
  for (const [args, words] of [
    [['--behaviour', 'bsd'], 'expected one of rfc9293, linux'],
    [['--wrong'], '--wrong'],
    [[join(folder, 'absent.json')], 'cannot be read'],
    [[broken], 'not JSON'],
    [[foreign], 'not a recorded trace: endpoints'],
  ] as const) {
    const { status, lines, stderr } = replay(...args);
    expect(status).toBe(2);
    expect(lines).toEqual([]);
    expect(stderr).toContain(words);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  }
  rmSync(folder, { recursive: true });
});
