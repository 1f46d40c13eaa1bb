import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { simRun as runFile } from './sim-script';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'sim-run-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function simRun(script: string, ...args: string[]) {
  const file = join(folder, 'script.pkt');
  writeFileSync(file, script);
  const said = { out: '', err: '' };
  const status = runFile([file, ...args], {
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
  });
  return { status, lines: said.out.split('\n').filter(Boolean), stderr: said.err };
}

test('the command itself: findings on standard output, words on standard error, the exit code', () => {
  const file = join(folder, 'command.pkt');
  writeFileSync(file, `${server}+0 close(4) = 0\n+0 > R. 1:1(0) ack 1\n`);
  const command = ['--import', 'tsx', 'lib/cli/sim-run.ts', file];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: root,
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ file, line: 12, kind: 'finding' });
  expect(stderr).toContain(`${file}:12: finding: expected`);
});

const server = `
\`sysctl -w net.ipv4.tcp_timestamps=0\`
0  socket(..., SOCK_STREAM, IPPROTO_TCP) = 3
+0 bind(3, ..., ...) = 0
+0 listen(3, 1) = 0
+0 < S 0:0(0) win 32792 <mss 1000,sackOK,nop,nop,nop,wscale 7>
+0 > S. 0:0(0) ack 1 <mss 1460,nop,nop,sackOK,nop,wscale 7>
+.1 < . 1:1(0) ack 1 win 257
+0 accept(3, ..., ...) = 4
+0 %{ assert tcpi_state == TCP_ESTABLISHED and tcpi_snd_mss == 1000 }%
`;

test('a script whose expectations are all met: exit 0, nothing on standard output', () => {
  const { status, lines } = simRun(`${server}
+0 write(4, ..., 2000) = 2000
+0 > P. 1:2001(2000) ack 1
+.1 < . 1:1(0) ack 2001 win 257
+0 close(4) = 0
+0 > F. 2001:2001(0) ack 1
+.2~+.5 > F. 2001:2001(0) ack 1
+0 < F. 1:1(0) ack 2002 win 257
+0 > . 2002:2002(0) ack 2
`);
  expect(status).toBe(0);
  expect(lines).toEqual([]);
});

test('the first expectation that is not met: exit 1, with its line, what was expected and what came', () => {
  const { status, lines } = simRun(`${server}+0 close(4) = 0\n+0 > R. 1:1(0) ack 1\n`);
  expect(status).toBe(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    line: 12,
    kind: 'finding',
    expected: 'RST,ACK 1:1(0) ack 1',
    actual: expect.stringContaining('FIN,ACK 1:1(0) ack 1') as string,
  });
});

test('a segment that never comes, a wrong errno, an assertion that fails: findings', () => {
  for (const [more, words] of [
    ['+0 > P. 1:2(1) ack 1\n', 'no segment'],
    ['+0 write(4, ..., 5) = -1 EPIPE (x)\n', 'write() = EPIPE'],
    ['+0 %{ assert tcpi_state == TCP_LISTEN }%\n', 'tcpi_state = 1'],
  ] as const) {
    const { status, stderr } = simRun(server + more);
    expect(status).toBe(1);
    expect(stderr).toContain(words);
  }
});

test('a blocking call returns when what it waits for has come', () => {
  const connect = `
0  socket(..., SOCK_STREAM, IPPROTO_TCP) = 3
+.1...0.2 connect(3, ..., ...) = 0
+0 > S 0:0(0) <...>
+.1 < S. 0:0(0) ack 1 win 5792 <mss 1460>
+0 > . 1:1(0) ack 1
`;
  expect(simRun(connect).status).toBe(0);
  expect(simRun(connect.replace('0.2 ', '0.4 ')).status).toBe(1);
});

test('a shell line is never executed: a known sysctl is applied, another is reported with its line', () => {
  const marker = join(folder, 'executed');
  const { status, stderr } = simRun(
    `\`touch ${marker}; sysctl -w net.ipv4.tcp_unheard_of=1\`\n${server}`,
  );
  expect(status).toBe(0);
  expect(stderr).toMatch(/:1: ignored: touch/);
  expect(stderr).toMatch(/:1: ignored: .*tcp_unheard_of=1/);
  expect(simRun(`\`test -e ${marker}\`\n${server}`).status).toBe(0);
});

test('what cannot be read or run: exit 2 and one message that names the line', () => {
  for (const [script, words] of [
    [`${server}+0 frobnicate(4) = 0\n`, ':11:'],
    [`${server}+0 < S 0:0(0)\n`, ':11:'],
    [`${server}+0 setsockopt(4, SOL_TCP, TCP_CORK, [1], 4) = 0\n`, ':11: unsupported: expected a'],
    [`${server}+0 send(4, ..., 5, MSG_MORE) = 5\n`, 'found MSG_MORE'],
    ['', ':1:'],
  ] as const) {
    const { status, lines, stderr } = simRun(script);
    expect(status).toBe(2);
    expect(lines).toEqual([]);
    expect(stderr).toContain(words);
  }
  expect(simRun(server, '--behaviour', 'bsd').stderr).toContain('expected one of rfc9293, linux');
  expect(simRun(server, '--seed', 'x').status).toBe(2);
});

test('--json prints one event a line, in milliseconds, the same for the same seed', () => {
  const first = simRun(server, '--json', '--seed', '7');
  const events = first.lines.map((line) => JSON.parse(line) as { at: number; kind: string });
  expect(events.map(({ kind }) => kind)).toContain('send');
  expect(events.at(-1)?.at).toBe(100);
  expect(simRun(server, '--json', '--seed', '7').lines).toEqual(first.lines);
  expect(simRun(server, '--json', '--seed', '8').lines).not.toEqual(first.lines);
});

test('two hosts: their script is run under rfc9293, and every language tells what is wrong', () => {
  const hosts = `hosts A B
B 0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3
B +0 bind(3, ..., ...) = 0
B +0 listen(3, 1) = 0
A 0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3
A +0 connect(3, ..., ...) = 0
A * state ESTABLISHED
`;
  expect(simRun(hosts).status).toBe(0);
  const { status, stderr } = simRun(`${hosts}A * state CLOSED\n`, '--locale', 'zh-CN');
  expect(status).toBe(1);
  expect(stderr).toContain(':8：不符：应为 state CLOSED');
  expect(simRun(`${hosts}A 1 crush\n`, '--locale', 'zh-CN').stderr).toContain(':8:5：');
  expect(simRun(hosts, '--locale', 'fr')).toMatchObject({ status: 2, lines: [] });
});
