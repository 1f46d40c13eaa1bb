import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parsePacketdrill } from './parse';
import { printScript } from './print';
import { remarksOf } from './remarks';
import type { Script } from './script';
import { withoutPlaces } from './without-places';

const folder = new URL('samples/', import.meta.url);
const names = readdirSync(folder).sort();
const textOf = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

function read(text: string): Script {
  const script = parsePacketdrill(text);
  if (!script.ok) throw new Error(JSON.stringify(script.error));
  return script.value;
}

describe.each(names)('%s', (name) => {
  const script = read(textOf(name));

  test('printed and read again it is the same script', () => {
    expect(withoutPlaces(read(printScript(script)))).toEqual(withoutPlaces(script));
  });

  test('its printed form is printed as it stands', () => {
    const printed = printScript(script);
    expect(printScript(read(printed))).toBe(printed);
  });
});

test('the samples hold every kind of node that there is', () => {
  const seen = new Set<string>();
  const collect = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { kind, rule, change } = node as Record<string, unknown>;
    for (const each of [kind, rule, change]) if (typeof each === 'string') seen.add(each);
    Object.values(node).forEach(collect);
  };
  names.forEach((name) => {
    collect(read(textOf(name)));
  });
  const kinds = `absolute relative absolute-range relative-range any call segment icmp shell code state host
    integer symbol string ellipsis or array group struct apply nop eol sackOK mss wscale sack TS FO FOEXP md5 ECN opt
    delay drop corrupt dup reorder hold cut count chance crash reboot unplug plug
    assert assign print number text name unary binary compare tuple`;
  expect([...seen].sort()).toEqual(expect.arrayContaining(kinds.trim().split(/\s+/)));
});

test('comments, spacing and the ways to write a number leave no trace in the canonical form', () => {
  const printed = printScript(
    read(
      `# one
      --mss=1000   // two
      0.100  /* three */ socket( ... ,SOCK_STREAM,0x6 ) =3
      +.5~+1.50 >   .P  1:1(0)ack 1   <nop , nop,  sack 1:2   3:4>`.replace('.P', 'P .'),
    ),
  );
  expect(printed).toBe(
    '--mss=1000\n0.1 socket(..., SOCK_STREAM, 0x6) = 3\n+0.5~+1.5 > P. 1:1(0) ack 1 <nop,nop,sack 1:2 3:4>\n',
  );
});

test('a known setting is understood, by whichever command, and everything else is told with its line', () => {
  const script = read(textOf('settings.pkt'));
  const lines = script.steps.flatMap((step) =>
    step.kind === 'event' && step.action.kind === 'shell' ? step.action.settings : [],
  );
  expect(lines.map(({ name, value, at }) => [name, value, at.line])).toEqual([
    ['net.ipv4.tcp_timestamps', '0', 2],
    ['net.ipv4.tcp_sack', '0', 3],
    ['net.ipv4.tcp_wmem', '4096 50000 4194304', 3],
    ['net.ipv4.tcp_fin_timeout', '30', 4],
    ['net.ipv4.tcp_syncookies', '2', 4],
    ['net.core.somaxconn', '5', 5],
    ['net.ipv4.tcp_window_scaling', '0', 8],
  ]);
  expect(remarksOf(script)).toEqual([
    { code: 'ignored-command', text: 'ip tcp_metrics flush all', line: 3, column: 75 },
    { code: 'ignored-command', text: '/tmp/restore.sh', line: 11, column: 2 },
  ]);
});

test('options for packetdrill’s own machine are told to have no effect', () => {
  expect(remarksOf(read(textOf('options.pkt'))).map(({ text }) => text)).toEqual([
    '--gateway_ip',
    '--netmask_ip',
    '--speed',
    '--non_fatal',
    '/tmp/restore.sh',
  ]);
});
