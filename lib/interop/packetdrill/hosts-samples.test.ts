import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runScript } from '@/lib/sim';
import { rfc9293 } from '@/lib/tcp';
import { codeConstants } from './code';
import { parsePacketdrill } from './parse';
import type { Script } from './script';

const folder = new URL('samples/', import.meta.url);

function read(text: string): Script {
  const script = parsePacketdrill(text);
  if (!script.ok) throw new Error(JSON.stringify(script.error));
  return script.value;
}

const samples = readdirSync(folder)
  .sort()
  .map((name) => ({ name, script: read(readFileSync(new URL(name, folder), 'utf8')) }))
  .filter(({ script }) => script.hosts !== null);

const run = (script: Script, seed = '1', iss = 1_000) =>
  runScript(script, { behaviour: rfc9293, iss, seed, constants: codeConstants });

test('there are a dozen samples of two hosts and more', () => {
  expect(samples.length).toBeGreaterThanOrEqual(12);
});

test.each(samples)('$name: every expectation is met under rfc9293', ({ script }) => {
  expect(run(script).stop).toBeNull();
});

test.each(samples)('$name: the same seed gives the same trace, octet for octet', ({ script }) => {
  expect(JSON.stringify(run(script).trace)).toBe(JSON.stringify(run(script).trace));
});

test('numbers count from wherever a connection begins, past the end of the number space too', () => {
  for (const { script } of samples) expect(run(script, '1', 2 ** 32 - 3).stop).toBeNull();
});

const opening = `hosts A B attacker X
net delay A<>B 0.05
B 0  socket(..., SOCK_STREAM, IPPROTO_TCP) = 3
B +0 bind(3, ..., ...) = 0
B +0 listen(3, 1) = 0
A 0  socket(..., SOCK_STREAM, IPPROTO_TCP) = 3
A +0 connect(3, ..., ...) = 0
`;
const stopOf = (more: string) => run(read(opening + more)).stop;

test('the first expectation that is not met is told with its line, what was expected and what came', () => {
  expect(stopOf('B .05 > S. 0:0(0) ack 2 <...>\n')).toMatchObject({
    kind: 'finding',
    line: 8,
    expected: '> SYN,ACK 0:0(0) ack 2',
    actual: expect.stringContaining('SYN,ACK 0:0(0) ack 1') as string,
  });
  expect(stopOf('B .2 > S. 0:0(0) ack 1 <...>\n')?.actual).toBe('no segment until 210 ms');
  expect(stopOf('A .2 state SYN-SENT\n')).toMatchObject({
    kind: 'finding',
    expected: 'state SYN-SENT',
    actual: 'ESTABLISHED',
  });
  expect(stopOf('B .2 bind(3, ..., ...) = 0\n')?.actual).toBe('EINVAL');
  expect(stopOf('A .2 read(3, ..., 1) = 1\n')).toMatchObject({ kind: 'finding', line: 8 });
  expect(stopOf('A 1 %{ assert tcpi_state == TCP_CLOSE_WAIT }%\n')?.kind).toBe('finding');
});

test('what is not said of window and options is not compared', () => {
  expect(stopOf('A 0 > S 0:0(0)\nB .05 > S. 0:0(0) ack 1\nA .1 > . 1:1(0) ack 1\n')).toBeNull();
});

test('a forged segment counts its numbers as the host in whose name it comes, and arrives with the link’s delay', () => {
  const forged =
    'X 1 > A>B R 1:1(0) win 0\nB +.05 < R 1:1(0)\nB state LISTEN\nA state ESTABLISHED\n';
  expect(stopOf(forged.replace('B state LISTEN\n', ''))).toBeNull();
  expect(
    stopOf(forged.replace('1:1(0) win', '9:9(0) win').replace('< R 1:1', '< R 9:9'))?.actual,
  ).toBe('ESTABLISHED');
});

test('what cannot be run names its line: ICMP, a call on a host that is down, a step before its time', () => {
  expect(stopOf('X 1 > A>B icmp unreachable port_unreachable [1:1(0)]\n')).toMatchObject({
    kind: 'unsupported',
    line: 8,
  });
  expect(stopOf('A 1 crash\nA +1 close(3) = 0\n')).toMatchObject({ kind: 'unsupported', line: 9 });
  expect(stopOf('A 5 close(3) = 0\nA 4 close(3) = 0\n')).toMatchObject({
    kind: 'unsupported',
    line: 9,
  });
});

test('a scenario that never ends stops at a bound and says which', () => {
  const alive = `${opening}A 1 setsockopt(3, SOL_SOCKET, SO_KEEPALIVE, [1], 4) = 0\nA * state CLOSED\n`;
  expect(run(read(alive)).stop).toMatchObject({
    kind: 'bound',
    line: 9,
    expected: 'an end within 24 hours of virtual time',
  });
  const late = `${opening}A 100000 close(3) = 0\n`;
  expect(run(read(late)).stop?.expected).toBe('at most 24 hours of virtual time');
});
