import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parsePacketdrill } from './parse';
import { limits, type ScriptError } from './script-error';

function errorsOf(text: string): readonly ScriptError[] {
  const result = parsePacketdrill(text);
  return result.ok ? [] : result.error;
}

/** `line:column code`, and what was found. */
const told = (text: string): string[] =>
  errorsOf(text).map(
    ({ line, column, code, found }) => `${line}:${column} ${code} ${found ?? 'end'}`,
  );

const hosts = (line: string): string => `hosts A B attacker X\n${line}`;

describe('every error names its line and column and what was found', () => {
  test.each([
    ['an unknown call', '0 scoket(..., SOCK_STREAM, 0) = 3', ['1:3 unknown-call scoket']],
    [
      'a call that concerns no TCP',
      '0 splice(3, NULL, 4, NULL, 1, 0) = 1',
      ['1:3 unsupported-call splice'],
    ],
    ['too few arguments', '0 close() = 0', ['1:3 argument-count 0']],
    [
      'a misspelt constant',
      '0 setsockopt(3, SOL_SOCKET, SO_REUSEADR, [1], 4) = 0',
      ['1:29 unknown-symbol SO_REUSEADR'],
    ],
    ['an unknown function', '0 close(htonz(3)) = 0', ['1:9 unknown-symbol htonz']],
    [
      'an unknown errno',
      '0 close(3) = -1 EBATF (Bad file descriptor)',
      ['1:17 unknown-errno EBATF'],
    ],
    ['an unknown option', '--tolerance=5\n0 close(3) = 0', ['1:1 unknown-option --tolerance']],
    ['an option without its value', '--mss\n0 close(3) = 0', ['1:1 expected --mss']],
    [
      'an option that is not supported',
      '--wire_client\n0 close(3) = 0',
      ['1:1 unsupported --wire_client'],
    ],
    ['an option line among the steps', '0 close(3) = 0\n--mss=5', ['2:1 expected --mss=5']],
    ['an impossible window', '0 < . 1:1(0) ack 1 win 99999999', ['1:24 out-of-range 99999999']],
    ['impossible flags', '0 < SQ 0:0(0) win 5', ['1:6 unknown-flag Q']],
    ['a flag twice', '0 < SS 0:0(0) win 5', ['1:6 flag-twice S']],
    ['ACE beside ECE', '0 < SE5 0:0(0) win 5', ['1:5 flag-conflict SE5']],
    ['no flags', '0 < 0:0(0) win 5', ['1:5 expected 0']],
    [
      'numbers that do not fit the length',
      '0 < P. 1:5(1000) win 5',
      ['1:8 sequence-length 1:5(1000)'],
    ],
    [
      'a sequence number beyond 2^32',
      '0 < S 4294967296:4294967296(0) win 5',
      ['1:7 out-of-range 4294967296', '1:18 out-of-range 4294967296'],
    ],
    ['a negative length', '0 < S 0:0(-1) win 5', ['1:11 out-of-range -1']],
    ['an injected segment without a window', '0 < S 0:0(0)', ['1:3 window-missing end']],
    ['injected options left open', '0 < S 0:0(0) win 5 <...>', ['1:3 expected <...>']],
    ['an unknown TCP option', '0 < S 0:0(0) win 5 <mms 5>', ['1:21 unknown-tcp-option mms']],
    ['options that fill no word', '0 < S 0:0(0) win 5 <wscale 7>', ['1:20 options-unpadded 3']],
    [
      'more options than a header holds',
      '0 > . 1:1(0) <sack 1:2 1:2 1:2 1:2 1:2>',
      ['1:14 options-too-long 42'],
    ],
    ['an mss of 17 bits', '0 < S 0:0(0) win 5 <mss 65536>', ['1:25 out-of-range 65536']],
    ['an unknown ICMP code', '0 < icmp unreachable nobody_home', ['1:22 unknown-icmp nobody_home']],
    ['UDP', '0 < udp (100)', ['1:5 unsupported udp']],
    ['a tunnel', '0 < ipv4 1.2.3.4 > 5.6.7.8: S 0:0(0) win 5', ['1:5 unsupported ipv4']],
    ['a call at any time', '* close(3) = 0', ['1:1 inexact-time end']],
    ['a call at a range of times', '+0~+1 close(3) = 0', ['1:1 inexact-time end']],
    ['a range that ends before it begins', '2~1 > . 1:1(0)', ['1:1 time-backwards 2~1']],
    [
      'a blocking call that ends before it begins',
      '2...1 close(3) = 0',
      ['1:1 time-backwards 2...1'],
    ],
    ['a time finer than a microsecond', '0.0000001 close(3) = 0', ['1:1 time-too-fine 0.0000001']],
    ['a negative time', '-1 close(3) = 0', ['1:1 out-of-range -1']],
    ['no time', 'close(3) = 0', ['1:1 expected close']],
    ['a loop around steps', '0 close(3) = 0\nfor i in 1 2', ['2:1 loop for']],
    ['a loop where a call should be', '0 while (1)', ['1:3 loop while']],
    ['a loop in a block', '0 %{\nfor i in range(5): print(i)\n}%', ['2:1 loop for']],
    ['Python beyond assertions', '0 %{ import os }%', ['1:6 unsupported import']],
    ['an unknown TCP_INFO field', '0 %{ assert tcpi_stat == 1 }%', ['1:13 unknown-name tcpi_stat']],
    ['a broken expression', '0 %{ assert tcpi_rto == }%', ['1:25 expected }%']],
    [
      'a block that nobody closes',
      '0 %{ assert 1',
      ['1:3 unterminated %{ assert 1', '1:14 expected end'],
    ],
    [
      'a string that nobody closes',
      '0 write(3, "abc, 5) = 5',
      ['1:12 unterminated "abc, 5) = 5', '1:24 expected end'],
    ],
    [
      'a comment that nobody closes',
      '0 close(3) = 0\n/* and so on',
      ['2:1 unterminated /* and so on'],
    ],
    [
      'a shell line among the timed steps',
      '0 close(3) = 0\n`true`\n0 close(4) = 0',
      ['2:1 expected end'],
    ],
    ['an empty file', '', ['1:1 empty end']],
    ['nothing but comments', '// one\n# two', ['2:6 empty end']],
    ['an unknown host', hosts('C 0 close(3) = 0'), ['2:1 unknown-host C']],
    ['a rule for unknown hosts', hosts('net drop A>C SYN 1'), ['2:12 unknown-host C']],
    ['a path from a host to itself', hosts('net cut A<>A at 1'), ['2:12 unknown-host A']],
    ['an unknown rule', hosts('net lose A>B SYN 1'), ['2:5 expected lose']],
    ['an unknown class of segments', hosts('net drop A>B PSH 1'), ['2:14 expected PSH']],
    ['a probability above one', hosts('net drop A>B any 101%'), ['2:18 out-of-range 101']],
    ['an unknown state', hosts('A state TIME_WAIT'), ['2:9 unknown-state TIME_WAIT']],
    [
      'an unknown behaviour',
      'hosts A(windows) B\nA 0 close(3) = 0',
      ['1:9 unknown-behaviour windows'],
    ],
    ['one host alone', 'hosts A\nA 0 close(3) = 0', ['2:1 expected A']],
    ['two hosts of one name', 'hosts A A\nA 0 close(3) = 0', ['1:1 name-twice A']],
    ['a host that forges', hosts('A 0 > B>A R 1:1(0) win 0'), ['2:7 attacker-only-sends B']],
    ['an attacker that calls', hosts('X 0 close(3) = 0'), ['2:3 attacker-only-sends X']],
    ['a forged segment from nowhere', hosts('X 0 > R 1:1(0) win 0'), ['2:5 path-missing end']],
    ['a state without a hosts line', '0 state ESTABLISHED', ['1:3 unknown-call state']],
  ])('%s', (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

test('all errors are told, not only the first, and a good line after a bad one is read', () => {
  expect(told('0 foo() = 0\n+0 close(3) = 0\n+0 < SQ 0:0(0) win 70000\n+0 bar() = 0')).toEqual([
    '1:3 unknown-call foo',
    '3:7 unknown-flag Q',
    '3:20 out-of-range 70000',
    '4:4 unknown-call bar',
  ]);
});

test('what could have stood there is told as well', () => {
  expect(errorsOf('0 close(3')[0]).toMatchObject({ expected: ['`,`', '`)`'], found: null });
  expect(errorsOf('0 < . 1:1(0) win 70000')[0]).toMatchObject({ expected: ['0..65535'] });
});

test('every truncation of a script ends with a script or with an error at a place inside it', () => {
  const whole = readFileSync(new URL('samples/messages.pkt', import.meta.url), 'utf8');
  const lines = whole.split('\n').length;
  for (let length = 0; length < whole.length; length += 1) {
    for (const { line } of errorsOf(whole.slice(0, length)))
      expect(line).toBeLessThanOrEqual(lines);
  }
  expect(told(whole.slice(0, whole.indexOf('msg_iov(1)') + 9))).toEqual(['6:27 expected end']);
});

test('a binary file is told to be one, in few words', () => {
  const octets = Array.from({ length: 20_000 }, (_, at) => (at * 7919) % 256);
  const errors = errorsOf(String.fromCharCode(...octets));
  expect(errors).toHaveLength(limits.errors + 1);
  expect(errors.some(({ code }) => code === 'not-text')).toBe(true);
  expect(errors.some(({ code }) => code === 'too-many-errors')).toBe(true);
});

test('a line of a million characters is refused before it is read', () => {
  expect(told(`0 close(3) = 0\n${'a'.repeat(900_000)}`)).toEqual([
    `2:${limits.line + 1} too-long 900000`,
  ]);
  expect(told('0'.repeat(limits.characters + 1))).toEqual([
    `1:1 too-long ${limits.characters + 1}`,
  ]);
});

/** As many of a piece as a script may hold, in lines as long as they may be. */
const endless = (piece: string): string => {
  const line = piece.repeat(Math.floor((limits.line - 20) / piece.length));
  return `${line}\n`.repeat(Math.floor(limits.characters / limits.line) - 1);
};

// The time limit of a test is what bounds these: each takes a careless reader more than linear time.
test.each([
  ['words', endless('a')],
  ['numbers', endless('0 ')],
  ['brackets', `0 close(${endless('[')}`],
  ['parentheses in a block', `0 %{ assert ${endless('(')} }%`],
  ['signs in a block', `0 %{ assert ${endless('-')}1 }%`],
  ['a string without an end', `0 write(3, "${endless('\\"')}`],
  ['flags', `0 < ${endless('S')} 0:0(0) win 5`],
  ['a shell command', `\`${endless('sysctl ')}\``],
  ['an echo', `\`echo ${endless('1 ')}\``],
])('the longest script (of %s) ends with few and short errors', (_, text) => {
  const errors = errorsOf(text);
  expect(errors.length).toBeLessThanOrEqual(limits.errors + 1);
  for (const { found } of errors) expect((found ?? '').length).toBeLessThanOrEqual(limits.found);
});
