import { expect, test } from 'vitest';
import { linux, rfc9293 } from './behaviour';
import { endpointIn } from './dialogue';

const answer = 'ACK 101 ack 301';

test('RFC 5961’s challenge ACKs have no limit unless a behaviour sets one', () => {
  const end = endpointIn('ESTABLISHED');
  for (let n = 0; n < 3; n += 1) expect(end.hears('RST 400').says).toEqual([answer]);
});

test('Linux sends one in half a second, whatever draws it [j6]', () => {
  const end = endpointIn('ESTABLISHED', linux);
  expect(end.hears('RST 400').says).toEqual([answer]);
  expect(end.waits(499).hears('RST 400').says).toEqual([]);
  expect(end.hears('SYN 400').says).toEqual([]);
  expect(end.hears('ACK 200 ack 101').says).toEqual([]);
  expect(end.waits(1).hears('SYN 400').says).toEqual([answer]);
  expect(end.waits(499).hears('RST 400').says).toEqual([]);
});

test('text is never subject to the limit, and uses none of it up; a SYN with text is', () => {
  const end = endpointIn('ESTABLISHED', linux);
  expect(end.hears('ACK 200 ack 101 len 5').says).toEqual([answer]);
  expect(end.hears('ACK 200 ack 101 len 5').says).toEqual([answer]);
  expect(end.hears('SYN 400 len 5').says).toEqual([answer]);
  expect(end.hears('SYN 400 len 5').says).toEqual([]);
  expect(end.hears('ACK 200 ack 101 len 5').says).toEqual([answer]);
});

test('the limit may be any time', () => {
  const end = endpointIn('ESTABLISHED', { ...rfc9293, challengeAckIntervalMs: 1 });
  expect(end.hears('RST 400').says).toEqual([answer]);
  expect(end.hears('RST 400').says).toEqual([]);
  expect(end.waits(1).hears('RST 400').says).toEqual([answer]);
});
