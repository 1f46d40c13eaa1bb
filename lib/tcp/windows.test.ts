import { expect, test } from 'vitest';
import { linux, rfc9293 } from './behaviour';
import { endpointIn } from './dialogue';
import { plainSettings } from './settings';

const nagle = { settings: { ...plainSettings, nagle: true } };
const delayed = { settings: { ...plainSettings, delayedAck: true } };

test('a zero window is asked by one octet of new data after the RTO, then ever more seldom (MUST-36)', () => {
  const end = endpointIn('ESTABLISHED').hears('ACK 301 ack 101 wnd 0');
  expect(end.call({ name: 'SEND', octets: 10 }).says).toEqual([]);
  expect(end.waits(999).says).toEqual([]);
  expect(end.waits(1).says).toEqual(['ACK 101 ack 301 len 1']);
  expect(end.waits(1999).says).toEqual([]);
  expect(end.waits(1).says).toEqual(['ACK 101 ack 301 len 1']);
  end.hears('ACK 301 ack 102 wnd 1000');
  expect(end.says).toEqual(['PSH,ACK 102 ack 301 len 9']);
  expect(end.seen?.timers.persist).toBeUndefined();
});

test('Linux asks by an empty segment with an old number', () => {
  const end = endpointIn('ESTABLISHED', linux).hears('ACK 301 ack 101 wnd 0');
  end.call({ name: 'SEND', octets: 10 });
  expect(end.waits(250).says).toEqual(['ACK 100 ack 301']);
});

test('as long as the peer answers its probes, a shut window never ends a connection (MUST-37)', () => {
  const end = endpointIn('ESTABLISHED').hears('ACK 301 ack 101 wnd 0');
  end.call({ name: 'SEND', octets: 10 });
  for (let n = 0; n < 20; n += 1) end.waits(60_000).hears('ACK 301 ack 101 wnd 0');
  expect(end.state).toBe('ESTABLISHED');
  end.waits(600_000);
  expect(end.state).toBe('CLOSED');
});

test('a sender waits for a segment worth sending, and sends it after all when that lasts (§3.8.6.2.1)', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, { sndMss: 500 });
  end.hears('ACK 301 ack 101 wnd 200').call({ name: 'SEND', octets: 900 });
  expect(end.says).toEqual([]);
  expect(end.waits(1000).says).toEqual(['ACK 101 ack 301 len 200']);
});

test('Nagle: a small segment waits while something is unacknowledged; without it nothing waits', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, nagle);
  expect(end.call({ name: 'SEND', octets: 5 }).says).toEqual(['PSH,ACK 101 ack 301 len 5']);
  expect(end.call({ name: 'SEND', octets: 5 }).says).toEqual([]);
  expect(end.call({ name: 'SEND', octets: 7 }).says).toEqual([]);
  expect(end.hears('ACK 301 ack 106').says).toEqual(['PSH,ACK 106 ack 301 len 12']);
  const plain = endpointIn('ESTABLISHED').call({ name: 'SEND', octets: 5 });
  expect(plain.call({ name: 'SEND', octets: 5 }).says).toEqual(['PSH,ACK 106 ack 301 len 5']);
});

test('Nagle does not hold back what a CLOSE follows', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, nagle).call({ name: 'SEND', octets: 5 });
  end.call({ name: 'SEND', octets: 5 }).call({ name: 'CLOSE' });
  expect(end.says).toEqual(['PSH,ACK 106 ack 301 len 5', 'FIN,ACK 111 ack 301']);
});

test('a delayed ACK waits for text to go with, but not long, and not for a second full segment', () => {
  const alone = endpointIn('ESTABLISHED', rfc9293, delayed).hears('ACK 301 ack 101 len 10');
  expect(alone.says).toEqual([]);
  expect(alone.waits(39).says).toEqual([]);
  expect(alone.waits(1).says).toEqual(['ACK 101 ack 311']);
  const joined = endpointIn('ESTABLISHED', rfc9293, delayed).hears('ACK 301 ack 101 len 10');
  expect(joined.call({ name: 'SEND', octets: 4 }).says).toEqual(['PSH,ACK 101 ack 311 len 4']);
  expect(joined.waits(100).says).toEqual([]);
  const second = endpointIn('ESTABLISHED', rfc9293, delayed).hears('ACK 301 ack 101 len 10');
  expect(second.hears('ACK 311 ack 101 len 10').says).toEqual(['ACK 101 ack 321']);
});

test('a hole is told at once, delayed ACKs or not (RFC 5681 §4.2)', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, delayed);
  expect(end.hears('ACK 311 ack 101 len 10').says).toEqual(['ACK 101 ack 301']);
  expect(end.hears('ACK 301 ack 101 len 10').says).toEqual(['ACK 101 ack 321']);
});

test('the ACK of a FIN waits as well: a CLOSE in time makes three segments of the close', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, delayed).hears('FIN,ACK 301 ack 101');
  expect(end.says).toEqual([]);
  expect(end.call({ name: 'CLOSE' }).says).toEqual(['FIN,ACK 101 ack 302']);
});

test('Linux acknowledges the first text at once and learns to wait when text answers text [c2]', () => {
  const end = endpointIn('ESTABLISHED', linux, delayed).hears('ACK 301 ack 101 len 10');
  expect(end.says).toEqual(['ACK 101 ack 311']);
  end.call({ name: 'SEND', octets: 4 }).hears('ACK 311 ack 105 len 10');
  expect(end.says).toEqual([]);
  expect(end.waits(40).says).toEqual(['ACK 105 ack 321']);
});

test('Linux sends no segment of more than half the greatest window [l5]', () => {
  const end = endpointIn('ESTABLISHED', linux).call({ name: 'SEND', octets: 3000 });
  expect(end.says).toEqual(['ACK 101 ack 301 len 500', 'PSH,ACK 601 ack 301 len 500']);
});

test('urgent text carries the URG bit and points behind its last octet, until it is acknowledged (MUST-62)', () => {
  const end = endpointIn('ESTABLISHED').call({ name: 'SEND', octets: 5, urgent: true });
  expect(end.says).toEqual(['PSH,URG,ACK 101 ack 301 len 5']);
  expect(end.sent[0]?.up).toBe(5);
  expect(end.hears('ACK 301 ack 106').call({ name: 'SEND', octets: 2 }).says).toEqual([
    'PSH,ACK 106 ack 301 len 2',
  ]);
});
